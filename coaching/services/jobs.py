"""What owners and operators do with jobs: enqueue, cancel, retry."""

from django.db import transaction
from django.utils import timezone

from coaching.models import AnalysisJob, JobKind, JobStage, JobState, WorkoutSession
from coaching.services.waking import session_announce, workers_wake


def job_enqueue(*, session: WorkoutSession, kind: JobKind = JobKind.FULL) -> AnalysisJob:
    """Queue the analysis of a new session and wake a worker once the row is there to be found."""
    job = AnalysisJob.objects.create(session=session, kind=kind)
    transaction.on_commit(workers_wake)
    return job


def job_cancel(*, job: AnalysisJob) -> bool:
    """Stop a job that waits or runs; its worker notices at the next beat."""
    stopped = AnalysisJob.objects.filter(
        pk=job.pk, state__in=(JobState.QUEUED, JobState.RUNNING)
    ).update(
        state=JobState.CANCELLED,
        seconds_left=None,
        lease_until=None,
        finished_at=timezone.now(),
    )
    _announce(job)
    return bool(stopped)


def job_retry(*, job: AnalysisJob) -> bool:
    """Queue a failed or cancelled job again, with a fresh number of attempts."""
    return _requeue(job, kind=JobKind(job.kind), states=(JobState.FAILED, JobState.CANCELLED))


def job_recount(*, job: AnalysisJob) -> bool:
    """Have a session that has a result judged again from its stored joints."""
    over = (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)
    return _requeue(job, kind=JobKind.RECOUNT, states=over)


def job_film(*, job: AnalysisJob) -> bool:
    """Have the film of a live session made anew; one that is not judged yet gets it anyway."""
    return _requeue(job, kind=JobKind.FILM, states=(JobState.SUCCEEDED,))


def _requeue(job: AnalysisJob, *, kind: JobKind, states: tuple[JobState, ...]) -> bool:
    requeued = AnalysisJob.objects.filter(pk=job.pk, state__in=states).update(
        kind=kind,
        state=JobState.QUEUED,
        stage=JobStage.QUEUED,
        progress=0.0,
        seconds_left=None,
        attempt=0,
        worker="",
        available_at=timezone.now(),
        error_code="",
        error_message="",
        error_permanent=False,
        finished_at=None,
    )
    if requeued:
        transaction.on_commit(workers_wake)
    _announce(job)
    return bool(requeued)


def _announce(job: AnalysisJob) -> None:
    transaction.on_commit(lambda: session_announce(session_id=job.session_id))
