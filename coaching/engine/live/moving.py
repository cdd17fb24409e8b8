"""Whether a body moved, or its joints alone did."""

import numpy as np
import numpy.typing as npt

from coaching.engine.live.recent import Recent
from coaching.engine.nets.counter import Movement
from coaching.engine.signals import SIDES
from pose.sequence import MIN_CONFIDENCE, PoseSequence
from pose.skeletons import COMMON13

Curve = npt.NDArray[np.float64]

# Joints of somebody who stands still tremble by a twentieth of the torso's length; even a shrug
# moves one by more than this.
LEAST_WAY = 0.15
# Percentiles between which most of a joint's places lie: single frames may be anywhere.
MOST = (5, 95)


def moves(recent: Recent, one: Movement) -> bool:
    """Whether some joint that was seen went further, beside the hips, than joints tremble.

    Args:
        recent: the frames.
        one: the movement.
    """
    poses = recent.since(one.start)
    if poses is None:
        return True
    image = poses.image.on(COMMON13)
    during = image.part(image.times <= one.end)
    if not len(during):
        return True
    shoulders, hips = _middle(during, "shoulder"), _middle(during, "hip")
    torso = float(np.nanmedian(np.linalg.norm(shoulders - hips, axis=1)))
    seen = np.median(during.confidence, axis=0) >= MIN_CONFIDENCE
    if not seen.any():
        return False
    low, high = np.nanpercentile((during.points[..., :2] - hips[:, None])[:, seen], MOST, axis=0)
    return bool(np.nanmax(np.linalg.norm(high - low, axis=1)) >= LEAST_WAY * torso)


def _middle(image: PoseSequence, joint: str) -> Curve:
    sides = [image.joint(f"{side}_{joint}")[:, :2] for side in SIDES]
    return np.asarray(np.mean(sides, axis=0), np.float64)
