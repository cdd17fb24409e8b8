"""A coaching child process: it answers its sessions' frames, and thinks when none waits.

An answer costs a fraction of what the nets and the rules do. Where frames of several sessions wait
they are all answered by what is known so far, and then the sessions think in turn, so that under
load counts come a little later and answers do not. Knows nothing of Django. Nets and pixels are
loaded here and not in the web process.
"""

import gc
import json
import logging
import pickle
import signal
import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from coaching.live.wire import Kind, Message, Unpacker, pack
from pose.errors import PoseError

if TYPE_CHECKING:
    from coaching.live.session import LiveSession

logger = logging.getLogger(__name__)

CHUNK = 1 << 18  # bytes read at a time
U32 = 4
# Answers go out together that come within this of each other, seconds.
TOGETHER_SECONDS = 0.004


def child_main(wire: socket.socket) -> None:
    """Serve until the other end goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wire.setblocking(True)
    Server(wire).serve()


class Server:
    """The sessions of one child.

    Args:
        wire: to the web process.
    """

    def __init__(self, wire: socket.socket) -> None:
        self._wire = wire
        self._sessions: dict[int, LiveSession] = {}
        self._unpacker = Unpacker()
        self._waiting: deque[Message] = deque()
        self._answers = bytearray()
        self._told = 0.0
        self._put_off: deque[int] = deque()  # sessions that have something to think about
        self._first = 0  # so many messages are answered before the next thought
        self._thought = False

    def serve(self) -> None:
        """Answer messages in the order in which they came."""
        try:
            while self._receive():
                self._next()
        except ConnectionError:
            logger.info("the web process has gone")
        for session in self._sessions.values():
            session.close()

    def _receive(self) -> bool:
        """Take what has come, or wait for something where nothing is left to do; whether it did."""
        busy = self._waiting or self._put_off
        try:
            data = self._wire.recv(CHUNK, socket.MSG_DONTWAIT if busy else 0)
        except BlockingIOError:
            return True
        self._waiting.extend(self._unpacker.feed(data))
        return bool(data)

    def _next(self) -> None:
        """Answer what has come since the last thought, message by message; then think again."""
        if self._thought:
            self._thought, self._first = False, len(self._waiting)
        if self._put_off and not (self._first and self._waiting):
            self._thought = True
            self._think(self._put_off[0])
        elif self._waiting:
            self._first -= 1
            self._hear(*self._waiting.popleft())
        self._tell()

    def _tell(self) -> None:
        """Send the answers, those together that fall together."""
        now = perf_counter()
        if self._answers and (not self._waiting or now - self._told > TOGETHER_SECONDS):
            self._told = now
            self._wire.sendall(self._answers)
            self._answers.clear()

    def _think(self, number: int) -> None:
        """Let a session do one piece of what it put off; it stays the first until all is done."""
        session = self._sessions[number]
        with self._failing(number):
            session.think()
            if not session.due:
                self._put_off.remove(number)

    def _hear(self, kind: Kind, number: int, content: bytes) -> None:
        """Do what a message says."""
        with self._failing(number):
            if kind == Kind.OPEN:
                self._open(number, content)
            elif number in self._sessions:
                self._do(kind, number, content)

    @contextmanager
    def _failing(self, number: int) -> Iterator[None]:
        """One session's trouble is no other's."""
        try:
            yield
        except PoseError as error:
            self._fail(number, error.code, error.message)
        except OSError as error:
            logger.warning("live session: %s", error)
            self._fail(number, "live_unavailable", "This session cannot be kept on the disk.")
        except Exception:  # a fault of ours ends one session and not the child
            logger.exception("live session: unforeseen")
            self._fail(number, "live_unavailable", "Something went wrong on our side.")

    def _open(self, number: int, content: bytes) -> None:
        from coaching.live.session import LiveSession  # noqa: PLC0415 - loads the nets

        session = LiveSession(pickle.loads(content))  # noqa: S301 - from our own parent
        self._sessions[number] = session
        gc.freeze()  # what was loaded stays: without looking through it there are no pauses
        self._send(Kind.OPENED, number, json.dumps(session.opened()))

    def _do(self, kind: Kind, number: int, content: bytes) -> None:
        session = self._sessions[number]
        if kind == Kind.FRAME:
            self._frame(number, session, content)
        elif kind == Kind.NEUTRAL:
            session.calibrate()
        elif kind == Kind.CLOSE:
            self._forget(number)
            self._send(Kind.CLOSED, number, json.dumps(session.close()))

    def _frame(self, number: int, session: "LiveSession", content: bytes) -> None:
        dropped = int.from_bytes(content[:U32], "little")
        text = session.frame(content[U32:], dropped, later=bool(self._waiting))
        self._send(Kind.SAID, number, text)
        if session.due and number not in self._put_off:
            self._put_off.append(number)

    def _forget(self, number: int) -> "LiveSession | None":
        if number in self._put_off:
            self._put_off.remove(number)
        return self._sessions.pop(number, None)

    def _fail(self, number: int, code: str, message: str) -> None:
        session = self._forget(number)
        if session is not None:
            session.close()
        self._send(Kind.FAILED, number, json.dumps({"code": code, "message": message}))

    def _send(self, kind: Kind, number: int, text: str) -> None:
        self._answers += pack(kind, number, text.encode())
