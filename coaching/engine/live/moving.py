"""Whether a body moved, or its joints alone did."""

import numpy as np
import numpy.typing as npt

from coaching.engine.live.recent import Recent
from coaching.engine.nets.counter import Movement
from coaching.engine.signals import SIDES
from pose.sequence import MIN_CONFIDENCE, PoseSequence
from pose.skeletons import COMMON13

Curve = npt.NDArray[np.float64]

# Joints of somebody who stands still tremble, those that are hidden by half a torso's length, but
# hardly where they are averaged over this time, seconds (Gaussian). Repetitions move some joint by
# more than this; what has no name yet is believed only where it goes further.
TREMBLE_SECONDS = 0.1
LEAST_WAY, LEAST_UNNAMED_WAY = 0.18, 0.3
# Percentiles between which most of a joint's places lie: single frames may be anywhere.
MOST = (5, 95)


def moves(recent: Recent, one: Movement, *, is_named: bool = True) -> bool:
    """Whether some joint that was seen went further, beside the hips, than joints tremble.

    Args:
        recent: the frames.
        one: the movement.
        is_named: whether the exercise is known.
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
    beside = (during.points[..., :2] - hips[:, None])[:, seen]
    calm = _calm(beside, during.times)
    # Where nothing is unknown the plain percentile says the same, in a tenth of the time.
    percentile = np.percentile if np.isfinite(calm).all() else np.nanpercentile
    low, high = percentile(calm, MOST, axis=0)
    least = LEAST_WAY if is_named else LEAST_UNNAMED_WAY
    return bool(np.nanmax(np.linalg.norm(high - low, axis=1)) >= least * torso)


def _calm(places: Curve, times: Curve) -> Curve:
    """(T, J, 2) averaged over what is near in time; NaN where nothing near is known."""
    weights = np.exp(-(((times[:, None] - times) / TREMBLE_SECONDS) ** 2) / 2)
    flat = places.reshape(len(places), -1)
    known = np.isfinite(flat)
    with np.errstate(invalid="ignore"):
        mean = (weights @ np.where(known, flat, 0.0)) / (weights @ known)
    return np.asarray(mean.reshape(places.shape))


def _middle(image: PoseSequence, joint: str) -> Curve:
    sides = [image.joint(f"{side}_{joint}")[:, :2] for side in SIDES]
    return np.asarray(np.mean(sides, axis=0), np.float64)
