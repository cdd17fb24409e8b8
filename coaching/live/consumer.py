"""The websocket of a live session: it hands frames to a child and texts to the page."""

import asyncio
import logging
from typing import Any

from channels.db import database_sync_to_async
from django.urls import reverse
from django.utils.translation import override

from coaching.consumers import language_of
from coaching.live import protocol
from coaching.live.beginning import Begun, live_begin, live_pool, opening_of
from coaching.live.limits import Allowance
from coaching.live.pool import CHILD_LOST, Handle, LiveUnavailableError
from coaching.live.protocol import ProtocolError, Start
from coaching.live.runs import (
    BEAT_SECONDS,
    AnotherRunError,
    NotYoursError,
    run_beat,
    run_discard,
    run_finish,
    run_leave,
)
from coaching.live.straight import StraightConsumer
from coaching.live.words import REFUSALS
from coaching.models import LiveRun

logger = logging.getLogger(__name__)

# Without a message for so long the page is taken for gone, seconds; while paused it may take more.
SILENCE_SECONDS, PAUSE_SECONDS = 60.0, 900.0
WATCH_SECONDS = 1.0
SERVER_TROUBLE = 1011
BAD_PICTURES = frozenset({"picture_unreadable", "picture_too_large"})


class LiveConsumer(StraightConsumer):
    """One page that is being coached.

    One frame is in the child's hands at a time and one waits; a newer one takes its place.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._texts = Allowance(protocol.TEXT_RATE, protocol.TEXT_BURST)
        self._frames = Allowance(protocol.FRAME_RATE, protocol.FRAME_BURST)
        self._start: Start | None = None
        self._run: LiveRun | None = None
        self._handle: Handle | None = None
        self._busy, self._waiting = False, b""
        self._dropped = self._count = 0
        self._paused = self._over = False
        self._heard = 0.0
        self._watching: asyncio.Task[None] | None = None
        self._sending: set[asyncio.Task[None]] = set()

    async def connect(self) -> None:
        """Let people in who are logged in and speak this version; codes tell others why not."""
        offered = self.scope.get("subprotocols") or []
        known = protocol.SUBPROTOCOL in offered
        # A browser takes a silent answer to its offer for a broken line, and sees no code.
        await self.accept(protocol.SUBPROTOCOL if known else (offered[0] if offered else None))
        self._over = True
        if not self.scope["user"].is_authenticated:
            await self.close(protocol.NOT_LOGGED_IN)
        elif not known:
            await self.close(protocol.WRONG_VERSION)
        else:
            self._over, self._heard = False, _now()
            self._watching = asyncio.create_task(self._watch())

    async def disconnect(self, code: int) -> None:  # noqa: ARG002
        """The page has gone; it may come back."""
        self._over = True
        if self._watching is not None:
            self._watching.cancel()
        await self._let_go()
        if self._run is not None:
            run, self._run = self._run, None
            await database_sync_to_async(run_leave)(run=run, count=self._count)

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **_kwargs: Any
    ) -> None:
        """Take a message within the limits; what breaks them ends this session alone."""
        if self._over:
            return
        self._heard = _now()
        try:
            if bytes_data is not None:
                self._frame(bytes_data)
            else:
                await self._message(protocol.parse_text(text_data or ""))
        except ProtocolError as error:
            await self._refuse(error.close_code, error.code, error.message)

    def _frame(self, content: bytes) -> None:
        if self._start is None:
            raise ProtocolError(protocol.GARBAGE, "bad_message", "A session begins with start.")
        protocol.check_frame(content, self._start)
        if not self._frames.take():
            raise ProtocolError(protocol.TOO_FAST, "too_fast", "Too many frames a second.")
        if self._paused:
            return
        if self._busy or self._handle is None:
            self._dropped += bool(self._waiting)
            self._waiting = content
        else:
            self._hand_over(content)

    def _hand_over(self, content: bytes) -> None:
        assert self._handle is not None  # noqa: S101 - whoever calls has looked
        self._busy = True
        self._handle.frame(content, self._dropped)

    async def _message(self, message: dict[str, Any]) -> None:
        if not self._texts.take():
            raise ProtocolError(protocol.TOO_FAST, "too_fast", "Too many messages a second.")
        kind = message["type"]
        if kind == "start" and self._start is None:
            await self._begin(protocol.parse_start(message))
        elif kind in ("pause", "resume"):
            self._paused = kind == "pause"
        elif kind == "neutral" and self._handle is not None:
            self._handle.neutral()
        elif kind == "finish":
            await self._finish()
        elif kind == "discard":
            await self._discard()
        else:
            raise ProtocolError(protocol.GARBAGE, "bad_message", "This message is not known here.")

    async def _begin(self, start: Start) -> None:
        self._start = start
        try:
            begun = await database_sync_to_async(live_begin)(self.scope["user"], start)
        except NotYoursError:
            await self._refuse(protocol.NOT_YOURS, "not_yours", "This session is not yours.")
        except AnotherRunError:
            await self._refuse(
                protocol.BUSY, "another_live", "Another live session of yours is under way."
            )
        else:
            if begun.run is None:
                self._start = None
                await self._tell_error(begun.code, begun.message)
            else:
                self._run = begun.run
                await self._open(begun)

    async def _open(self, begun: Begun) -> None:
        """Find a child for the session, at the beginning or after its child was lost."""
        assert self._run is not None  # noqa: S101 - begun with one
        assert self._start is not None  # noqa: S101 - begun by one
        language = language_of(self.scope)
        opening = await database_sync_to_async(opening_of)(self._run, self._start, language)
        try:
            handle, opened = await live_pool().open(opening, self._said, self._lost)
        except LiveUnavailableError as error:
            await self._refuse(SERVER_TROUBLE, error.code, error.message)
            return
        if self._over:
            await handle.close()
            return
        self._handle, self._busy, self._count = handle, False, opened["count"]
        exercise = self._run.exercise or None
        ready = {"live": str(self._run.pk), "exercise": exercise, "resumed": begun.resumed}
        await self.send_json({"type": "ready", **ready, **opened})
        self._next()

    def _said(self, text: str) -> None:
        """The child answered a frame: it goes to the page before the next frame goes to work."""
        self._spawn(self._pass_on(text))

    async def _pass_on(self, text: str) -> None:
        if text and not self._over:
            await self.send(text_data=text)
        self._busy = False
        self._next()

    def _next(self) -> None:
        if self._waiting and self._handle is not None and not self._busy and not self._over:
            content, self._waiting = self._waiting, b""
            self._hand_over(content)

    def _lost(self, code: str, message: str) -> None:
        """The child can go on no more. Where it died, another one goes on from what it kept."""
        self._handle, self._busy = None, False
        if self._over:
            return
        if code in BAD_PICTURES:
            self._spawn(self._refuse(protocol.GARBAGE, code, message))
        elif code == CHILD_LOST:
            self._spawn(self._reopen(code, message))
        else:
            self._spawn(self._refuse(SERVER_TROUBLE, code, message))

    async def _reopen(self, code: str, message: str) -> None:
        await self._tell_error(code, message)
        await self._open(Begun(self._run, resumed=True))

    async def _finish(self) -> None:
        self._over = True
        run, self._run = self._run, None
        zero = await self._let_go()
        session = None if run is None else await database_sync_to_async(run_finish)(run=run)
        url = session.get_absolute_url() if session else None
        recording = None
        if session and zero is not None and self._start and self._start.keep_video:
            recording = {"url": reverse("coaching:recording", args=(session.pk,)), "zero": zero}
        await self.send_json({"type": "saved", "url": url, "recording": recording})
        await self.close(protocol.FINISHED)

    async def _discard(self) -> None:
        self._over = True
        run, self._run = self._run, None
        await self._let_go()
        if run is not None:
            await database_sync_to_async(run_discard)(run=run)
        await self.close(protocol.FINISHED)

    async def _let_go(self) -> float | None:
        """The child has nothing more to do with this; its spool is whole.

        Returns where on the client's clock the recorded joints begin, as far as that is known.
        """
        handle, self._handle = self._handle, None
        if handle is None:
            return None
        told = await handle.close()
        self._count = told.get("count", self._count)
        zero: float | None = told.get("zero")
        return zero

    async def _watch(self) -> None:
        """Notice silence, and tell the row that the page is here."""
        beat = _now()
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if _now() - self._heard > (PAUSE_SECONDS if self._paused else SILENCE_SECONDS):
                await self._refuse(protocol.IDLE, "idle", "Nothing came for a while.")
                return
            if self._run is not None and _now() - beat > BEAT_SECONDS:
                beat = _now()
                if not await database_sync_to_async(run_beat)(run=self._run, count=self._count):
                    self._run = None
                    await self._refuse(protocol.BUSY, "taken_over", "Another page goes on with it.")
                    return

    async def _refuse(self, close_code: int, code: str, message: str) -> None:
        self._over = True
        await self._tell_error(code, message)
        await self.close(close_code)

    async def _tell_error(self, code: str, message: str) -> None:
        with override(language_of(self.scope)):
            told = str(REFUSALS.get(code, message))
        await self.send_json({"type": "error", "code": code, "message": told})

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)


def _now() -> float:
    return asyncio.get_running_loop().time()
