"""How much the repetitions of a set are the same movement again and again."""

from collections.abc import Sequence

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.places import bridged_places
from coaching.engine.signals import Body
from pose.smoothing import Curve

# Of each way of a repetition: enough to tell shapes apart, few enough for a fast one.
STEPS = 8
# Sides may take turns, so that the one after the next is asked too.
NEIGHBOURS = 2


def unlike(body: Body, movements: Sequence[Movement]) -> float | None:
    """How far a repetition is from most of its neighbours, beside how far it goes (variances).

    0 where each is as one before, about 1 where they have nothing in common. Their tempo does not
    matter, nor where each of them is done.

    Returns:
        The mean of all; ``None`` for fewer than two, and where too little is seen of the trunk.
    """
    if len(movements) < 2:  # noqa: PLR2004 - one is like no other
        return None
    where = bridged_places(body, "hip")
    where = bridged_places(body, "shoulder") if where is None else where
    if where is None:
        return None
    ways = np.stack([_way(where, one) for one in movements])
    ways -= ways.mean(axis=1, keepdims=True)
    apart = np.array([_from_most(ways, place) for place in range(len(ways))])
    goes = np.mean(ways**2, axis=(1, 2)).mean()
    return float(apart.mean() / goes) if goes > 0 else None


def _from_most(ways: Curve, place: int) -> float:
    """The median variance of one way and a neighbour about the two's middle."""
    first = max(place - NEIGHBOURS, 0)
    near = np.delete(ways[first : place + NEIGHBOURS + 1], place - first, axis=0)
    return float(np.median(np.mean((near - ways[place]) ** 2, axis=(1, 2))) / 2)


def _way(where: Curve, one: Movement) -> Curve:
    """(2 STEPS + 1, K) where the joints are from its start over its turn to its end."""
    moments = np.interp(
        np.arange(2 * STEPS + 1), (0, STEPS, 2 * STEPS), (one.start, one.turn, one.end)
    )
    grid = np.arange(len(where))
    return np.stack([np.interp(moments, grid, column) for column in where.T], axis=1)
