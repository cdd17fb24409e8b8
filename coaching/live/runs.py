"""Live sessions as rows: begun, held by a page, left, and made into sessions or forgotten."""

import logging
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.live.spool import NAME, read_spool
from coaching.models import JobKind, LiveRun, SessionKind, WorkoutSession
from coaching.selectors.ownership import live_runs_of
from coaching.services.jobs import job_enqueue
from coaching.services.names import title_of
from coaching.services.workers import is_gone, this_worker
from coaching.storage import folder_remove, session_file, session_folder
from pose.errors import PoseError
from pose.sequence import Poses

logger = logging.getLogger(__name__)

# A page that comes back within this goes on with its session.
RESUME_FOR = timedelta(seconds=120)
# A page beats every so many seconds; one that is silent for this long has lost its session.
BEAT_SECONDS = 15.0
HELD_FOR = timedelta(seconds=50)
# Nothing was done in less, seconds.
WORTH_SAVING = 2.0


class AnotherRunError(Exception):
    """The user has as many live sessions as may be."""


class NotYoursError(Exception):
    """The live session belongs to somebody else."""


def run_begin(*, user: User, exercise: str) -> LiveRun:
    """A new live session, held by the caller.

    Raises:
        AnotherRunError: another page of the user holds one.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        held = [run for run in live_runs_of(user).exclude(holder="") if _is_held(run)]
        if len(held) >= settings.LIVE_SESSIONS_PER_USER:
            raise AnotherRunError
        return LiveRun.objects.create(owner=user, exercise=exercise, holder=_new_holder())


def run_resume(*, user: User, run_id: UUID) -> LiveRun | None:
    """Take a session up again, from whichever page held it; ``None`` where it is too late.

    Raises:
        NotYoursError: it is somebody else's.
    """
    run = LiveRun.objects.filter(pk=run_id).first()
    if run is None:
        return None
    if run.owner_id != user.pk:
        raise NotYoursError
    if run.seen_at < timezone.now() - RESUME_FOR:
        return None
    run.holder, run.seen_at = _new_holder(), timezone.now()
    run.save(update_fields=("holder", "seen_at"))
    return run


def run_beat(*, run: LiveRun, count: int) -> bool:
    """Say that the page is still there. False: another one holds the session by now."""
    return bool(_held(run).update(seen_at=timezone.now(), count=count))


def run_leave(*, run: LiveRun, count: int) -> None:
    """The page is gone; it may come back."""
    _held(run).update(seen_at=timezone.now(), count=count, holder="")


def run_finish(*, run: LiveRun) -> WorkoutSession | None:
    """Make it a session and queue its analysis; ``None`` where there is nothing to save.

    The row goes in the same transaction, so that it becomes one session however often this is
    called.
    """
    spool = run_spool(run)
    if _spooled_seconds(spool) < WORTH_SAVING:
        run_discard(run=run)
        return None
    session = WorkoutSession(
        id=run.pk,
        owner_id=run.owner_id,
        kind=SessionKind.LIVE,
        created_at=run.started_at,
        title=title_of(_("Live session"), run.started_at),
        exercise_asked=run.exercise,
        size_bytes=spool.stat().st_size,
    )
    with transaction.atomic():
        if not LiveRun.objects.filter(pk=run.pk).delete()[0]:
            return WorkoutSession.objects.filter(pk=run.pk).first()
        session.save(force_insert=True)
        job_enqueue(session=session, kind=JobKind.LIVE)
    return session


def run_discard(*, run: LiveRun) -> None:
    """Forget it."""
    LiveRun.objects.filter(pk=run.pk).delete()
    folder_remove(_folder(run))


def run_poses(*, session: WorkoutSession) -> Poses:
    """The joints that were recorded.

    Raises:
        PoseError: there are none, or they cannot be read.
    """
    return read_spool(session_file(session, NAME)).poses()


def run_spool(run: LiveRun) -> Path:
    """Where the joints of a live session are kept meanwhile."""
    return _folder(run) / NAME


def runs_close_forgotten() -> int:
    """Save what nobody came back to, where something was done. Returns how many were closed."""
    late = LiveRun.objects.filter(seen_at__lt=timezone.now() - RESUME_FOR)
    closed = 0
    for run in late:
        if _is_worth_saving(run):
            run_finish(run=run)
        else:
            run_discard(run=run)
        closed += 1
    return closed


def _spooled_seconds(spool: Path) -> float:
    """Between its first frame and its last."""
    try:
        return read_spool(spool).seconds
    except PoseError:
        return 0.0


def _is_worth_saving(run: LiveRun) -> bool:
    """Whether anything was done; after a crash the spool knows better than the row."""
    try:
        tally = read_spool(run_spool(run)).tally
    except PoseError:
        return False
    return max(run.count, tally.count, tally.held) > 0


def _held(run: LiveRun) -> QuerySet[LiveRun]:
    return LiveRun.objects.filter(pk=run.pk, holder=run.holder)


def _is_held(run: LiveRun) -> bool:
    worker = run.holder.partition("#")[0]
    return run.seen_at > timezone.now() - HELD_FOR and not is_gone(worker)


def _new_holder() -> str:
    return f"{this_worker()}#{uuid4().hex}"


def _folder(run: LiveRun) -> Path:
    return session_folder(WorkoutSession(id=run.pk, owner_id=run.owner_id))
