"""Which moment of an expert's repetition a moment of the user's corresponds to.

Start, turn and end are pinned. On the ways between them time is warped so that the angles agree
best (dynamic time warping; Sakoe and Chiba 1978), all ways of a set in one go.
"""

import numpy as np
import numpy.typing as npt

from pose.smoothing import Curve

# Moments on each way: a way of a second is read every 0.1 s, and drawn straight in between.
STEPS = 12
# What it costs to leave an even pace, degrees a step: rest and noise alone bend nothing.
PACE_DEGREES = 3.0


def warped(user: Curve, expert: Curve) -> Curve:
    """Where on the expert's way each step of the user's lies.

    Args:
        user: (B, STEPS, A) degrees of B ways, NaN where unseen.
        expert: (B, STEPS, A) degrees of the expert on the same ways.

    Returns:
        (B, STEPS) places on the expert's way in steps, from 0 to STEPS - 1, never falling.
    """
    total = _totals(_costs(user - _offset(user, expert), expert))
    return np.stack([_places(each) for each in total]) if len(total) else np.empty((0, STEPS))


def _offset(user: Curve, expert: Curve) -> Curve:
    """(B, N, A) how far apart the ends are, and on a straight line between them.

    Who bends an elbow more all the way is not ahead or behind for it.
    """
    apart = user - expert
    share = np.linspace(0.0, 1.0, user.shape[1])[:, None]
    first, last = (np.nan_to_num(apart[:, [end]], nan=0.0) for end in (0, -1))
    return np.asarray(first + (last - first) * share)


def _costs(user: Curve, expert: Curve) -> Curve:
    """(B, N, M) mean absolute difference of the angles seen on both, plus a price for unevenness"""
    apart = np.abs(user[:, :, None] - expert[:, None])
    seen = np.isfinite(apart)
    mean = np.where(seen, apart, 0.0).sum(axis=3) / np.maximum(seen.sum(axis=3), 1)
    steps = np.arange(user.shape[1])
    return np.asarray(mean + PACE_DEGREES * np.abs(steps[:, None] - steps) / STEPS)


def _totals(cost: Curve) -> Curve:
    """(B, N, M) cheapest way from the first pair to each."""
    total = np.full_like(cost, np.inf)
    for i in range(cost.shape[1]):
        for j in range(cost.shape[2]):
            before = [
                total[:, a, b]
                for a, b in ((i - 1, j - 1), (i - 1, j), (i, j - 1))
                if min(a, b) >= 0
            ]
            total[:, i, j] = cost[:, i, j] + (np.min(before, axis=0) if before else 0.0)
    return total


def _places(total: Curve) -> npt.NDArray[np.float64]:
    """(N,) mean of the partners that the cheapest path gives each step."""
    i, j = total.shape[0] - 1, total.shape[1] - 1
    sums, counts = np.zeros(i + 1), np.zeros(i + 1)
    while True:
        sums[i] += j
        counts[i] += 1
        if i == 0 and j == 0:
            break
        steps = [(a, b) for a, b in ((i - 1, j - 1), (i - 1, j), (i, j - 1)) if min(a, b) >= 0]
        i, j = min(steps, key=lambda at: total[at])
    places = sums / counts
    places[0], places[-1] = 0.0, total.shape[1] - 1  # pinned
    return places
