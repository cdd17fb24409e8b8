"""The same nets on a live stream: a step of new joints in, what is going on out."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from coaching.engine.nets.classifier import softmax
from coaching.engine.nets.counter import Movement, Phase, movements
from coaching.engine.nets.features import JOINTS, WINDOW, Array, features
from coaching.engine.nets.runtime import EXERCISE, REPETITION, Net, load
from coaching.engine.nets.tracks import MIN_SEEN, RATE, Tracks
from pose.sequence import PoseSequence
from pose.skeletons import COMMON13
from pose.smoothing import MAX_GAP_SECONDS

# The exercise is asked for this often, steps: half a second.
ASKED = 8
# Answers of which the mean is taken: four seconds of asking.
REMEMBERED = 8
# What was counted longer ago than this stays as it was, steps: a minute.
REACH = 900
# A movement is told when it has been over for so long, seconds: the end of its curve is known.
LOOK_AHEAD = 0.6


@dataclass(frozen=True)
class LiveState:
    """What is known after a step.

    Attributes:
        time: seconds of the stream.
        exercise: the likeliest, ``None`` until half a second has been seen.
        confidence: 0..1.
        way: share of the way from start to turn at this moment, 0..1.
        movements: repetitions and attempts that are over, in order of time.
    """

    time: float
    exercise: str | None
    confidence: float
    way: float
    movements: tuple[Movement, ...]

    @property
    def count(self) -> int:
        """Whole repetitions."""
        return sum(movement.complete for movement in self.movements)


class LiveNets:
    """Follows one athlete; a new set begins with a new one of these, or with ``reset``."""

    def __init__(self, exercise: Net | None = None, repetition: Net | None = None) -> None:
        self._exercise = exercise or load(EXERCISE)
        self._repetition = repetition or load(REPETITION)
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self._points: deque[Array] = deque(maxlen=REACH)
        self._seen: deque[Array] = deque(maxlen=REACH)
        self._said: deque[Array] = deque(maxlen=REACH)
        self._chances: deque[Array] = deque(maxlen=REMEMBERED)
        self._settled: list[Movement] = []
        self._last: tuple[float, Array, Array] | None = None
        self._start = 0.0
        self._steps = 0
        self._state = LiveState(0.0, None, 0.0, 0.0, ())

    def push(self, poses: PoseSequence) -> LiveState:
        """Take new frames, usually one, and say what is going on.

        Args:
            poses: frames later than all before, on any skeleton.
        """
        common = poses.on(COMMON13)
        for points, confidence, time in zip(
            common.points[..., :2], common.confidence, common.times, strict=True
        ):
            known = np.isfinite(points).all(axis=1) & (confidence >= MIN_SEEN)
            self._frame(float(time), np.nan_to_num(points), known.astype(np.float32))
        return self._state

    def _frame(self, time: float, points: Array, seen: Array) -> None:
        """Fill the even steps up to this frame, in between it and the one before."""
        if self._last is None:
            self._start = time
            self._step(points, seen)
        else:
            before, old_points, old_seen = self._last
            both = (
                seen * old_seen
                if time - before <= MAX_GAP_SECONDS
                else np.zeros(JOINTS, np.float32)
            )
            while (at := self._start + self._steps / RATE) <= time + _ROUNDING:
                share = np.float32((at - before) / max(time - before, _ROUNDING))
                self._step(old_points + (points - old_points) * share, both)
        self._last = (time, points, seen)

    def _step(self, points: Array, seen: Array) -> None:
        self._steps += 1
        self._points.append((points * seen[:, None]).astype(np.float32))
        self._seen.append(seen)
        window = self._window()
        self._follow(window)
        if self._steps % ASKED == 0:
            (logits,) = self._exercise(window)
            self._chances.append(softmax(logits[0] / self._exercise.settings["temperature"]))
        self._tell()

    def _window(self) -> Array:
        """(1, 9, 64, 13) of the last steps; a short beginning goes to and fro."""
        points, seen = np.stack(_tail(self._points)), np.stack(_tail(self._seen))
        count = len(points)
        if count < WINDOW:
            order = _mirrored(count)
            points, seen = points[order], seen[order]
        return features(points[None], seen[None], RATE)

    def _follow(self, window: Array) -> None:
        """Keep what the net says of each step, later windows counting for the recent ones."""
        said = self._repetition(window)[0][0]
        count = min(len(self._points), WINDOW)
        recent = said[-count:]
        self._said.append(recent[-1])
        for back in range(2, count + 1):
            self._said[-back] = self._said[-back] + (recent[-back] - self._said[-back]) * _LEARNED

    def _tell(self) -> None:
        said = np.stack(self._said)
        phase = Phase(said[:, :2], 1 / (1 + np.exp(-said[:, 2])))
        now = self._start + (self._steps - 1) / RATE
        first = now - (len(said) - 1) / RATE
        tracks = Tracks(np.stack(self._points), np.stack(self._seen), first)
        over = [m for m in movements(phase, tracks) if m.end <= now - LOOK_AHEAD]
        self._settled = [m for m in self._settled if m.end < first] + over
        slug, confidence = self._likeliest()
        self._state = LiveState(now, slug, confidence, float(phase.way[-1]), tuple(self._settled))

    def _likeliest(self) -> tuple[str | None, float]:
        if not self._chances:
            return None, 0.0
        mean = np.mean(self._chances, axis=0)
        best = int(np.argmax(mean))
        return self._exercise.labels[best], float(mean[best])


_ROUNDING = 1e-6
_LEARNED = 0.3  # of the difference between what a step's windows say


def _tail(steps: deque[Array]) -> list[Array]:
    return [steps[index] for index in range(max(0, len(steps) - WINDOW), len(steps))]


def _mirrored(count: int) -> list[int]:
    """Indices of a window whose end is the newest step, reflected at the oldest."""
    if count == 1:
        return [0] * WINDOW
    period = 2 * (count - 1)
    around = [(WINDOW - 1 - i) % period for i in range(WINDOW)]
    return [count - 1 - min(a, period - a) for a in around]
