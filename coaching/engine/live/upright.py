"""Nobody trains upside down: a body found so is an estimator's mistake."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from coaching.engine.signals import SIDES
from pose.sequence import PoseSequence

Point = npt.NDArray[np.float64]

# So much of the trunk's length lie the shoulders below the hips: 60 degrees and more, further than
# anybody bends.
UPSIDE_DOWN = 0.87


def upright(frame: PoseSequence) -> PoseSequence:
    """The frame, with nobody in it where the body stands on its head.

    Somebody who hangs from a bar with the head out of sight is now and then found the wrong way up,
    lost, and found so again, which to a net is one repetition after the other.

    Args:
        frame: (1, J, C).
    """
    trunk = _middle(frame, "shoulder") - _middle(frame, "hip")
    if not trunk[1] > UPSIDE_DOWN * np.linalg.norm(trunk):
        return frame
    nowhere = np.full_like(frame.points, np.nan)
    return replace(frame, points=nowhere, confidence=np.zeros_like(frame.confidence))


def _middle(frame: PoseSequence, joint: str) -> Point:
    sides = [frame.joint(f"{side}_{joint}")[0, :2] for side in SIDES]
    return np.asarray(np.mean(sides, axis=0), np.float64)
