"""The coaching children of a web process, as its event loop sees them.

Each is started when first needed, and let go when nobody has needed it for a while. The loop only
hands bytes to and fro; a child that dies takes its sessions' present with it, and their spools
stay. Knows nothing of Django.
"""

import asyncio
import json
import logging
import pickle
import socket
from collections.abc import Callable
from itertools import count
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

from coaching.live.process import child_main
from coaching.live.wire import Kind, Opening, Unpacker, pack

logger = logging.getLogger(__name__)

# The nets are compiled and the first session opened within this, seconds, on a busy machine.
OPEN_SECONDS = 60.0
CLOSE_SECONDS = 20.0
# A child without sessions keeps its memory for so long, seconds.
SPARE_SECONDS = 120.0
# Pictures in hand cost about this many times what joints do: children are chosen by it.
FRAMES_WEIGHT = 8

# The code of a session whose child died.
CHILD_LOST = "live_lost"

Said = Callable[[str], None]
Lost = Callable[[str, str], None]


class LiveUnavailableError(Exception):
    """No child could take the session."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Handle:
    """A session in a child.

    Args:
        child: which one.
        number: of the session in it.
        said: called with every text for the page; empty where a frame was left out.
        lost: called with code and message when the child can go on with it no more.
        weight: share of a child's work.
    """

    def __init__(self, child: "_Child", number: int, said: Said, lost: Lost, weight: int) -> None:
        self._child, self.number, self.said, self.lost = child, number, said, lost
        self.weight = weight
        self.answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

    def frame(self, content: bytes, dropped: int) -> None:
        """Hand a frame over."""
        self._child.send(Kind.FRAME, self.number, dropped.to_bytes(4, "little") + content)

    def neutral(self) -> None:
        """The last second was the neutral posture."""
        self._child.send(Kind.NEUTRAL, self.number)

    async def close(self) -> dict[str, Any]:
        """End the session; what was counted, or nothing where the child is gone."""
        self.answer = asyncio.get_running_loop().create_future()
        self._child.send(Kind.CLOSE, self.number)
        try:
            return await asyncio.wait_for(self.answer, CLOSE_SECONDS)
        except (TimeoutError, LiveUnavailableError):
            return {}
        finally:
            self._child.forget(self.number)


class _Child(asyncio.Protocol):
    """One child process and its sessions."""

    def __init__(self) -> None:
        self.handles: dict[int, Handle] = {}
        self.process: BaseProcess | None = None
        self.alive = True
        self._unpacker = Unpacker()
        self._transport: asyncio.Transport | None = None
        self._unsent = bytearray()
        self._spare: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Start the process; spawning takes some milliseconds, which a thread spends."""
        ours, theirs = socket.socketpair()
        context = get_context("spawn")
        process = context.Process(target=child_main, args=(theirs,), daemon=True)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, process.start)
        theirs.close()
        self.process = process
        await loop.create_connection(lambda: self, sock=ours)

    @property
    def load(self) -> int:
        """How much work its sessions are."""
        return sum(handle.weight for handle in self.handles.values())

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The pair is ours."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a socket's
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """What the child says."""
        for kind, number, content in self._unpacker.feed(data):
            handle = self.handles.get(number)
            if handle is not None:
                self._dispatch(kind, handle, content)

    def connection_lost(self, exc: Exception | None) -> None:
        """The child is gone, and with it what its sessions knew."""
        self.alive = False
        if self.handles:
            logger.warning("a coaching process ended with %d sessions: %s", len(self.handles), exc)
        for handle in list(self.handles.values()):
            self._lose(handle, CHILD_LOST, "The coaching broke off for a moment.")

    def send(self, kind: Kind, number: int, content: bytes = b"") -> None:
        """Hand a message over; into a child that is gone nothing is sent."""
        if not self._unsent:
            asyncio.get_running_loop().call_soon(self._send_all)
        self._unsent += pack(kind, number, content)

    def _send_all(self) -> None:
        """What was handed over in one turn of the loop goes in one piece."""
        if self._transport is not None and self.alive:
            self._transport.write(bytes(self._unsent))
        self._unsent.clear()

    def forget(self, number: int) -> None:
        """A session is over; without sessions the child is let go after a while."""
        self.handles.pop(number, None)
        if not self.handles and self.alive:
            loop = asyncio.get_running_loop()
            self._spare = loop.call_later(SPARE_SECONDS, self.end)

    def keep(self) -> None:
        """A session has come."""
        if self._spare is not None:
            self._spare.cancel()
            self._spare = None

    def end(self) -> None:
        """Let the process go: it ends when the pair is closed."""
        self.alive = False
        if self._spare is not None:
            self._spare.cancel()
        if self._transport is not None:
            self._transport.close()

    def _dispatch(self, kind: Kind, handle: Handle, content: bytes) -> None:
        if kind == Kind.SAID:
            handle.said(content.decode())
        elif kind == Kind.FAILED:
            error = json.loads(content)
            self._lose(handle, error["code"], error["message"])
        elif not handle.answer.done():
            handle.answer.set_result(json.loads(content))

    def _lose(self, handle: Handle, code: str, message: str) -> None:
        self.handles.pop(handle.number, None)
        if handle.answer.done():
            handle.lost(code, message)
        else:
            handle.answer.set_exception(LiveUnavailableError(code, message))


class LivePool:
    """The children of one event loop.

    Args:
        processes: at most so many.
    """

    def __init__(self, processes: int) -> None:
        self._most = processes
        self._children: list[_Child] = []
        self._numbers = count(1)
        self._starting = asyncio.Lock()

    async def open(self, opening: Opening, said: Said, lost: Lost) -> tuple[Handle, dict[str, Any]]:
        """Coach a session in the child that has least to do.

        Raises:
            LiveUnavailableError: the child could not take it.
        """
        async with self._starting:
            child = await self._choose()
            weight = FRAMES_WEIGHT if opening.frames else 1
            handle = Handle(child, next(self._numbers), said, lost, weight)
            child.handles[handle.number] = handle
            child.keep()
        child.send(Kind.OPEN, handle.number, pickle.dumps(opening))
        try:
            return handle, await asyncio.wait_for(asyncio.shield(handle.answer), OPEN_SECONDS)
        except TimeoutError as error:
            child.forget(handle.number)
            raise LiveUnavailableError(
                "live_unavailable", "Coaching could not be started. Please try again."
            ) from error

    def close(self) -> None:
        """Let all children go."""
        for child in self._children:
            child.end()

    async def _choose(self) -> _Child:
        self._children = [child for child in self._children if child.alive]
        idle = [child for child in self._children if not child.load]
        if not idle and len(self._children) < self._most:
            child = _Child()
            await child.start()
            self._children.append(child)
            return child
        return min(self._children, key=lambda child: child.load)
