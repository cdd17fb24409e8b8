"""What owners do with jobs."""

import pytest
from django.contrib.auth.models import User

from coaching.models import AnalysisJob, JobKind, JobState
from coaching.services import claims, jobs
from tests.coaching.builders import make_finished, make_job

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "may_cancel", "may_retry"),
    [
        (JobState.QUEUED, True, False),
        (JobState.RUNNING, True, False),
        (JobState.SUCCEEDED, False, False),
        (JobState.FAILED, False, True),
        (JobState.CANCELLED, False, True),
    ],
)
def test_what_may_be_done_in_each_state(
    ada: User, state: JobState, may_cancel: bool, may_retry: bool
) -> None:
    job = make_job(ada, state=state)
    assert (job.can_cancel, job.can_retry) == (may_cancel, may_retry)
    assert jobs.job_retry(job=job) == may_retry
    AnalysisJob.objects.update(state=state)
    assert jobs.job_cancel(job=job) == may_cancel


def test_a_cancelled_job_is_out_of_its_workers_hands(ada: User) -> None:
    job = make_job(ada)
    claim = claims.job_claim()
    assert claim is not None
    jobs.job_cancel(job=job)
    assert not claims.owned(claim).exists()
    assert claims.job_claim() is None


def test_a_retried_job_has_all_its_attempts_and_no_old_error(ada: User) -> None:
    job = make_job(
        ada, state=JobState.FAILED, attempt=3, token=3, error_code="x", error_message="x"
    )
    jobs.job_retry(job=job)
    job.refresh_from_db()
    assert (job.state, job.attempt, job.error_code) == (JobState.QUEUED, 0, "")
    claim = claims.job_claim()
    assert claim is not None
    assert claim.token > 3


def test_a_recount_leaves_the_video_alone(ada: User) -> None:
    session = make_finished(ada)
    jobs.job_recount(job=session.job)
    claim = claims.job_claim()
    assert claim is not None
    assert claim.kind == JobKind.RECOUNT
