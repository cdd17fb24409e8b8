"""Videos that cannot be coached, end to end: a stable code, never a 500, never a stuck job."""

import errno
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coaching.models import AnalysisJob, JobState, WorkoutSession
from coaching.services import analysis
from coaching.services.runner import Runner
from coaching.storage import session_file
from tests.coaching import clips
from tests.coaching.builders import files_of
from tests.coaching.clips import Maker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.slow,
]


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def analysed(client: Client, path: Path) -> AnalysisJob:
    """Upload a file and let a worker do what there is to do, attempts included."""
    with path.open("rb") as file:
        response = client.post(reverse("coaching:upload"), {"video": file})
    assert response.status_code == 201, response.content
    runner = Runner(slots=1)
    for _ in range(4):
        AnalysisJob.objects.filter(state=JobState.QUEUED).update(available_at=timezone.now())
        runner.drain()
    return AnalysisJob.objects.select_related("session").get()


@pytest.mark.parametrize(
    ("make", "status", "code"),
    [(clips.empty, 400, "video_empty"), (clips.text, 415, "not_a_video")],
)
def test_what_is_no_video_is_refused_at_the_door(
    client: Client, tmp_path: Path, make: Maker, status: int, code: str
) -> None:
    with make(tmp_path / "set.mp4").open("rb") as file:
        response = client.post(reverse("coaching:upload"), {"video": file})
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert response.json()["error"]["message"].endswith(".")
    assert not WorkoutSession.objects.exists()


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (clips.truncated, {"video_truncated"}),
        (clips.sound_alone, {"video_no_picture"}),
        (clips.nobody, {"no_person"}),
        (clips.athlete_for_half_a_second, {"no_person"}),
        (clips.one_pixel, {"video_too_small"}),
        (clips.eight_k, {"video_too_large"}),
        (clips.hours_long, {"video_too_long"}),
        (clips.without_a_rate, {"no_person", "video_unreadable"}),
    ],
)
def test_what_cannot_be_coached_is_kept_with_the_reason(
    client: Client, tmp_path: Path, make: Maker, codes: set[str]
) -> None:
    job = analysed(client, make(tmp_path / "set.mp4"))
    assert (job.state, job.attempt) == (JobState.FAILED, 1)
    assert job.error_code in codes
    assert job.error_message.endswith(".")
    assert job.can_retry
    assert session_file(job.session, job.session.video_file).exists()
    assert client.get(job.session.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("make", [clips.athlete, clips.athlete_on_their_side])
def test_a_good_one_is_coached(client: Client, tmp_path: Path, make: Maker) -> None:
    job = analysed(client, make(tmp_path / "set.mp4"))
    assert (job.state, job.error_code) == (JobState.SUCCEEDED, "")
    session = job.session
    video = session.result.document["video"]
    assert (video["width"], video["height"]) == clips.SIZE
    assert session.title.startswith(session.result.document["exercise"]["name"])
    assert session.has_poster
    for url in (session.result_url, session.joints_url, session.curves_url):
        assert client.get(url).status_code == 200


def test_a_full_disk_in_the_worker_is_tried_again_and_told(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(analysis, "_prepare", no_room)
    job = analysed(client, clips.nobody(tmp_path / "set.mp4"))
    assert (job.state, job.attempt, job.error_code) == (JobState.FAILED, 3, "disk_full")


def test_a_fault_of_ours_ends_the_job_as_well(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "_prepare", lambda *_: 1 / 0)
    job = analysed(client, clips.nobody(tmp_path / "set.mp4"))
    assert (job.state, job.error_code) == (JobState.FAILED, "internal_error")


def test_a_session_deleted_under_the_worker_leaves_no_files(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = analysis._prepare

    def delete_meanwhile(session: WorkoutSession, *rest: object) -> object:
        prepared = prepare(session, *rest)  # type: ignore[arg-type]
        client.post(reverse("coaching:delete", args=(session.pk,)))
        return prepared

    monkeypatch.setattr(analysis, "_prepare", delete_meanwhile)
    with clips.nobody(tmp_path / "set.mp4").open("rb") as file:
        client.post(reverse("coaching:upload"), {"video": file})
    session = WorkoutSession.objects.get()
    Runner(slots=1).drain()
    assert files_of(session) == []
    assert not AnalysisJob.objects.exists()
