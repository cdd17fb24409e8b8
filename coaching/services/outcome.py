"""What a worker writes about a session, each time only while its claim holds."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from coaching.errors import JobLostError
from coaching.models import JobStage, JobState, WorkoutSession
from coaching.services.claims import Claim, owned
from coaching.services.jobs import job_recount
from coaching.services.results import Findings, result_write
from coaching.storage import folder_tidy, session_folder


def session_prepared(*, claim: Claim, probe: dict[str, Any], poster: str, playback: str) -> None:
    """Record what is known before the joints are found.

    Raises:
        JobLostError: the job is no longer the worker's.
    """
    with transaction.atomic():
        if not owned(claim).update(heartbeat_at=timezone.now()):
            raise JobLostError
        WorkoutSession.objects.filter(pk=claim.session_id).update(
            probe=probe, poster_file=poster, playback_file=playback
        )


def job_finish(*, claim: Claim, findings: Findings) -> None:
    """Record the result and the end of the job, both or neither.

    Raises:
        JobLostError: the job is no longer the worker's.
    """
    with transaction.atomic():
        done = owned(claim).update(
            state=JobState.SUCCEEDED,
            stage=JobStage.DONE,
            progress=1.0,
            seconds_left=0.0,
            lease_until=None,
            finished_at=timezone.now(),
            error_code="",
            error_message="",
            error_permanent=False,
        )
        if not done:
            raise JobLostError
        _write(claim, findings)


def _write(claim: Claim, findings: Findings) -> None:
    session = result_write(session_id=claim.session_id, findings=findings)
    keep = {session.video_file, session.poster_file, session.playback_file, findings.joints_file}
    transaction.on_commit(lambda: folder_tidy(session_folder(session), keep), robust=True)
    if session.exercise_corrected != findings.exercise_corrected:  # changed under our hands
        job_recount(job=session.job)
