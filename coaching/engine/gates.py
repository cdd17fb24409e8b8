"""Whether a movement was made in the posture of the exercise at all."""

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise, Range
from coaching.engine.signals import SIDES, Body, measure
from pose.smoothing import Curve, Mask


def fits_posture(body: Body, exercise: Exercise, one: Movement) -> bool:
    """Whether the posture of a movement lies in the exercise's ranges, as far as seen.

    The middle half is looked at: getting into position may be the beginning of the first one.
    """
    return all(_fits(body, wanted, one) for wanted in exercise.posture)


def posture_mask(body: Body, exercise: Exercise) -> Mask:
    """(N,) bool on the grid: every posture signal is seen and in its range."""
    inside = np.ones(len(body.grid), bool)
    for wanted in exercise.posture:
        values = both_sides(body, wanted)
        inside &= np.nan_to_num(values, nan=np.inf) <= wanted.high
        inside &= np.nan_to_num(values, nan=-np.inf) >= wanted.low
    return inside


def both_sides(body: Body, wanted: Range) -> Curve:
    """(N,) mean of left and right, one of them where the other is unseen."""
    left, right = (measure(body, wanted, side) for side in SIDES)
    mean = (left + right) / 2
    return np.where(np.isfinite(mean), mean, np.fmax(left, right))


def _fits(body: Body, wanted: Range, one: Movement) -> bool:
    first, last = (one.start + one.turn) // 2, (one.turn + one.end) // 2
    values = both_sides(body, wanted)[first : last + 1]
    seen = values[np.isfinite(values)]
    return len(seen) == 0 or bool(wanted.low <= np.median(seen) <= wanted.high)
