"""Movements that the nets have no name for, or none that they would stand by."""

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


def is_exercise(found: Counting) -> bool:
    """Whether what was counted looks like repetitions, whatever of: one of them will do."""
    return found.confidence >= SURE_OF_THEM


def is_repeated(found: Counting) -> bool:
    """Whether what was counted is the same again and again: exercise, whatever it is called."""
    whole = found.complete
    if len(whole) < FEWEST:
        return False
    gaps = [after.turn - before.turn for before, after in pairwise(whole)]
    usual = median(gaps)
    uneven = median(abs(gap - usual) for gap in gaps)
    apart = abs(found.rounds - len(whole))
    return (
        is_exercise(found)
        and apart <= max(LEAST_APART, APART * len(whole))
        and uneven <= UNEVEN * usual
    )
