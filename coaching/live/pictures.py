"""Pictures of one live session to joints: an estimator with a track of its own.

Knows nothing of Django.
"""

from typing import Any

import numpy as np

from coaching.live.protocol import Joints
from pose.estimators.choice import EstimatorChoice
from pose.jpeg import decode, luminance
from pose.sequence import PoseSequence, in_space
from pose.skeletons import BLAZEPOSE33

# One thread a picture: sessions share the cores by their children.
THREADS = 1


class Eye:
    """Follows the athlete of one session.

    Args:
        size: width and height of the picture that joints are told in, pixels.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._estimator: Any = EstimatorChoice("blazepose").build(THREADS)

    def look(self, content: bytes, time: float) -> tuple[Joints, float]:
        """Joints of a JPEG (1, 33, C), unknown ones NaN, and the picture's luminance.

        Raises:
            PictureError: it cannot be read.
        """
        frame = decode(content)
        found = self._estimator(frame, time)
        points = np.full((1, len(BLAZEPOSE33), 2), np.nan, np.float32)
        sure = np.zeros((1, len(BLAZEPOSE33)), np.float32)
        if found is not None:
            height, width = frame.shape[:2]
            scale = np.array(self._size, np.float32) / (width, height)
            points[0], sure[0] = found.points[:, :2] * scale, found.confidence
        image = PoseSequence(points, sure, np.array([time]), BLAZEPOSE33)
        world = in_space([None if found is None else found.world], image)
        return Joints(image, world), luminance(frame)
