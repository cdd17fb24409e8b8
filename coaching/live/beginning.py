"""How a live session begins: its row, and what a child needs to know about it."""

import asyncio
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext, override

from coaching.engine.live.words import sentences
from coaching.live.pool import LivePool
from coaching.live.protocol import Start
from coaching.live.runs import run_begin, run_resume, run_spool
from coaching.live.wire import Opening
from coaching.models import LiveRun
from coaching.selectors.exercises import catalogue, is_exercise

_pools: WeakKeyDictionary[asyncio.AbstractEventLoop, LivePool] = WeakKeyDictionary()


@dataclass(frozen=True)
class Begun:
    """A session, or why there is none, which the page may mend.

    Attributes:
        run: the session's row.
        resumed: whether it goes on with what was.
        code: stable name of what is wrong.
        message: one sentence about it.
    """

    run: LiveRun | None
    resumed: bool = False
    code: str = ""
    message: str = ""


def live_begin(user: User, start: Start) -> Begun:
    """Take up the session that the page asks for, or a new one.

    Raises:
        NotYoursError: it asks for somebody else's.
        AnotherRunError: another page of the user holds one.
    """
    if start.resume is not None:
        run_id = _uuid(start.resume)
        run = run_resume(user=user, run_id=run_id) if run_id else None
        if run is None:
            return Begun(None, code="not_resumable", message="This session is over.")
        return Begun(run, resumed=True)
    if start.exercise and not is_exercise(start.exercise):
        return Begun(None, code="unknown_exercise", message="There is no such exercise here.")
    return Begun(run_begin(user=user, exercise=start.exercise or ""))


def opening_of(run: LiveRun, start: Start, language: str) -> Opening:
    """What a child needs to know."""
    exercises = tuple(catalogue())
    with override(language):
        words = {text: gettext(text) for text in sentences(exercises)}
    return Opening(
        spool=run_spool(run),
        frames=start.path == "frames",
        skeleton=start.skeleton,
        size=(start.width, start.height),
        exercise=run.exercise or None,
        catalogue=exercises,
        words=words,
    )


def live_pool() -> LivePool:
    """The coaching children of the running loop: a web process has one loop."""
    loop = asyncio.get_running_loop()
    if loop not in _pools:
        _pools[loop] = LivePool(settings.LIVE_PROCESSES)
    return _pools[loop]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
