"""Who owns a job."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from coaching.models import AnalysisJob, JobStage, JobState
from coaching.services import claims
from coaching.services.claims import Claim, Progress
from coaching.services.workers import is_gone, this_worker
from tests.coaching.builders import make_job, make_running_job, make_user

pytestmark = pytest.mark.django_db


def claimed(**fields: object) -> Claim:
    claim = claims.job_claim(**fields)  # type: ignore[arg-type]
    assert claim is not None
    return claim


def test_the_job_that_waits_longest_is_claimed_first(ada: User) -> None:
    late, early = make_job(ada), make_job(ada)
    AnalysisJob.objects.filter(pk=early.pk).update(
        available_at=timezone.now() - timedelta(minutes=1)
    )
    assert claimed().job_id == early.pk
    assert claimed().job_id == late.pk
    assert claims.job_claim() is None


def test_a_job_that_has_to_pause_is_not_claimed(ada: User) -> None:
    make_job(ada, available_at=timezone.now() + timedelta(minutes=1))
    assert claims.job_claim() is None


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_that_claim_at_once_each_job_has_one() -> None:
    ada = make_user()
    jobs = {make_job(ada).pk for _ in range(4)}
    start = Barrier(8)

    def work(number: int) -> list[int]:
        start.wait()
        won = []
        while claim := claims.job_claim(worker=f"worker {number}"):
            won.append(claim.job_id)
        connection.close()
        return won

    with ThreadPoolExecutor(8) as pool:
        won = [job for jobs_won in pool.map(work, range(8)) for job in jobs_won]
    assert sorted(won) == sorted(jobs)


def test_every_claim_has_a_higher_number(ada: User) -> None:
    job = make_job(ada)
    first = claimed()
    claims.job_release(claim=first)
    second = claimed()
    assert (first.job_id, second.job_id) == (job.pk, job.pk)
    assert second.token > first.token


class TestAStaleWorker:
    """It lost its job, it does not know it yet, and it must not change anything."""

    @pytest.fixture
    def stale(self, ada: User) -> Claim:
        make_job(ada)
        stale = claimed(worker="slow")
        AnalysisJob.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        claims.jobs_recover()
        assert claimed(worker="quick").token > stale.token
        return stale

    def test_cannot_beat(self, stale: Claim) -> None:
        assert not claims.job_beat(claim=stale, progress=Progress(share=0.9))
        assert AnalysisJob.objects.get().progress == 0.0

    def test_cannot_fail_the_job(self, stale: Claim) -> None:
        assert not claims.job_fail(claim=stale, code="x", message="x", permanent=True)
        assert AnalysisJob.objects.get().state == JobState.RUNNING

    def test_cannot_give_it_back(self, stale: Claim) -> None:
        assert not claims.job_release(claim=stale)
        assert AnalysisJob.objects.get().worker == "quick"


def test_a_beat_renews_the_lease_and_shows_how_far_it_is(ada: User) -> None:
    make_job(ada)
    claim = claimed()
    AnalysisJob.objects.update(lease_until=timezone.now())
    assert claims.job_beat(claim=claim, progress=Progress(JobStage.FINDING, 0.4, 12.0))
    job = AnalysisJob.objects.get()
    assert (job.stage, job.progress, job.seconds_left) == ("finding", 0.4, 12.0)
    assert job.lease_until is not None
    assert job.lease_until > timezone.now() + timedelta(seconds=30)


def test_a_job_that_is_given_back_has_lost_no_attempt(ada: User) -> None:
    make_job(ada)
    claims.job_release(claim=claimed())
    job = AnalysisJob.objects.get()
    assert (job.state, job.attempt, job.worker) == (JobState.QUEUED, 0, "")


def test_a_permanent_failure_is_the_end(ada: User) -> None:
    make_job(ada)
    claims.job_fail(claim=claimed(), code="no_person", message="Nobody.", permanent=True)
    job = AnalysisJob.objects.get()
    assert (job.state, job.error_code, job.attempt) == (JobState.FAILED, "no_person", 1)
    assert job.finished_at is not None


def test_a_passing_failure_is_tried_again_later_and_not_for_ever(ada: User) -> None:
    make_job(ada)
    states = []
    for _ in range(3):
        AnalysisJob.objects.update(available_at=timezone.now())
        claims.job_fail(claim=claimed(), code="disk_full", message="Full.", permanent=False)
        states.append(AnalysisJob.objects.get().state)
    assert states == [JobState.QUEUED, JobState.QUEUED, JobState.FAILED]
    assert AnalysisJob.objects.get().error_code == "disk_full"


def test_the_pause_before_another_attempt_grows(ada: User) -> None:
    make_job(ada)
    pauses = []
    for _ in range(2):
        AnalysisJob.objects.update(available_at=timezone.now())
        claims.job_fail(claim=claimed(), code="disk_full", message="Full.", permanent=False)
        pauses.append((AnalysisJob.objects.get().available_at - timezone.now()).total_seconds())
    assert 3 < pauses[0] < 6 < pauses[1] < 11


class TestTheReaper:
    def test_leaves_a_job_alone_whose_lease_holds(self, ada: User) -> None:
        make_running_job(ada)
        assert claims.jobs_recover() == 0

    def test_queues_a_job_again_whose_lease_ran_out(self, ada: User) -> None:
        make_running_job(ada, lease=-1)
        assert claims.jobs_recover() == 1
        assert claimed().attempt == 2

    def test_fails_a_job_that_outlived_three_workers(self, ada: User) -> None:
        make_running_job(ada, lease=-1, attempt=3)
        claims.jobs_recover()
        job = AnalysisJob.objects.get()
        assert (job.state, job.error_code) == (JobState.FAILED, "worker_lost")
        assert job.error_message

    def test_sees_at_once_that_a_worker_of_this_machine_is_dead(self, ada: User) -> None:
        make_running_job(ada, worker=name_of_a_killed_process())
        assert claims.jobs_recover() == 1

    def test_trusts_a_worker_of_this_machine_that_lives(self, ada: User) -> None:
        make_running_job(ada, worker=this_worker())
        assert claims.jobs_recover() == 0


def name_of_a_killed_process() -> str:
    code = "import sys; from coaching.services.workers import this_worker as w; print(w()); "
    child = subprocess.Popen(
        [sys.executable, "-c", code + "sys.stdout.flush(); sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    name = child.stdout.readline().strip()
    assert not is_gone(name)
    child.kill()
    child.communicate()
    return name


@pytest.mark.parametrize("name", ["", "nonsense", "host/other-boot/1/1", "a/b/c/d/e"])
def test_of_a_worker_elsewhere_nothing_is_known(name: str) -> None:
    assert not is_gone(name)
