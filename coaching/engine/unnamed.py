"""Movements that are repeated, and that the nets have no name for."""

from itertools import pairwise
from statistics import median

from coaching.engine.nets import Counting

# A repetition or two of anything are a movement; more of them, one like the other, are exercise.
FEWEST = 3
# People who stretch, point or tie their shoes stay below this chance of being in a repetition.
SURE_OF_THEM = 0.85
# The unwrapped phase and the movements count alike where it is one movement again and again.
LEAST_APART, APART = 1, 1 / 6
# From turn to turn, beside the usual gap: half of them lie nearer than this share of it.
UNEVEN = 0.35


def is_repeated(found: Counting) -> bool:
    """Whether what was counted without a name is somebody's exercise, whatever it is called."""
    whole = found.complete
    if len(whole) < FEWEST:
        return False
    gaps = [after.turn - before.turn for before, after in pairwise(whole)]
    usual = median(gaps)
    uneven = median(abs(gap - usual) for gap in gaps)
    apart = abs(found.rounds - len(whole))
    return (
        found.confidence >= SURE_OF_THEM
        and apart <= max(LEAST_APART, APART * len(whole))
        and uneven <= UNEVEN * usual
    )
