"""What a worker writes at the end, and only while the job is its own."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoCaptureOnCommitCallbacks

from coaching.errors import JobLostError
from coaching.models import AnalysisJob, AnalysisResult, JobState, WorkoutSession
from coaching.services import claims, jobs
from coaching.services.claims import Claim
from coaching.services.outcome import job_finish, session_prepared
from coaching.services.results import Findings
from coaching.storage import session_file
from tests.coaching.builders import files_of, make_document, make_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.fixture
def claim(ada: User) -> Claim:
    make_job(ada)
    claim = claims.job_claim()
    assert claim is not None
    return claim


def findings(**fields: object) -> Findings:
    values = {"corrected": None, "joints_file": "joints.1.npz", "exercise_corrected": "", **fields}
    return Findings(make_document(), **values)  # type: ignore[arg-type]


def test_result_and_state_are_written_together(claim: Claim) -> None:
    job_finish(claim=claim, findings=findings())
    session = WorkoutSession.objects.get()
    assert session.job.state == JobState.SUCCEEDED
    assert (session.exercise_found, session.rep_count_found) == ("squat", 2)
    assert session.dots == ["good", "good"]
    assert session.title.startswith("Squat, ")
    assert session.result.joints_file == "joints.1.npz"


def test_a_title_that_the_owner_chose_stays(claim: Claim) -> None:
    WorkoutSession.objects.update(title="Leg day", titled_by_owner=True)
    job_finish(claim=claim, findings=findings())
    assert WorkoutSession.objects.get().title == "Leg day"


def test_who_lost_the_job_writes_nothing(claim: Claim) -> None:
    jobs.job_cancel(job=AnalysisJob.objects.get())
    with pytest.raises(JobLostError):
        session_prepared(claim=claim, probe={}, poster="poster.1.jpg", playback="")
    with pytest.raises(JobLostError):
        job_finish(claim=claim, findings=findings())
    assert not AnalysisResult.objects.exists()
    assert WorkoutSession.objects.get().poster_file == ""


def test_who_finishes_twice_writes_once(claim: Claim) -> None:
    job_finish(claim=claim, findings=findings())
    with pytest.raises(JobLostError):
        job_finish(claim=claim, findings=findings(joints_file="joints.2.npz"))
    assert AnalysisResult.objects.get().joints_file == "joints.1.npz"


def test_another_exercise_named_meanwhile_is_judged_next(claim: Claim) -> None:
    WorkoutSession.objects.update(exercise_corrected="lunge")
    job_finish(claim=claim, findings=findings())
    job = AnalysisJob.objects.get()
    assert (job.state, job.kind) == (JobState.QUEUED, "recount")
    assert AnalysisResult.objects.exists()


def test_what_earlier_attempts_left_is_removed(
    claim: Claim, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    session = WorkoutSession.objects.get()
    for name in ("joints.0.npz", "joints.1.npz", "poster.0.jpg"):
        session_file(session, name).touch()
    with django_capture_on_commit_callbacks(execute=True):
        job_finish(claim=claim, findings=findings())
    assert [path.name for path in files_of(session)] == ["joints.1.npz", "video.mp4"]
