"""Creating, renaming, correcting and deleting sessions."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from coaching.errors import RequestRefusedError
from coaching.models import AnalysisJob, JobState, SessionKind, WorkoutSession
from coaching.services import sessions
from coaching.services.sessions import Correction
from coaching.storage import session_file, session_folder
from tests.coaching.builders import (
    MP4_HEAD,
    files_of,
    make_finished,
    make_incoming,
    make_job,
    make_session,
)

pytestmark = [pytest.mark.django_db]


def media_files(settings: Settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _empty_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("catalogue")
class TestCreating:
    def test_keeps_the_file_and_queues_one_job(self, ada: User) -> None:
        incoming = make_incoming()
        session = sessions.session_create(
            owner=ada, incoming=incoming, original_name="../../a.mp4", exercise="squat"
        )
        session.refresh_from_db()
        assert session.job.state == JobState.QUEUED
        assert session_file(session, session.video_file).read_bytes() == MP4_HEAD
        assert (session.original_name, session.exercise_asked) == ("a.mp4", "squat")
        assert not incoming.path.exists()

    def test_uses_no_part_of_the_persons_name_on_disk(self, ada: User, settings: Settings) -> None:
        session = sessions.session_create(
            owner=ada, incoming=make_incoming(), original_name="../evil\0🏋.mp4"
        )
        [path] = media_files(settings)
        assert path == Path(settings.MEDIA_ROOT) / str(ada.pk) / str(session.pk) / "video.mp4"

    @pytest.mark.parametrize(
        ("content", "exercise", "code"),
        [
            (b"", "", "video_empty"),
            (b"I am a text, renamed", "", "not_a_video"),
            (MP4_HEAD, "yoga", "unknown_exercise"),
            (MP4_HEAD, "x\0", "unknown_exercise"),
        ],
    )
    def test_refuses_what_cannot_be_analysed(
        self, ada: User, settings: Settings, content: bytes, exercise: str, code: str
    ) -> None:
        with pytest.raises(RequestRefusedError) as refusal:
            sessions.session_create(owner=ada, incoming=make_incoming(content), exercise=exercise)
        assert refusal.value.code == code
        assert media_files(settings) == []
        assert not WorkoutSession.objects.exists()

    def test_lets_one_person_queue_so_many_and_no_more(
        self, ada: User, eve: User, settings: Settings
    ) -> None:
        settings.MAX_ACTIVE_JOBS = 2
        make_job(ada), make_job(ada, state=JobState.RUNNING), make_job(ada, state=JobState.FAILED)
        with pytest.raises(RequestRefusedError) as refusal:
            sessions.session_create(owner=ada, incoming=make_incoming())
        assert refusal.value.code == "too_many_jobs"
        sessions.session_create(owner=eve, incoming=make_incoming())


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_behind_when_the_row_cannot_be_written(settings: Settings) -> None:
    nobody = User(pk=10**9)
    with pytest.raises(IntegrityError):
        sessions.session_create(owner=nobody, incoming=make_incoming())
    assert media_files(settings) == []
    assert not WorkoutSession.objects.exists()


class TestTheSample:
    def test_is_a_copy_of_the_demo_clip(
        self, ada: User, settings: Settings, tmp_path: Path
    ) -> None:
        settings.DEMO_VIDEO = tmp_path / "demo.mp4"
        settings.DEMO_VIDEO.write_bytes(MP4_HEAD * 3)
        session = sessions.session_create_sample(owner=ada)
        assert session.kind == SessionKind.SAMPLE
        assert session_file(session, session.video_file).read_bytes() == MP4_HEAD * 3
        assert settings.DEMO_VIDEO.exists()

    def test_says_so_when_there_is_no_clip(
        self, ada: User, settings: Settings, tmp_path: Path
    ) -> None:
        settings.DEMO_VIDEO = tmp_path / "none.mp4"
        with pytest.raises(RequestRefusedError) as refusal:
            sessions.session_create_sample(owner=ada)
        assert (refusal.value.code, refusal.value.status) == ("sample_missing", 503)


@pytest.mark.usefixtures("catalogue")
class TestCorrecting:
    def test_stands_beside_what_was_found(self, ada: User) -> None:
        session = make_finished(ada)
        sessions.session_correct(session=session, correction=Correction("lunge", 7))
        session.refresh_from_db()
        assert (session.exercise, session.rep_count) == ("lunge", 7)
        assert (session.exercise_found, session.rep_count_found) == ("squat", 2)
        assert session.result.document["exercise"]["slug"] == "squat"

    def test_judges_the_joints_again_by_the_other_exercise(self, ada: User) -> None:
        session = make_finished(ada)
        sessions.session_correct(session=session, correction=Correction("lunge", None))
        job = AnalysisJob.objects.get()
        assert (job.state, job.kind) == (JobState.QUEUED, "recount")

    def test_of_the_count_alone_judges_nothing_again(self, ada: User) -> None:
        session = make_finished(ada)
        sessions.session_correct(session=session, correction=Correction("squat", 3))
        session.refresh_from_db()
        assert (session.exercise_corrected, session.rep_count_corrected) == ("", 3)

    def test_who_was_asked_and_agrees_has_said_so(self, ada: User) -> None:
        session = make_finished(ada)
        asked = Correction("squat", None, confirmed=True)
        sessions.session_correct(session=session, correction=asked)
        assert session.exercise_corrected == "squat"
        sessions.session_correct(session=session, correction=Correction("squat", 5))
        assert session.exercise_corrected == "squat"
        assert session.job.state == JobState.SUCCEEDED

    def test_that_agrees_with_the_machine_is_none(self, ada: User) -> None:
        session = make_finished(ada, rep_count_corrected=9)
        sessions.session_correct(session=session, correction=Correction("squat", 2))
        assert session.rep_count_corrected is None

    def test_to_an_unknown_exercise_is_refused(self, ada: User) -> None:
        with pytest.raises(RequestRefusedError):
            sessions.session_correct(
                session=make_finished(ada), correction=Correction("yoga", None)
            )


@pytest.mark.parametrize("title", ["", "   ", "\0\n"])
def test_a_session_has_a_title(ada: User, title: str) -> None:
    with pytest.raises(RequestRefusedError):
        sessions.session_rename(session=make_session(ada), title=title)


def test_deleting_takes_rows_and_files(
    ada: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    session = make_finished(ada)
    folder = session_folder(session)
    assert files_of(session)
    with django_capture_on_commit_callbacks(execute=True):
        sessions.session_delete(session=session)
    assert not folder.exists()
    assert not AnalysisJob.objects.exists()
