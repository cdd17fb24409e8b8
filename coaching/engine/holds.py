"""How long a posture was held."""

from coaching.engine.exercise import Exercise
from coaching.engine.gates import posture_mask
from coaching.engine.signals import Body
from pose.motion import GRID_RATE
from pose.smoothing import Mask, runs

# Passing through a posture is not holding it.
SHORTEST_HOLD = 1.0
# A wobble, or a frame in which the joints jumped, does not end a hold.
LONGEST_WOBBLE = 0.5


def held_seconds(body: Body, exercise: Exercise) -> float:
    """Seconds in the exercise's posture, all holds together."""
    total = sum((one.stop - one.start) / GRID_RATE for one in holds(body, exercise))
    return float(round(total, 2))


def holds(body: Body, exercise: Exercise) -> list[slice]:
    """When the exercise's posture is held, as indices of the body's grid."""
    mask = _without_wobbles(posture_mask(body, exercise))
    shortest = SHORTEST_HOLD * GRID_RATE
    return [piece for piece in runs(mask) if piece.stop - piece.start >= shortest]


def _without_wobbles(mask: Mask) -> Mask:
    filled = mask.copy()
    for gap in runs(~mask):
        inside = gap.start > 0 and gap.stop < len(mask)
        if inside and gap.stop - gap.start <= LONGEST_WOBBLE * GRID_RATE:
            filled[gap] = True
    return filled
