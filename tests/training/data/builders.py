"""Examples in one line each."""

import numpy as np

from pose.sequence import PoseSequence
from pose.skeletons import COMMON13
from training.data.examples import Example


def still_poses(frames: int = 3) -> PoseSequence:
    """Somebody who does not move, at ten frames a second."""
    points = np.ones((frames, len(COMMON13), 2), np.float32)
    confidence = np.ones((frames, len(COMMON13)), np.float32)
    return PoseSequence(points, confidence, np.arange(frames) / 10, COMMON13)


def example(source: str, corpus: str = "real") -> Example:
    """A squat by somebody."""
    return Example(still_poses(), "squat", corpus, source, name=source, kind="set")
