"""What a worker writes about a session, each time only while its claim holds."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coaching.errors import JobLostError
from coaching.models import JobStage, JobState, SessionKind, WorkoutSession
from coaching.services.claims import Claim, owned
from coaching.services.curation import reference_finished
from coaching.services.jobs import job_film, job_recount
from coaching.services.results import Findings, result_write
from coaching.storage import folder_tidy, session_folder
from pose.errors import VideoError


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


def job_finish(*, claim: Claim, findings: Findings, trouble: VideoError | None = None) -> None:
    """Record the result and the end of the job, both or neither.

    Args:
        claim: the worker's.
        findings: what was found.
        trouble: what is wrong with a video that the result can do without.

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
            error_code=trouble.code if trouble else "",
            error_message=trouble.message if trouble else "",
            error_permanent=trouble is not None,
        )
        if not done:
            raise JobLostError
        _write(claim, findings)


def _write(claim: Claim, findings: Findings) -> None:
    session = result_write(session_id=claim.session_id, findings=findings)
    if session.reference is not None:
        reference_finished(session=session, reference=session.reference, findings=findings)
    transaction.on_commit(lambda: _tidy(claim.session_id, findings.joints_file), robust=True)
    if session.kind == SessionKind.LIVE and session.video_file and not session.probe:
        job_film(job=session.job)  # the video came while the joints were being judged
    elif session.exercise_corrected != findings.exercise_corrected:  # changed under our hands
        job_recount(job=session.job)


def _tidy(session_id: UUID, joints_file: str) -> None:
    """Remove what the row does not name; a video on its way in comes with the row locked."""
    with transaction.atomic():
        session = WorkoutSession.objects.select_for_update().filter(pk=session_id).first()
        if session is not None:
            keep = {session.video_file, session.poster_file, session.playback_file, joints_file}
            folder_tidy(session_folder(session), keep)
