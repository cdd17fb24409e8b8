"""Who owns a job: claim, heartbeat, release, recover.

Everything that a worker writes about a job goes through ``owned``, which matches a row only while
the worker's claim is the latest and the job still runs.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from coaching.models import AnalysisJob, JobKind, JobStage, JobState
from coaching.services.workers import is_gone, this_worker

logger = logging.getLogger(__name__)

CANDIDATES = 8  # rows looked at for one claim: enough that racing workers do not all lose
# First pause before another attempt, seconds; doubled each time.
RETRY_PAUSE = 5.0


@dataclass(frozen=True)
class Claim:
    """The right to work on a job until somebody else claims it.

    Attributes:
        job_id: the row.
        session_id: the session it is about.
        kind: how much has to be done.
        token: number of this claim; a later claim has a higher one.
        attempt: how often the job has been begun, this time included.
    """

    job_id: int
    session_id: UUID
    kind: JobKind
    token: int
    attempt: int


@dataclass(frozen=True)
class Progress:
    """How far a job is.

    Attributes:
        stage: what is being done.
        share: of the whole job, 0..1.
        seconds_left: estimate, or None while there is none.
    """

    stage: JobStage = JobStage.PREPARING
    share: float = 0.0
    seconds_left: float | None = None


def owned(claim: Claim) -> QuerySet[AnalysisJob]:
    """The job's row while the claim holds, no row afterwards."""
    return AnalysisJob.objects.filter(pk=claim.job_id, token=claim.token, state=JobState.RUNNING)


def waiting() -> QuerySet[AnalysisJob]:
    """Jobs that may be claimed now, first come first."""
    return AnalysisJob.objects.filter(
        state=JobState.QUEUED, available_at__lte=timezone.now()
    ).order_by("available_at", "pk")


def job_claim(*, worker: str | None = None) -> Claim | None:
    """Take the next waiting job, or None when there is none."""
    for pk in waiting().values_list("pk", flat=True)[:CANDIDATES]:
        claim = _claim_one(pk, worker or this_worker())
        if claim is not None:
            return claim
    return None


def _claim_one(pk: int, worker: str) -> Claim | None:
    now = timezone.now()
    won = AnalysisJob.objects.filter(pk=pk, state=JobState.QUEUED).update(
        state=JobState.RUNNING,
        stage=JobStage.PREPARING,
        progress=0.0,
        seconds_left=None,
        attempt=F("attempt") + 1,
        token=F("token") + 1,
        worker=worker,
        started_at=now,
        heartbeat_at=now,
        lease_until=now + timedelta(seconds=settings.JOB_LEASE_SECONDS),
    )
    # Between the two statements only the reaper could touch the row, and it waits for the lease.
    job = AnalysisJob.objects.filter(pk=pk, worker=worker, state=JobState.RUNNING).first()
    if not won or job is None:
        return None
    return Claim(job.pk, job.session_id, JobKind(job.kind), job.token, job.attempt)


def job_beat(*, claim: Claim, progress: Progress) -> bool:
    """Say that the worker lives and how far it is. False: the job is no longer the worker's."""
    now = timezone.now()
    return bool(
        owned(claim).update(
            stage=progress.stage,
            progress=progress.share,
            seconds_left=progress.seconds_left,
            heartbeat_at=now,
            lease_until=now + timedelta(seconds=settings.JOB_LEASE_SECONDS),
        )
    )


def job_release(*, claim: Claim) -> bool:
    """Give a job back unharmed, because the worker has to stop. Not counted as an attempt."""
    return bool(owned(claim).update(**_queued_again(), attempt=F("attempt") - 1))


def job_fail(*, claim: Claim, code: str, message: str, permanent: bool) -> bool:
    """Record a failure; unless it is permanent, the job waits for another attempt."""
    mine = owned(claim)
    error = {"error_code": code, "error_message": message, "error_permanent": permanent}
    if not permanent:
        pause = timedelta(seconds=RETRY_PAUSE * 2 ** (claim.attempt - 1))
        again = mine.filter(attempt__lt=F("max_attempts"))
        if again.update(**_queued_again(available_at=timezone.now() + pause), **error):
            return True
    return bool(mine.update(**_failed(), **error))


def jobs_recover() -> int:
    """Take jobs from workers that are dead. Returns how many.

    A worker is dead when its lease ran out, or at once when it lived on this machine and its
    process is gone. A job that outlived too many workers fails for good.
    """
    running = AnalysisJob.objects.filter(state=JobState.RUNNING)
    gone = [name for name in _names(running) if is_gone(name)]
    dead = running.filter(Q(lease_until__lt=timezone.now()) | Q(worker__in=gone))
    error = {
        "error_code": "worker_lost",
        "error_message": "The analysis broke off several times on this video.",
        "error_permanent": False,
    }
    failed = dead.filter(attempt__gte=F("max_attempts")).update(**_failed(), **error)
    requeued = dead.filter(attempt__lt=F("max_attempts")).update(**_queued_again())
    if failed or requeued:
        logger.warning("recovered jobs of dead workers: requeued=%d failed=%d", requeued, failed)
    return failed + requeued


def _names(jobs: QuerySet[AnalysisJob]) -> list[str]:
    return list(jobs.values_list("worker", flat=True).distinct())


def _queued_again(**more: object) -> dict[str, object]:
    return {
        "state": JobState.QUEUED,
        "stage": JobStage.QUEUED,
        "progress": 0.0,
        "seconds_left": None,
        "worker": "",
        "lease_until": None,
        **more,
    }


def _failed() -> dict[str, object]:
    return {
        "state": JobState.FAILED,
        "seconds_left": None,
        "lease_until": None,
        "finished_at": timezone.now(),
    }
