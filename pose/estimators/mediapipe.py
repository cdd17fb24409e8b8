"""MediaPipe's own pose solution: the oracle that BlazePose is measured against, and a fallback."""

import os
from typing import Any

import numpy as np

from pose.errors import EstimatorError
from pose.estimators.base import Frame, FramePose
from pose.sequence import Floats
from pose.skeletons import BLAZEPOSE33

FULL = 1  # model_complexity of the "full" landmark net, the one our BlazePose runs


class MediaPipe:
    """``mp.solutions.pose``, joints in pixels and metres.

    Its clock adds a thirtieth of a second a frame, whatever ``time`` says.

    Raises:
        EstimatorError: ``mediapipe_missing``, the package is not installed.
    """

    name = "mediapipe"
    skeleton = BLAZEPOSE33

    def __init__(self) -> None:
        os.environ.setdefault("GLOG_minloglevel", "2")
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        self._pose = self._new()

    def reset(self) -> None:
        """Forget the track."""
        self._pose.reset()

    def prefer(self, points: Floats) -> None:
        """MediaPipe chooses its person itself."""

    def __call__(self, frame: Frame, time: float) -> FramePose | None:  # noqa: ARG002
        """The athlete in the next frame (H, W, 3) RGB; None when not seen."""
        result = self._pose.process(frame)
        if not result.pose_landmarks:
            return None
        height, width = frame.shape[:2]
        points, confidence = _arrays(result.pose_landmarks.landmark)
        world, _ = _arrays(result.pose_world_landmarks.landmark)
        scale = np.array([width, height, width], np.float32)
        return FramePose(points * scale, confidence, world)

    @staticmethod
    def _new() -> Any:
        try:
            from mediapipe.python.solutions import pose  # noqa: PLC0415
        except ImportError as error:
            raise EstimatorError(
                "mediapipe_missing", "The package mediapipe is not installed here."
            ) from error
        return pose.Pose(model_complexity=FULL)


def _arrays(landmarks: Any) -> tuple[Floats, Floats]:
    values = np.array([(p.x, p.y, p.z, p.visibility) for p in landmarks], np.float32)
    return values[:, :3], values[:, 3]
