"""A coaching child process: the sessions it holds, one after the other, newest frames first come.

Knows nothing of Django. Nets and pixels are loaded here and not in the web process.
"""

import gc
import json
import logging
import pickle
import signal
import socket
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

from coaching.live.wire import Kind, Message, Unpacker, pack
from pose.errors import PoseError

if TYPE_CHECKING:
    from coaching.live.session import LiveSession

logger = logging.getLogger(__name__)

CHUNK = 1 << 18  # bytes read at a time
U32 = 4
# Frames that wait for longer than this make a child hurry, seconds: a page sees no delay yet.
LATE_SECONDS = 0.03
# Answers go out together that come within this of each other, seconds.
TOGETHER_SECONDS = 0.004
# How much the latest answer counts in how long one takes.
LATEST = 0.05


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
        self._told = self._pace = 0.0

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
        try:
            data = self._wire.recv(CHUNK, socket.MSG_DONTWAIT if self._waiting else 0)
        except BlockingIOError:
            return True
        self._waiting.extend(self._unpacker.feed(data))
        return bool(data)

    def _next(self) -> None:
        """Answer one message, if it is whole by now."""
        if not self._waiting:
            return
        begun = perf_counter()
        message = self._waiting.popleft()
        self._answer(*message, hurried=len(self._waiting) * self._pace > LATE_SECONDS)
        now = perf_counter()
        self._pace += LATEST * (now - begun - self._pace)
        if not self._waiting or now - self._told > TOGETHER_SECONDS:
            self._told = now
            self._wire.sendall(self._answers)
            self._answers.clear()

    def _answer(self, kind: Kind, number: int, content: bytes, *, hurried: bool) -> None:
        """Do what a message says. One session's trouble is no other's."""
        try:
            self._do(kind, number, content, hurried=hurried)
        except PoseError as error:
            self._fail(number, error.code, error.message)
        except OSError as error:
            logger.warning("live session: %s", error)
            self._fail(number, "live_unavailable", "This session cannot be kept on the disk.")
        except Exception:  # a fault of ours ends one session and not the child
            logger.exception("live session: unforeseen")
            self._fail(number, "live_unavailable", "Something went wrong on our side.")

    def _do(self, kind: Kind, number: int, content: bytes, *, hurried: bool) -> None:
        if kind == Kind.OPEN:
            from coaching.live.session import LiveSession  # noqa: PLC0415 - loads the nets

            session = LiveSession(pickle.loads(content))  # noqa: S301 - from our own parent
            self._sessions[number] = session
            gc.freeze()  # what was loaded stays: without looking through it there are no pauses
            self._send(Kind.OPENED, number, json.dumps(session.opened()))
            return
        known = self._sessions.get(number)
        if known is None:
            return
        if kind == Kind.FRAME:
            dropped = int.from_bytes(content[:U32], "little")
            self._send(Kind.SAID, number, known.frame(content[U32:], dropped, hurried=hurried))
        elif kind == Kind.NEUTRAL:
            known.calibrate()
        elif kind == Kind.CLOSE:
            del self._sessions[number]
            self._send(Kind.CLOSED, number, json.dumps(known.close()))

    def _fail(self, number: int, code: str, message: str) -> None:
        session = self._sessions.pop(number, None)
        if session is not None:
            session.close()
        self._send(Kind.FAILED, number, json.dumps({"code": code, "message": message}))

    def _send(self, kind: Kind, number: int, text: str) -> None:
        self._answers += pack(kind, number, text.encode())
