"""Where the joints are beside the trunk: the movement itself, without where it is done."""

import numpy as np

from coaching.engine.signals import SIDES, Body
from pose.motion import resample
from pose.skeletons import COMMON13
from pose.smoothing import Curve, fill_gaps

# Joints that are seen less often would be mostly guesses.
SEEN_SHARE = 0.7
FEWEST_STEPS = 8


def places(body: Body, about: str = "hip") -> Curve:
    """(N, K) coordinates of the joints about the middle of a pair, in torso lengths.

    Joints that are hardly seen are left out, all of them where the pair is. Where no length of
    the torso is known, its unit is the body's own.
    """
    times = body.sequence.times
    middle = (body.track(f"left_{about}") + body.track(f"right_{about}")) / 2
    lengths = [body.length(f"{side}_shoulder", f"{side}_hip") for side in SIDES]
    torso = max(filter(np.isfinite, lengths), default=1.0)
    columns = []
    for joint in COMMON13.joints:
        for axis in ((body.track(joint) - middle) / torso).T.astype(np.float64):
            curve = resample(fill_gaps(axis, times), times, body.grid)
            if np.isfinite(curve).mean() >= SEEN_SHARE:
                columns.append(curve)
    return np.array(columns).reshape(len(columns), len(body.grid)).T


def bridged_places(body: Body, about: str = "hip") -> Curve | None:
    """(N, K) ``places`` with straight lines over what is not known; None where too little is."""
    columns = places(body, about)
    known = np.isfinite(columns).all(axis=1)
    if columns.shape[1] == 0 or known.sum() < FEWEST_STEPS:
        return None
    steps = np.arange(len(columns))
    lines = [np.interp(steps, steps[known], column[known]) for column in columns.T]
    return np.array(lines).T
