"""Videos on their way in, over HTTP."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

import coaching.uploads
from coaching.models import WorkoutSession
from tests.coaching.builders import MP4_HEAD, make_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.fixture(autouse=True)
def _private_folders(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.INCOMING_DIR = tmp_path / "media", tmp_path / "incoming"
    settings.INCOMING_DIR.mkdir()


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def send(
    client: Client, content: bytes = MP4_HEAD, name: str = "a.mp4", **fields: Any
) -> HttpResponse:
    data = {"video": SimpleUploadedFile(name, content), **fields}
    return client.post(reverse("coaching:upload"), data)  # type: ignore[return-value]


def code_of(response: HttpResponse) -> str:
    return str(response.json()["error"]["code"])  # type: ignore[attr-defined]


def test_an_upload_answers_with_the_session(client: Client, ada: User) -> None:
    response = send(client, exercise="squat")
    session = WorkoutSession.objects.get()
    assert response.status_code == 201
    assert response.json() == {"id": str(session.pk), "url": session.get_absolute_url()}  # type: ignore[attr-defined]
    assert (session.owner, session.exercise_asked) == (ada, "squat")


def test_auto_means_that_the_machine_finds_out(client: Client) -> None:
    send(client, exercise="auto")
    assert WorkoutSession.objects.get().exercise_asked == ""


def test_a_plain_form_is_led_to_the_session(client: Client) -> None:
    data = {"video": BytesIO(MP4_HEAD)}
    response = client.post(reverse("coaching:upload"), data, headers={"Accept": "text/html,*/*"})
    assert response.status_code == 302


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "a\0b.mp4", "🏋️ set.mp4", "x" * 300 + ".mp4", "con.mp4", ".mp4", "a/b"],
)
def test_a_strange_name_does_no_harm(client: Client, name: str, settings: Settings) -> None:
    assert send(client, name=name).status_code == 201
    session = WorkoutSession.objects.get()
    [path] = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert path.parent.name == str(session.pk)
    assert "/" not in session.original_name
    assert "\0" not in session.original_name


@pytest.mark.parametrize(
    ("content", "fields", "status", "code"),
    [
        (b"", {}, 400, "video_empty"),
        (b"I am a text", {}, 415, "not_a_video"),
        (MP4_HEAD, {"exercise": "yoga"}, 400, "unknown_exercise"),
        (MP4_HEAD + bytes(2 * 2**20), {}, 413, "video_too_big"),
    ],
)
def test_a_refusal_has_a_code_and_leaves_nothing(
    client: Client,
    settings: Settings,
    content: bytes,
    fields: dict[str, str],
    status: int,
    code: str,
) -> None:
    settings.MAX_UPLOAD_BYTES = 2**20
    response = send(client, content, **fields)
    assert (response.status_code, code_of(response)) == (status, code)
    assert_nothing_is_left(settings)


def assert_nothing_is_left(settings: Settings) -> None:
    assert not WorkoutSession.objects.exists()
    assert list(Path(settings.INCOMING_DIR).iterdir()) == []
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("data", [{}, {"video": "a word"}, {"film": BytesIO(MP4_HEAD)}])
def test_a_form_without_a_video_is_refused(client: Client, data: dict[str, Any]) -> None:
    response = client.post(reverse("coaching:upload"), data)
    assert code_of(response) == "video_missing"  # type: ignore[arg-type]


def test_a_body_that_is_no_form_is_refused(client: Client) -> None:
    response = client.post(reverse("coaching:upload"), b"{}", content_type="application/json")
    assert response.status_code == 400


def test_too_many_waiting_jobs_are_refused(client: Client, ada: User, settings: Settings) -> None:
    settings.MAX_ACTIVE_JOBS = 1
    make_job(ada)
    response = send(client)
    assert (response.status_code, code_of(response)) == (429, "too_many_jobs")


def test_a_full_disk_is_told_and_leaves_nothing(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.symlink_to("/dev/full")  # a device on which every write fails for want of room
    monkeypatch.setattr(coaching.uploads, "incoming_path", lambda: full)
    response = send(client)
    assert (response.status_code, code_of(response)) == (507, "disk_full")
    assert_nothing_is_left(settings)


def test_the_sample_begins_a_session(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.DEMO_VIDEO = tmp_path / "demo.mp4"
    settings.DEMO_VIDEO.write_bytes(MP4_HEAD)
    assert client.post(reverse("coaching:sample")).status_code == 201


def test_without_the_clip_there_is_no_sample(client: Client, settings: Settings) -> None:
    settings.DEMO_VIDEO = settings.MEDIA_ROOT / "none.mp4"
    response = client.post(reverse("coaching:sample"))
    assert (response.status_code, code_of(response)) == (503, "sample_missing")  # type: ignore[arg-type]


def test_a_forged_form_is_refused(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert send(client).status_code == 403
    assert not WorkoutSession.objects.exists()
