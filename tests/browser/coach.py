"""A stand-in for the live server: says what a test wants said, frame by frame."""

import json
import struct
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, WebSocketRoute

LIVE = "7e0f8c7c-0000-4000-8000-000000000001"
HEAD = struct.Struct("<BBHd")
CODES = ("whole_body", "distance", "light", "view")
RESTING = {"set": 1, "set_count": 6, "count": 6, "resting": True, "rest_seconds": 42.0}


def setup(**wrong: str) -> dict[str, Any]:
    """Checks that are fine but for those named with their sentence."""
    checks = [{"code": c, "ok": c not in wrong, "message": wrong.get(c, "")} for c in CODES]
    return {"fit": not wrong, "checks": checks}


def cue(level: str, message: str) -> dict[str, str]:
    return {"code": "lean", "level": level, "message": message, "joint": "left_hip"}


@dataclass
class Coach:
    """Answers every frame with ``state``; a cue in it is told once.

    ``saves`` says whether a set becomes a session, and is asked for its video.
    """

    state: dict[str, Any] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)
    frames: list[tuple[int, int, int, float]] = field(default_factory=list)
    cue: dict[str, str] | None = None
    socket: WebSocketRoute | None = None
    saves: bool = False

    def over(self, page: Page) -> None:
        page.route_web_socket("**/ws/live/", self._opened)

    def cut(self) -> None:
        """The line breaks as when a server goes down."""
        assert self.socket
        self.socket.close(code=1012)

    def heard(self, kind: str) -> list[dict[str, Any]]:
        return [message for message in self.said if message["type"] == kind]

    def _opened(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        socket.on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            self.frames.append(HEAD.unpack_from(message))
            self._answer(self.frames[-1][-1])
            return
        self.said.append(json.loads(message))
        kind = self.said[-1]["type"]
        if kind == "start":
            resumed = bool(self.said[-1]["resume"])
            ready = {"type": "ready", "live": LIVE, "count": 0, "exercise": None}
            self._send({**ready, "skeleton": "blazepose33", "resumed": resumed})
        elif kind == "finish":
            page = f"/sessions/{LIVE}/"
            film = {"url": f"{page}recording/", "zero": 0.0}
            saved = {"url": page, "recording": film} if self.saves else {"url": None}
            self._send({"type": "saved", **saved})

    def _answer(self, t: float) -> None:
        told, self.cue = self.cue, None
        plain = {
            "type": "state", "t": t, "exercise": "squat", "name": "Squat", "confidence": 0.9,
            "sure": True, "count": 0, "attempts": 0, "set": 0, "set_count": 0, "way": 0.0,
            "phase": "start", "tempo": None, "resting": False, "rest_seconds": 0.0,
            "setup": setup(), "joints": None, "dropped": 0,
        }  # fmt: skip
        self._send({**plain, **self.state, "cue": told})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.socket
        self.socket.send(json.dumps(message))
