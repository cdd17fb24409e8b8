"""Repetitions from the learned phase, whatever the exercise."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.signal import find_peaks

from coaching.engine.nets.features import WINDOW, Array
from coaching.engine.nets.runtime import REPETITION, Net, load
from coaching.engine.nets.tracks import RATE, Tracks
from coaching.engine.nets.windows import cut, stitched

HOP = WINDOW // 4
# Steps of the tracks in one of the net's: 1 for quick movements, 4 sees 17 seconds at once.
STRIDES = (1, 2, 4)
# Of the way from start to turn: what is a movement, and what is a whole one.
LEAST_WAY, WHOLE_WAY = 0.3, 0.62
# A repetition has left the start where it has gone this share of its way.
LEFT = 0.12
# Steps of the net a repetition should last for its phase to be seen well.
FEWEST_STEPS, MOST_STEPS = 8.0, 40.0
# At the end of a video a repetition may lack this share of its way back.
UNFINISHED = 0.45

Curve = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Movement:
    """A repetition or an attempt, seconds of the video."""

    start: float
    turn: float
    end: float
    complete: bool
    confidence: float


@dataclass(frozen=True, eq=False)
class Phase:
    """What the net says at each step of the tracks.

    Attributes:
        circle: (T, 2) cosine and sine.
        active: (T,) chance of being in a repetition.
    """

    circle: Array
    active: Array

    @property
    def way(self) -> Curve:
        """(T,) share of the way from start (0) to turn (1) that the body has gone."""
        return np.asarray(np.clip((1 - self.circle[:, 0]) / 2, 0, 1) * self.active, np.float64)


def count_tracks(tracks: Tracks, net: Net | None = None) -> tuple[Movement, ...]:
    """Repetitions and attempts in order of time, by the installed net or another.

    Args:
        tracks: of at least one step.
        net: another than the installed one.
    """
    net = net or load(REPETITION)
    best: tuple[float, tuple[Movement, ...]] = (-1.0, ())
    for stride in STRIDES:
        if stride > 1 and len(tracks) < WINDOW * stride // 2:
            break
        found = movements(phase_of(tracks, stride, net), tracks)
        score = _fit(found, stride)
        if score > best[0]:
            best = (score, found)
    return best[1]


def phase_of(tracks: Tracks, stride: int, net: Net) -> Phase:
    """The net's view of tracks at one of its strides."""
    windows = cut(tracks, HOP, stride)
    steps, _ = net(windows.features)
    said = stitched(steps, windows.steps, len(tracks))
    return Phase(said[:, :2], 1 / (1 + np.exp(-said[:, 2])))


def movements(phase: Phase, tracks: Tracks) -> tuple[Movement, ...]:
    """There and back again, as the phase has it."""
    way = phase.way
    padded = np.concatenate([[way[0]], way, [0.0 if way[-1] < UNFINISHED else way[-1]]])
    peaks, _ = find_peaks(padded, height=LEAST_WAY, prominence=LEAST_WAY)
    turns = peaks - 1
    found = []
    for index, turn in enumerate(turns):
        before = turns[index - 1] if index else 0
        after = turns[index + 1] if index + 1 < len(turns) else len(way) - 1
        start, end = _left(way, before, turn), _back(way, turn, after)
        complete = bool(way[turn] >= WHOLE_WAY)
        sure = float(phase.active[start : end + 1].mean())
        at = tracks.times[[start, turn, end]].tolist()
        found.append(Movement(at[0], at[1], at[2], complete, sure))
    return tuple(found)


def _left(way: Curve, before: int, turn: int) -> int:
    """The last step at the start before a turn."""
    low = turn - int(np.argmin(way[before : turn + 1][::-1]))
    limit = way[low] + LEFT * (way[turn] - way[low])
    inside = np.flatnonzero(way[low : turn + 1] <= limit)
    return low + int(inside[-1])


def _back(way: Curve, turn: int, after: int) -> int:
    """The first step at the start again after a turn."""
    low = turn + int(np.argmin(way[turn : after + 1]))
    limit = way[low] + LEFT * (way[turn] - way[low])
    inside = np.flatnonzero(way[turn : low + 1] <= limit)
    return turn + int(inside[0])


def _fit(found: tuple[Movement, ...], stride: int) -> float:
    """How well a stride suits the tempo of what it found; 0 where it found nothing."""
    whole = [m for m in found if m.complete]
    if not whole:
        return 0.0
    steps = float(np.median([m.end - m.start for m in whole])) * RATE / stride
    inside = FEWEST_STEPS <= steps <= MOST_STEPS
    return float(np.mean([m.confidence for m in whole])) * (1.0 if inside else 0.5)
