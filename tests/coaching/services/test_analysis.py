"""The parts of an analysis that need no pixels."""

import math

import pytest
from django.contrib.auth.models import User

from coaching.models import AnalysisJob, AnalysisResult, JobState, WorkoutSession
from coaching.services import sessions
from coaching.services.judging import finite
from coaching.services.runner import Runner
from coaching.services.sessions import Correction
from coaching.storage import session_file
from pose.storage import save_poses
from tests.coaching import clips
from tests.coaching.builders import make_finished


def test_json_has_no_number_that_is_none() -> None:
    given = {"a": math.nan, "b": [1.5, math.inf], "c": (2, {"d": -math.inf})}
    assert finite(given) == {"a": None, "b": [1.5, None], "c": [2, {"d": None}]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("catalogue")
class TestARecount:
    """The owner said that it was another exercise: the stored joints are judged by its rules."""

    @pytest.fixture
    def session(self, ada: User) -> WorkoutSession:
        session = make_finished(ada)
        save_poses(session_file(session, "joints.1.npz"), clips.athlete_poses())
        session_file(session, session.video_file).unlink()  # pixels are not needed
        sessions.session_correct(session=session, correction=Correction("lunge", None))
        return session

    def test_keeps_the_machines_answer_beside_it(self, session: WorkoutSession) -> None:
        Runner(slots=1).drain()
        result = AnalysisResult.objects.get()
        assert AnalysisJob.objects.get().state == JobState.SUCCEEDED
        assert result.document["exercise"]["slug"] == "squat"
        assert result.corrected_document is not None
        assert result.corrected_document["exercise"]["slug"] == "lunge"
        session.refresh_from_db()
        assert session.rep_count == result.corrected_document["rep_count"]
        assert session.title.startswith("Lunge")

    def test_back_to_the_machines_answer(self, session: WorkoutSession) -> None:
        Runner(slots=1).drain()
        session.refresh_from_db()
        sessions.session_correct(session=session, correction=Correction("squat", None))
        Runner(slots=1).drain()
        session.refresh_from_db()
        assert AnalysisResult.objects.get().corrected_document is None
        assert (session.exercise, session.rep_count) == ("squat", 2)

    def test_without_its_joints_says_so(self, session: WorkoutSession) -> None:
        session_file(session, "joints.1.npz").unlink()
        Runner(slots=1).drain()
        job = AnalysisJob.objects.get()
        assert (job.state, job.error_code) == (JobState.FAILED, "joints_unreadable")
