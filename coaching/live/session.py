"""One live session inside its child process: frames of the protocol in, texts for the page out."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coaching.engine.live.coach import LiveCoach
from coaching.engine.live.state import LiveAnswer, Tally
from coaching.live.protocol import HEADER, Joints, frame_time, joints_of
from coaching.live.spool import Header, Spool
from coaching.live.wire import Opening
from pose.sequence import PoseSequence
from pose.skeletons import BLAZEPOSE33, SKELETONS

if TYPE_CHECKING:
    from coaching.live.pictures import Eye

ESTIMATOR = "live"
# A client's clock that begins anew goes on this long after the last frame, seconds: long enough
# that nothing is drawn from the one to the other.
BREAK_SECONDS = 1.0


class LiveSession:
    """A coach, its spool, and the client's clock.

    Args:
        opening: what it is about.
    """

    def __init__(self, opening: Opening) -> None:
        self._eye = _eye(opening.size) if opening.frames else None
        self._skeleton = BLAZEPOSE33 if opening.frames else SKELETONS[opening.skeleton]
        header = Header(self._skeleton.name, *opening.size, ESTIMATOR)
        self._spool, before = Spool.open(opening.spool, header)
        self._last = before.times[-1] if before.times else None
        self._first = before.times[0] if before.times else None
        self._offset: float | None = None if before.times else 0.0
        self._words = opening.words
        self._marked = before.tally
        self._coach = LiveCoach(
            opening.catalogue, self._skeleton, opening.size,
            exercise=opening.exercise, before=before.tally,
        )  # fmt: skip

    def opened(self) -> dict[str, Any]:
        """What the page is told first."""
        return {"count": self._coach.tally.count, "skeleton": self._skeleton.name}

    def frame(self, content: bytes, dropped: int, *, later: bool) -> str:
        """The next frame; an empty text where it is not later than the one before.

        Args:
            content: of the protocol.
            dropped: frames left out so far.
            later: what takes time is done when ``think`` is called, because others wait.
        """
        time = self._time(frame_time(content))
        if self._last is not None and time <= self._last:
            return ""
        joints, light = self._seen(content, time)
        self._last = time
        self._first = time if self._first is None else self._first
        self._spool.frame(joints)
        answer = self._coach.push(joints.image, world=joints.world, light=light, later=later)
        self._mark(time, answer.tally)
        return self._text(answer, frame_time(content), dropped, joints.image)

    @property
    def due(self) -> bool:
        """Whether something was put off."""
        return self._coach.due

    def think(self) -> None:
        """Do one piece of what was put off; the next frame's answer tells what came of it."""
        self._coach.think()

    def _seen(self, content: bytes, time: float) -> tuple[Joints, float | None]:
        """The joints of a frame, and how bright its picture is where there is one."""
        if self._eye is not None:
            return self._eye.look(content[HEADER.size :], time)
        return joints_of(content, time, self._skeleton), None

    def calibrate(self) -> None:
        """The last second was the neutral posture."""
        self._coach.calibrate()

    def close(self) -> dict[str, Any]:
        """What has been counted, and where on the client's clock the recorded joints begin.

        The spool is complete.
        """
        while self.due:
            self.think()
        self._spool.close()
        zero = None
        if self._first is not None and self._offset is not None:
            zero = self._first - self._offset
        return {**asdict(self._coach.tally), "zero": zero}

    def _time(self, told: float) -> float:
        """Seconds of the stream: a clock that begins anew goes on after the last frame."""
        if self._offset is None:
            assert self._last is not None  # noqa: S101 - there was a frame before
            self._offset = 0.0 if told > self._last else self._last + BREAK_SECONDS - told
        return told + self._offset

    def _mark(self, time: float, tally: Tally) -> None:
        if tally != self._marked:
            self._marked = tally
            self._spool.mark(time, tally)

    def _text(self, answer: LiveAnswer, told: float, dropped: int, sequence: PoseSequence) -> str:
        state = answer.as_json()
        state["name"] = self._worded(state["name"])
        for said in (*(state["setup"] or {}).get("checks", ()), state["cue"]):
            if said:
                said["message"] = self._worded(said["message"])
        joints = _joints(sequence) if self._eye else None
        return json.dumps(
            {"type": "state", **state, "t": told, "joints": joints, "dropped": dropped},
            separators=(",", ":"),
        )

    def _worded(self, text: str) -> str:
        return self._words.get(text, text)


def _eye(size: tuple[int, int]) -> "Eye":
    from coaching.live.pictures import Eye  # noqa: PLC0415 - pixels, where pictures come

    return Eye(size)


def _joints(sequence: PoseSequence) -> list[list[float]]:
    """[[x, y, confidence], ...] in tenths of a pixel; noughts where a joint was not found."""
    rows = zip(sequence.points[0, :, :2].tolist(), sequence.confidence[0].tolist(), strict=True)
    return [
        [0.0, 0.0, 0.0] if x != x else [round(x, 1), round(y, 1), round(sure, 2)]  # noqa: PLR0124
        for (x, y), sure in rows
    ]
