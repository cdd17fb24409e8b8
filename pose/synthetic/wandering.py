"""Going about in postures for some time: which comes when is left to chance."""

import numpy as np

from pose.synthetic.activities import Activity
from pose.synthetic.dofs import DEFAULTS, Posture
from pose.synthetic.looseness import bounded
from pose.synthetic.motion import Key
from pose.synthetic.sides import mirrored

# Seconds in a posture and on the way to the next: shortest and longest.
_STAY, _WAY = (0.1, 3.0), (0.5, 1.8)
# How far the way to a posture is gone, share of it.
_FAR = (0.7, 1.1)
# Share of postures that are left for the one before, where they come in order.
_BACK = 0.35


def wandering(
    activity: Activity, habits: Posture, start: float, end: float, rng: np.random.Generator
) -> list[Key]:
    """Keys between two moments; the activity's first posture comes before and after.

    Args:
        activity: one that has postures.
        habits: degrees of freedom in which this athlete differs from others.
        start: seconds.
        end: seconds.
        rng: of every choice.
    """
    keys: list[Key] = []
    here, clock = 0, start
    while True:
        arrive = clock + float(rng.uniform(*_WAY))
        clock = arrive + float(rng.uniform(*_STAY))
        if clock > end - _WAY[1]:
            return keys
        here = _next(activity, here, rng)
        posture = _gone_to(activity, here, habits, rng)
        keys += [Key(arrive, posture), Key(clock, posture)]


def _next(activity: Activity, here: int, rng: np.random.Generator) -> int:
    count = len(activity.postures)
    if not activity.in_order:
        return int((here + rng.integers(1, count)) % count)
    back = here == count - 1 or (here > 0 and rng.random() < _BACK)
    return here - 1 if back else here + 1


def _gone_to(
    activity: Activity, index: int, habits: Posture, rng: np.random.Generator
) -> dict[str, float]:
    """The posture as it comes out this time, on either side."""
    rest, posture = activity.postures[0], activity.postures[index]
    # Where one stands or sits is no matter of more or less.
    share = 1.0 if activity.in_order else float(rng.uniform(*_FAR))
    names = {*rest, *posture}
    at = {name: _of(rest, name) + share * (_of(posture, name) - _of(rest, name)) for name in names}
    at = {name: value + habits.get(name, 0.0) for name, value in at.items()}
    at |= {name: _of(at, name) + by for name, by in habits.items() if name not in at}
    return bounded(mirrored(at) if rng.random() < 1 / 2 else at)


def _of(posture: Posture, name: str) -> float:
    return posture.get(name, DEFAULTS.get(name, 0.0))
