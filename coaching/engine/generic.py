"""Counts a movement that the catalogue does not know: its largest, or its usual, to and fro."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from coaching.engine.counting import zigzag
from coaching.engine.places import bridged_places, places
from coaching.engine.signals import Body
from pose.motion import GRID_RATE
from pose.smoothing import Curve, smooth

# How far the joints of an ordinary exercise go together, in torso lengths (root of the sum of
# squares over the joints): the unit in which the tolerances' shares are meant.
USUAL_WAY = 1.5
# A principal component is a slow thing: noise of single joints is out of it already.
SIGMA_SECONDS = 0.1
# What changes more slowly is getting into place, seconds (Gaussian). A frame further off or faster
# than this many usual ones, such as one of standing up, has no more say than such a one.
SLOW_SECONDS, FURTHEST = 4.0, 1.5
# The ends of a usual way are these percentiles; what goes this share of it, and no less than
# joints tremble (torso lengths), is a way.
ENDS, LEAST_SHARE, LEAST_WAY = (8, 92), 0.5, 0.1


def principal_phase(body: Body) -> Curve:
    """(N,) first principal component of the centred joints, 0 where the video begins."""
    columns = places(body)
    if columns.shape[1] == 0:
        return np.full(len(body.grid), np.nan)
    known = np.isfinite(columns).all(axis=1)
    centred = columns[known] - columns[known].mean(axis=0)
    direction = np.linalg.svd(centred, full_matrices=False)[2][0]
    phase = np.full(len(body.grid), np.nan)
    phase[known] = centred @ direction / USUAL_WAY
    return _from_start(smooth(phase, GRID_RATE, SIGMA_SECONDS))


def to_and_fro(body: Body) -> int | None:
    """How often the body goes its usual way and back; half of one more counts.

    Clips are often cut at a turn, so that a way without its way back is taken for a repetition.

    Returns:
        ``None`` where too little is seen of it.
    """
    where = bridged_places(body)
    if where is None:
        return None
    calm = gaussian_filter1d(where, SIGMA_SECONDS * GRID_RATE, axis=0)
    slow = gaussian_filter1d(calm, SLOW_SECONDS * GRID_RATE, axis=0, mode="nearest")
    # Where the body goes most of the time: positions would be those of its postures.
    speeds = _capped(np.gradient(calm, axis=0))
    way = _capped(calm - slow) @ np.linalg.svd(speeds, full_matrices=False)[2][0]
    low, high = np.percentile(way, ENDS)
    extremes = zigzag(way, max(LEAST_SHARE * (high - low), LEAST_WAY))
    return len(extremes) // 2


def _capped(rows: Curve) -> Curve:
    """(N, K) with no row much longer than the usual one."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows * np.minimum(1, FURTHEST * np.median(length) / np.maximum(length, 1e-9)))


def _from_start(phase: Curve) -> Curve:
    """Turned so that the video begins near the low end, which is taken for the start position."""
    known = phase[np.isfinite(phase)]
    low, high = np.percentile(known, (5, 95))
    turned = -phase if known[0] > (low + high) / 2 else phase
    return np.asarray(turned - np.nanmin(turned))
