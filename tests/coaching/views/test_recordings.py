"""The video of a live session on its way in, over HTTP."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from coaching.models import AnalysisJob, SessionKind, WorkoutSession
from tests.coaching.builders import MP4_HEAD, make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folders(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.INCOMING_DIR = tmp_path / "media", tmp_path / "incoming"
    settings.INCOMING_DIR.mkdir()


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    """A live session without its video."""
    session = make_session(ada, kind=SessionKind.LIVE)
    WorkoutSession.objects.update(video_file="")
    AnalysisJob.objects.create(session=session)
    return session


def send(user: User | None, session: WorkoutSession, **fields: str) -> HttpResponse:
    client = Client()
    if user:
        client.force_login(user)
    video = SimpleUploadedFile("set.mp4", MP4_HEAD)
    return client.post(  # type: ignore[return-value]
        reverse("coaching:recording", args=(session.pk,)),
        {"video": video, **fields},
        headers={"Accept": "application/json"},
    )


def test_its_owner_sends_it_with_where_it_begins(ada: User, session: WorkoutSession) -> None:
    answer = send(ada, session, begins="0.75")
    session.refresh_from_db()
    assert answer.status_code == 201
    assert (session.video_file, session.video_begins) == ("recording.mp4", 0.75)


def test_nobody_else_does(session: WorkoutSession) -> None:
    assert send(None, session, begins="0").status_code == 401
    assert send(make_user("eve"), session, begins="0").status_code == 404


@pytest.mark.parametrize("begins", ["", "soon", "inf"])
def test_where_it_begins_is_a_number(ada: User, session: WorkoutSession, begins: str) -> None:
    answer = send(ada, session, begins=begins)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "begins_invalid"  # type: ignore[attr-defined]


def test_one_larger_than_videos_may_be_is_refused(
    ada: User, session: WorkoutSession, settings: Settings
) -> None:
    settings.MAX_UPLOAD_BYTES = 10
    answer = send(ada, session, begins="0")
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "video_too_big"  # type: ignore[attr-defined]
