"""Whether a movement was made in the posture of the exercise at all."""

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise, Range
from coaching.engine.scene import Scene
from coaching.engine.signals import SIDES, Body, measure
from coaching.engine.view import SIDE_DEGREES
from pose.smoothing import Curve, Mask


def fits_posture(scene: Scene, exercise: Exercise, one: Movement) -> bool:
    """Whether the posture of a movement lies in the exercise's ranges, as far as seen.

    The middle half is looked at: getting into position may be the beginning of the first one.
    """
    shown = [wanted for wanted in exercise.posture if _is_shown(scene, wanted)]
    return all(_fits(scene.body, wanted, one) for wanted in shown)


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


def _is_shown(scene: Scene, wanted: Range) -> bool:
    """Without depth, how far the trunk is tilted shows from the side alone."""
    return wanted.kind != "tilt" or scene.body.has_depth or scene.view >= SIDE_DEGREES


def _fits(body: Body, wanted: Range, one: Movement) -> bool:
    first, last = (one.start + one.turn) // 2, (one.turn + one.end) // 2
    values = both_sides(body, wanted)[first : last + 1]
    seen = values[np.isfinite(values)]
    return len(seen) == 0 or bool(wanted.low <= np.median(seen) <= wanted.high)
