"""What every estimator offers, whoever made it."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from pose.sequence import Floats
from pose.skeletons import Skeleton

Frame = npt.NDArray[np.uint8]
Precision = Literal["auto", "f32", "mixed"]


@dataclass(frozen=True, eq=False)
class FramePose:
    """The athlete in one frame.

    Attributes:
        points: (J, 2) or (J, 3) pixels of the frame.
        confidence: (J,) in 0..1.
        world: (J, 3) metres about the hips, or None where the estimator has none.
    """

    points: Floats
    confidence: Floats
    world: Floats | None = None


class Estimator(Protocol):
    """Finds one athlete in consecutive frames. Holds a track: one object a video or stream."""

    name: str
    skeleton: Skeleton

    def __call__(self, frame: Frame, time: float) -> FramePose | None:
        """The athlete in the next frame.

        Args:
            frame: (H, W, 3) uint8 RGB, upright.
            time: seconds, strictly increasing from call to call.
        """

    def reset(self) -> None:
        """Forget the track: the next frame is not a continuation."""

    def prefer(self, points: Floats) -> None:
        """Take whoever is nearest to these joints (J, C), pixels, for the athlete."""
