"""A worker's side of a claimed job, on real threads."""

import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from coaching.errors import JobLostError, WorkerStoppingError
from coaching.models import AnalysisJob, JobStage
from coaching.services import claims, jobs
from coaching.services.claims import Claim
from coaching.services.watch import JobWatch
from tests.coaching.builders import make_job, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def claim() -> Claim:
    make_job(make_user())
    claim = claims.job_claim()
    assert claim is not None
    return claim


def until(condition: object, seconds: float = 3.0) -> float:
    """Seconds until a condition holds."""
    began = time.monotonic()
    while not condition():  # type: ignore[operator]
        assert time.monotonic() - began < seconds, "it never came true"
        time.sleep(0.02)
    return time.monotonic() - began


def test_progress_reaches_the_row(claim: Claim) -> None:
    with JobWatch(claim, threading.Event()) as watch:
        watch.report(JobStage.FINDING, 0.5, 7.0)
        until(lambda: AnalysisJob.objects.get().progress == 0.5)
    assert AnalysisJob.objects.get().stage == JobStage.FINDING


def test_a_cancelled_job_is_noticed_within_a_second(claim: Claim) -> None:
    with JobWatch(claim, threading.Event()) as watch:
        watch.check()
        jobs.job_cancel(job=AnalysisJob.objects.get())
        assert until(watch.unwanted) < 1.5
        with pytest.raises(JobLostError):
            watch.check()


def test_a_deleted_session_is_noticed(claim: Claim) -> None:
    with JobWatch(claim, threading.Event()) as watch:
        AnalysisJob.objects.get().session.delete()
        until(watch.unwanted)


def test_a_worker_that_has_to_stop_says_so_at_once(claim: Claim) -> None:
    stopping = threading.Event()
    with JobWatch(claim, stopping) as watch:
        stopping.set()
        assert watch.unwanted()
        with pytest.raises(WorkerStoppingError):
            watch.check()


def test_the_lease_outlives_work_that_reports_nothing(claim: Claim, settings: Settings) -> None:
    settings.JOB_LEASE_SECONDS = 2.0
    AnalysisJob.objects.update(lease_until=timezone.now() + timedelta(seconds=2))
    with JobWatch(claim, threading.Event()) as watch:
        time.sleep(3.0)
        assert claims.jobs_recover() == 0
        assert not watch.unwanted()
