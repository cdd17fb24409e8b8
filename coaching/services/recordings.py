"""The video of a live session: taken in once the session is saved, shown with its joints.

The session is whole without it: whatever is wrong with the video, joints and result stay.
"""

import logging
from dataclasses import asdict
from http import HTTPStatus
from math import isfinite

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.errors import JobLostError, RequestRefusedError
from coaching.live.preparing import film_prepare, recording_prepare
from coaching.models import AnalysisJob, JobStage, SessionKind, WorkoutSession
from coaching.services.child import run_in_child
from coaching.services.claims import Claim, owned
from coaching.services.jobs import job_film
from coaching.services.outcome import session_prepared
from coaching.services.sessions import video_check
from coaching.services.watch import JobWatch
from coaching.storage import file_adopt, session_file
from coaching.uploads import Incoming
from pose.errors import VideoError
from pose.sequence import Poses
from pose.video.limits import DEFAULT_LIMITS

logger = logging.getLogger(__name__)

# A video that begins further from its session than a session may last is none of it, seconds.
FARTHEST = DEFAULT_LIMITS.max_seconds
# Share of the whole job that the film is.
FILM_SHARE = 0.95


def recording_keep(*, session: WorkoutSession, incoming: Incoming, begins: float) -> None:
    """Keep the video that was recorded beside a live session, and have it shown.

    The file comes to its place while the row is locked, as it is for whoever tidies the folder.

    Args:
        session: saved, of the live kind.
        incoming: the complete file.
        begins: seconds of the joints' clock at which it begins.

    Raises:
        RequestRefusedError: the file does not do, or there is a video already.
    """
    container = video_check(incoming)
    if not isfinite(begins) or abs(begins) > FARTHEST:
        raise RequestRefusedError("begins_invalid", _("This video does not belong to the set."))
    with transaction.atomic():
        # The job first, as whoever finishes one does, so that the two wait and never lock up.
        job = AnalysisJob.objects.select_for_update().get(session=session)
        locked = WorkoutSession.objects.select_for_update().get(pk=session.pk)
        if locked.kind != SessionKind.LIVE or locked.video_file:
            raise RequestRefusedError(
                "video_there", _("This session has its video already."), HTTPStatus.CONFLICT
            )
        locked.video_file = f"recording{container.suffix}"
        locked.content_type, locked.sha256 = container.content_type, incoming.sha256
        locked.size_bytes, locked.video_begins = incoming.size_bytes, begins
        locked.save(
            update_fields=("video_file", "content_type", "sha256", "size_bytes", "video_begins")
        )
        file_adopt(incoming.path, session_file(locked, locked.video_file))
        job_film(job=job)


def session_film(
    *, session: WorkoutSession, poses: Poses, claim: Claim, watch: JobWatch
) -> VideoError | None:
    """Make what the joints of a live session are shown on; a worker's part.

    Returns:
        What is wrong with the video that was kept, which is then kept no longer.

    Raises:
        JobLostError: the job is no longer the worker's.
        VideoError: reading it broke off, and may not do so again.
    """
    if not session.video_file:
        _plain_film(session, poses, claim, watch)
        return None
    try:
        _recorded_film(session, claim, watch)
    except VideoError as error:
        if not error.permanent:
            raise
        logger.warning("session %s does without its video: %s", session.pk, error.code)
        _recording_drop(claim)
        _plain_film(session, poses, claim, watch)
        return error
    return None


def _recorded_film(session: WorkoutSession, claim: Claim, watch: JobWatch) -> None:
    poster, playback = f"poster.{claim.token}.jpg", f"playback.{claim.token}.mp4"
    prepared = run_in_child(
        recording_prepare,
        session_file(session, session.video_file),
        session_file(session, poster),
        session_file(session, playback),
        session.video_begins,
        on_progress=lambda share: watch.report(JobStage.PREPARING, share * FILM_SHARE),
        check=watch.check,
    )
    session_prepared(
        claim=claim,
        probe=asdict(prepared.info),
        poster=poster if prepared.has_poster else "",
        playback=playback,
    )


def _plain_film(session: WorkoutSession, poses: Poses, claim: Claim, watch: JobWatch) -> None:
    playback = f"playback.{claim.token}.mp4"
    run_in_child(
        film_prepare,
        session_file(session, playback),
        poses.size,
        poses.image.seconds,
        on_progress=lambda share: watch.report(JobStage.PREPARING, share * FILM_SHARE),
        check=watch.check,
    )
    session_prepared(claim=claim, probe={}, poster="", playback=playback)


def _recording_drop(claim: Claim) -> None:
    """Forget a video that cannot be shown; its file goes when the job is done."""
    with transaction.atomic():
        if not owned(claim).exists():
            raise JobLostError
        WorkoutSession.objects.filter(pk=claim.session_id).update(
            video_file="", content_type="", sha256="", size_bytes=0, video_begins=0.0
        )
