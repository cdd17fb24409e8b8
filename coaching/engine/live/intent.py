"""Which movements somebody means: people who wait, stretch or set up move as well.

The nets know what is no exercise, a few answers later than what a movement is. One that they doubt
waits for them, and counts after all where the next answers say so, or where it goes on in a rhythm.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

from coaching.engine.nets.counter import Movement

# The chance that somebody exercises at all, times that of being in a repetition, is at least this
# where a movement is meant. When first asked, a tenth of what was counted of people who idle came
# up to it, and all but six in a hundred repetitions; with the two ways below a third of the
# idling is still counted.
LIKELY = 0.65
# Where somebody exercises for certain, every movement is meant.
CERTAIN = 0.9
# For so long after its end a movement may turn out to be meant, seconds.
PATIENCE = 3.0
# Whatever the nets call it: so many of which each begins within this of the end of the one before
# (seconds), and none takes much longer than another, are meant.
RHYTHM, PAUSE, UNEVEN = 3, 2.0, 1.4
# A movement that is found again has its turn as near, seconds.
NEAR = 0.4


class Intent:
    """Remembers which movements of one athlete were meant."""

    def __init__(self) -> None:
        self._turns: list[float] = []

    def meant(
        self, found: Sequence[Movement], exercising: float, now: float
    ) -> tuple[Movement, ...]:
        """Those of the movements that are meant; what was once stays so.

        Args:
            found: in order of time.
            exercising: chance that somebody is, by the latest answers.
            now: seconds.
        """
        late = [one for one in found if one.end > now - PATIENCE]
        for one in late:
            if exercising >= CERTAIN or one.confidence * exercising >= LIKELY:
                self._add(one)
        if late and _is_rhythm(found[-RHYTHM:]):
            for one in found[-RHYTHM:]:
                self._add(one)
        return tuple(one for one in found if self._is_known(one))

    def _add(self, one: Movement) -> None:
        if not self._is_known(one):
            insort(self._turns, one.turn)

    def _is_known(self, one: Movement) -> bool:
        return is_near(one.turn, self._turns)


def _is_rhythm(last: Sequence[Movement]) -> bool:
    lengths = [one.end - one.start for one in last]
    pauses = [after.start - before.end for before, after in pairwise(last)]
    return len(last) == RHYTHM and max(pauses) <= PAUSE and max(lengths) <= UNEVEN * min(lengths)


def is_near(turn: float, others: Sequence[float]) -> bool:
    """Whether one of many in order is near: an hour of training has hundreds of them."""
    first = bisect_right(others, turn - NEAR)
    return first < len(others) and others[first] < turn + NEAR
