"""Old sessions judged again from their stored joints."""

from uuid import UUID

import pytest
from django.contrib.auth.models import User

from coaching.engine.methods import stamp_of
from coaching.models import AnalysisJob, AnalysisResult, JobState, WorkoutSession
from coaching.services.reanalysis import Redone, results_older, session_ids, session_reanalyse
from coaching.storage import session_file
from pose.storage import save_poses
from tests.coaching import clips
from tests.coaching.builders import make_finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    """A session of long ago whose answer was wrong, and whose video is gone."""
    session = make_finished(ada, rep_count_corrected=7, exercise_asked="squat")
    save_poses(session_file(session, "joints.1.npz"), clips.athlete_poses())
    session_file(session, session.video_file).unlink()
    AnalysisResult.objects.update(document={**session.result.document, "rep_count": 40})
    return session


def redo(session: WorkoutSession) -> Redone:
    outcome = session_reanalyse(session_id=session.pk)
    session.refresh_from_db()
    return outcome


def test_the_joints_are_judged_by_the_code_of_now(session: WorkoutSession) -> None:
    assert redo(session) == Redone.REDONE
    result = AnalysisResult.objects.get()
    stamp = stamp_of()
    assert result.document["rep_count"] == 2
    assert session.rep_count_found == 2
    assert (result.code_version, result.model_hash) == (stamp.version, stamp.model)
    assert result.feature_version == stamp.features
    assert result.document["timing"] == {"seconds": 1.0, "frames_per_second": 60.0}


def test_what_the_owner_said_stays(session: WorkoutSession) -> None:
    WorkoutSession.objects.update(exercise_corrected="lunge", titled_by_owner=True, title="Mine")
    redo(session)
    corrected = AnalysisResult.objects.get().corrected_document
    assert corrected is not None
    assert corrected["exercise"]["slug"] == "lunge"
    assert (session.exercise, session.rep_count, session.title) == ("lunge", 7, "Mine")


def test_doing_it_twice_changes_nothing(session: WorkoutSession) -> None:
    redo(session)
    first = AnalysisResult.objects.values().get()
    redo(session)
    assert AnalysisResult.objects.values().get() == first


def test_an_error_keeps_the_old_result(session: WorkoutSession) -> None:
    session_file(session, "joints.1.npz").write_bytes(b"PK not really")
    before = AnalysisResult.objects.values().get()
    assert redo(session) == Redone.FAILED
    assert AnalysisResult.objects.values().get() == before


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.RUNNING])
def test_what_a_worker_has_in_hand_is_left_to_it(session: WorkoutSession, state: JobState) -> None:
    AnalysisJob.objects.update(state=state)
    assert redo(session) == Redone.BUSY
    assert AnalysisResult.objects.get().document["rep_count"] == 40


def test_a_session_that_is_gone_is_no_error(session: WorkoutSession) -> None:
    gone = session.pk
    session.delete()
    assert session_reanalyse(session_id=gone) == Redone.BUSY


def test_older_are_those_of_another_stamp(session: WorkoutSession, ada: User) -> None:
    make_finished(ada)
    assert results_older().count() == 2
    redo(session)
    assert [result.session_id for result in results_older()] != [session.pk]
    assert results_older().count() == 1


@pytest.mark.parametrize(
    "change", [{"model_hash": "0123456789ab"}, {"code_version": "0"}, {"feature_version": 99}]
)
def test_any_part_of_the_stamp_makes_it_older(
    session: WorkoutSession, change: dict[str, object]
) -> None:
    redo(session)
    assert not results_older().exists()
    AnalysisResult.objects.update(**change)
    assert results_older().count() == 1


def test_every_session_comes_once_however_many(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {make_finished(ada).pk for _ in range(5)}
    monkeypatch.setattr("coaching.services.reanalysis.PAGE", 2)
    found: list[UUID] = list(session_ids(AnalysisResult.objects.all()))
    assert len(found) == 5
    assert set(found) == made
