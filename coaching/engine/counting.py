"""The angle state machine: turns the phase of a movement over time into repetitions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from coaching.engine.exercise import Tolerances
from pose.smoothing import Curve, runs

# A movement counts as begun, and as ended, this share of its way from the resting level.
EDGE_SHARE = 0.1
# The start position was seen when the video begins at least this many samples (0.1 s) before it
# is left, and goes on as long after it is reached again.
REST_SAMPLES = 3
# Attempts and gestures are smaller than repetitions and may be more of them: a set's yardstick
# is nearly its largest movement.
TYPICAL_PERCENTILE = 90
# The exercise's whole way: who goes further now and then makes no attempts of the others.
WHOLE_WAY = 1.0
# A movement is whole when its shorter way is at least this share of the longer one.
WHOLE_SHARE = 0.65


@dataclass(frozen=True)
class Movement:
    """One way from the start position to a turn and back.

    Attributes:
        start: index on the grid at which the start position is left.
        turn: index of the turn.
        end: index at which the start position is reached again.
        rise: share of the exercise's way made to the turn; 1 is the catalogue's typical way.
        fall: share made on the way back.
        cut_start: the video (or the view of the athlete) begins inside it.
        cut_end: the video (or the view of the athlete) ends inside it.
    """

    start: int
    turn: int
    end: int
    rise: float
    fall: float
    cut_start: bool
    cut_end: bool

    @property
    def longer(self) -> float:
        """The longer of its two ways."""
        return max(self.rise, self.fall)

    @property
    def size(self) -> float:
        """The way that was seen; the shorter one of two, as getting into position is a way too."""
        if self.cut_start or self.cut_end:
            return self.longer
        return min(self.rise, self.fall)


def movements(phase: Curve, smallest: float) -> list[Movement]:
    """Everything that goes to a turn and back by at least ``smallest``.

    Args:
        phase: (N,) 0 in the start position, 1 at a typical turn; NaN where unknown.
        smallest: hysteresis, in the unit of ``phase``.

    Returns:
        In order of time. At either end of a known stretch one way may be missing or short.
    """
    found = []
    for piece in runs(np.isfinite(phase)):
        found += [_shifted(one, piece.start) for one in _in_piece(phase[piece], smallest)]
    return found


def typical_size(found: Sequence[Movement]) -> float:
    """How far the set's own repetitions go; 0 without any.

    What an end of the video cuts off may be no repetition at all (getting up, say), and is left
    out where there are whole movements.
    """
    whole = [one.size for one in found if min(one.rise, one.fall) >= WHOLE_SHARE * one.size]
    sizes = whole or [one.size for one in found]
    if not sizes:
        return 0.0
    furthest = float(np.percentile(sizes, TYPICAL_PERCENTILE, method="higher"))
    return min(furthest, max(float(np.median(sizes)), WHOLE_WAY))


def count(phase: Curve, tolerances: Tolerances) -> tuple[list[Movement], list[Movement]]:
    """Tell the set's repetitions from its attempts.

    Args:
        phase: (N,) 0 in the start position, 1 at a typical turn; NaN where unknown.
        tolerances: the exercise's.

    Returns:
        The movements that go far enough, whole or cut by an end of the video, and the attempts.
    """
    small = movements(phase, tolerances.smallest_attempt)
    bar = max(tolerances.share_of_set * typical_size(small), tolerances.smallest_attempt)
    large = movements(phase, bar)
    inside = [(one.start, one.end) for one in large]
    attempts = [
        one for one in small if not any(first <= one.turn <= last for first, last in inside)
    ]
    return large, attempts


def _in_piece(phase: Curve, smallest: float) -> list[Movement]:
    extremes = zigzag(phase, smallest)
    found = []
    for k, turn in enumerate(extremes):
        first, last = k == 0, k == len(extremes) - 1
        neighbour = extremes[k + 1] if first else extremes[k - 1]
        if phase[turn] <= phase[neighbour]:
            continue
        before = int(np.argmin(phase[: turn + 1])) if first else extremes[k - 1]
        after = turn + int(np.argmin(phase[turn:])) if last else extremes[k + 1]
        start, end = _leaves(phase, before, turn), _leaves(phase, after, turn)
        found.append(
            Movement(
                start=start,
                turn=turn,
                end=end,
                rise=float(phase[turn] - phase[before]),
                fall=float(phase[turn] - phase[after]),
                cut_start=first or start < REST_SAMPLES,
                cut_end=last or end >= len(phase) - REST_SAMPLES,
            )
        )
    return found


def _leaves(phase: Curve, rest: int, turn: int) -> int:
    """The index nearest to ``turn`` at which the phase is still at the level of ``rest``."""
    level = phase[rest] + EDGE_SHARE * (phase[turn] - phase[rest])
    step = 1 if turn < rest else -1
    way = np.arange(turn, rest + step, step)
    below = np.flatnonzero(phase[way] <= level)
    return int(way[below[0]]) if len(below) else rest


def _shifted(one: Movement, by: int) -> Movement:
    return replace(one, start=one.start + by, turn=one.turn + by, end=one.end + by)


def zigzag(values: Curve, smallest: float) -> list[int]:
    """Indices of alternating lows and highs, each at least ``smallest`` from the next.

    The first and the last are the extremes toward the ends, however the values go on there.
    """
    extremes: list[int] = []
    low = high = 0
    rising: bool | None = None
    for i, value in enumerate(values):
        high = i if value > values[high] else high
        low = i if value < values[low] else low
        if rising is not False and values[high] - value >= smallest:
            extremes.append(high)
            rising, low = False, i
        elif rising is not True and value - values[low] >= smallest:
            extremes.append(low)
            rising, high = True, i
    if rising is not None:
        extremes.append(high if rising else low)
    return extremes
