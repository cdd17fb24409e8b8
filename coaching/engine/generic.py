"""Counts a movement that the catalogue does not know: its largest to and fro."""

import numpy as np

from coaching.engine.signals import SIDES, Body
from pose.motion import GRID_RATE, resample
from pose.skeletons import COMMON13
from pose.smoothing import Curve, fill_gaps, smooth

# How far the joints of an ordinary exercise go together, in torso lengths (root of the sum of
# squares over the joints): the unit in which the tolerances' shares are meant.
USUAL_WAY = 1.5
# A principal component is a slow thing: noise of single joints is out of it already.
SIGMA_SECONDS = 0.1
# Joints that are seen less often would be mostly guesses.
SEEN_SHARE = 0.7


def principal_phase(body: Body) -> Curve:
    """(N,) first principal component of the centred joints, 0 where the video begins."""
    columns = _columns(body)
    if columns.shape[1] == 0:
        return np.full(len(body.grid), np.nan)
    known = np.isfinite(columns).all(axis=1)
    centred = columns[known] - columns[known].mean(axis=0)
    direction = np.linalg.svd(centred, full_matrices=False)[2][0]
    phase = np.full(len(body.grid), np.nan)
    phase[known] = centred @ direction / USUAL_WAY
    return _from_start(smooth(phase, GRID_RATE, SIGMA_SECONDS))


def _from_start(phase: Curve) -> Curve:
    """Turned so that the video begins near the low end, which is taken for the start position."""
    known = phase[np.isfinite(phase)]
    low, high = np.percentile(known, (5, 95))
    turned = -phase if known[0] > (low + high) / 2 else phase
    return np.asarray(turned - np.nanmin(turned))


def _columns(body: Body) -> Curve:
    """(N, K) coordinates of the joints about the middle of the hips, in torso lengths."""
    times = body.sequence.times
    middle = (body.track("left_hip") + body.track("right_hip")) / 2
    torso = np.nanmax([body.length(f"{side}_shoulder", f"{side}_hip") for side in SIDES])
    columns = []
    for joint in COMMON13.joints:
        for axis in ((body.track(joint) - middle) / torso).T.astype(np.float64):
            curve = resample(fill_gaps(axis, times), times, body.grid)
            if np.isfinite(curve).mean() >= SEEN_SHARE:
                columns.append(curve)
    return np.array(columns).reshape(len(columns), len(body.grid)).T
