"""Frames of a live stream as even steps, as ``tracks`` makes them of a whole video."""

from collections.abc import Iterator

import numpy as np

from coaching.engine.nets.features import JOINTS, WINDOW, Array, features
from coaching.engine.nets.tracks import MIN_SEEN, RATE, Tracks
from pose.sequence import PoseSequence
from pose.skeletons import COMMON13
from pose.smoothing import MAX_GAP_SECONDS

# Steps that are kept: a minute.
REACH = 900
_ROUNDING = 1e-6  # seconds


class Steps:
    """The last minute of a stream at an even rate.

    Attributes:
        count: steps since the stream began.
    """

    def __init__(self) -> None:
        self.count = 0
        # Twice the room, so that what is kept is moved to the front once a minute.
        self._room = np.zeros((2 * REACH, JOINTS, 3), np.float32)
        self._end = 0
        self._start = 0.0
        self._last: tuple[float, Array, Array] | None = None

    def __len__(self) -> int:
        return min(self.count, REACH)

    @property
    def now(self) -> float:
        """Seconds of the stream at the newest step."""
        return self._start + (self.count - 1) / RATE

    @property
    def tracks(self) -> Tracks:
        """What is kept, until the next step."""
        kept = self._last_steps(len(self), 1)
        return Tracks(kept[..., :2], kept[..., 2], self.now - (len(self) - 1) / RATE)

    def push(self, poses: PoseSequence) -> Iterator[None]:
        """Take frames that are later than all before; stops at every new step."""
        common = poses.on(COMMON13)
        for points, confidence, time in zip(
            common.points[..., :2], common.confidence, common.times, strict=True
        ):
            known = np.isfinite(points).all(axis=1) & (confidence >= MIN_SEEN)
            yield from self._frame(float(time), np.nan_to_num(points), known.astype(np.float32))

    def window(self, stride: int, late: int = 0) -> Array:
        """(1, 9, 64, 13) of the steps but the last few; a short beginning goes to and fro."""
        steps = self._last_steps(min(len(self) - late, WINDOW * stride), stride, late)
        if len(steps) < WINDOW:
            steps = steps[_mirrored(len(steps))]
        return features(steps[None, ..., :2], steps[None, ..., 2], RATE / stride)

    def _frame(self, time: float, points: Array, seen: Array) -> Iterator[None]:
        """Fill the even steps up to this frame, in between it and the one before."""
        if self._last is None:
            self._start = time
            self._append(points, seen)
            yield
        else:
            before, old_points, old_seen = self._last
            near = time - before <= MAX_GAP_SECONDS
            both = seen * old_seen if near else np.zeros(JOINTS, np.float32)
            while (at := self._start + self.count / RATE) <= time + _ROUNDING:
                share = np.float32((at - before) / max(time - before, _ROUNDING))
                self._append(old_points + (points - old_points) * share, both)
                yield
        self._last = (time, points, seen)

    def _append(self, points: Array, seen: Array) -> None:
        if self._end == len(self._room):
            self._room[:REACH] = self._room[REACH:]
            self._end = REACH
        np.multiply(points, seen[:, None], out=self._room[self._end, :, :2])
        self._room[self._end, :, 2] = seen
        self.count, self._end = self.count + 1, self._end + 1

    def _last_steps(self, count: int, stride: int, late: int = 0) -> Array:
        """(n, 13, 3) x, y and seen of every so many steps, ending some before the newest."""
        end = self._end - late
        newest = self._room[end - count : end]
        return newest[::-1][::stride][::-1]


def _mirrored(count: int) -> list[int]:
    """Indices of a window whose end is the newest step, reflected at the oldest."""
    if count == 1:
        return [0] * WINDOW
    period = 2 * (count - 1)
    around = [(WINDOW - 1 - i) % period for i in range(WINDOW)]
    return [count - 1 - min(a, period - a) for a in around]
