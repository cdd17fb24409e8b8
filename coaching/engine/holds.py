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
    mask = _without_wobbles(posture_mask(body, exercise))
    holds = [(piece.stop - piece.start) / GRID_RATE for piece in runs(mask)]
    total = sum(hold for hold in holds if hold >= SHORTEST_HOLD)
    return float(round(total, 2))


def _without_wobbles(mask: Mask) -> Mask:
    filled = mask.copy()
    for gap in runs(~mask):
        inside = gap.start > 0 and gap.stop < len(mask)
        if inside and gap.stop - gap.start <= LONGEST_WOBBLE * GRID_RATE:
            filled[gap] = True
    return filled
