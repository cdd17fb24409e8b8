"""Differences that are nobody's fault: going further than the expert, and doing something else."""

from collections.abc import Collection

from coaching.engine.comparison.answer import ComparedRep, Difference

# A joint that is further off than this is at another moment or in another variant, degrees.
MOST_DEGREES = 60.0
_OPPOSITE = {"turn": "start", "start": "turn", "end": "turn"}


def is_depth(rep: ComparedRep, one: Difference, working: Collection[str]) -> bool:
    """Whether it is the working joint that goes further, or one that goes with it.

    Args:
        rep: the repetition.
        one: of its differences.
        working: names of the angles that do the work.
    """
    moments = {one.moment, "turn"} if one.moment == "whole" else {one.moment}
    along = [d for d in rep.differences if d.moment in moments and d.angle in working]
    deeper = any(each.counts and _goes_further(rep, each) for each in along)
    return deeper and _goes_further(rep, one)


def _goes_further(rep: ComparedRep, one: Difference) -> bool:
    """Whether the user's joint is past the expert's, seen from the other end of the way."""
    if one.moment == "whole":  # who will turn further is ahead on the way there already
        turn = next(
            (d for d in rep.differences if (d.angle, d.moment) == (one.angle, "turn")), None
        )
        ahead = turn is not None and turn.counts and turn.difference * one.difference > 0
        return ahead and turn is not None and _goes_further(rep, turn)
    other = _OPPOSITE.get(one.moment)
    there = next((d for d in rep.differences if (d.angle, d.moment) == (one.angle, other)), None)
    return there is not None and (one.expert - there.expert) * one.difference > 0


def is_strange(one: Difference) -> bool:
    """Whether user and expert do not do the same there; exact joints are taken at their word."""
    return one.uncertainty > 0 and abs(one.difference) > max(MOST_DEGREES, 2 * one.tolerance)
