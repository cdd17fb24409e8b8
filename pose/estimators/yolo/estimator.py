"""YOLO-Pose behind the protocol of every estimator."""

from pathlib import Path

import numpy as np

from pose.athlete import AthleteTracker
from pose.estimators.base import Frame, FramePose
from pose.estimators.preprocess import sharpened
from pose.estimators.yolo.decode import DetectionRules, people
from pose.estimators.yolo.letterbox import Letterbox
from pose.estimators.yolo.nets import open_net
from pose.estimators.yolo.weights import find_weights
from pose.sequence import Floats
from pose.skeletons import COCO17

# Pixels of the longer side that the published nets were trained at.
_LONG_SIDE = 640


class YoloPose:
    """The athlete's 17 COCO joints by any YOLOv8, YOLO11 or YOLO26 pose net.

    Joints are raw: smoothing over time is for later. There are no world coordinates.

    Args:
        weights: a .pt or .onnx file or an OpenVINO folder; without it they are looked for as
            ``find_weights`` says.
        threads: CPU threads for one frame; 0 leaves it to the runtime.
        sharpen: smooth and sharpen each frame first, as GymbrAIn's paper does.
        long_side: pixels of the longer side of the net's input. Exports of a fixed size keep it.
        rules: which detections are people.

    Raises:
        EstimatorError: codes ``yolo_weights_missing``, ``yolo_weights_unreadable`` and
            ``yolo_weights_unsuitable``.
    """

    name = "yolo"
    skeleton = COCO17

    def __init__(
        self,
        weights: Path | None = None,
        *,
        threads: int = 0,
        sharpen: bool = False,
        long_side: int = _LONG_SIDE,
        rules: DetectionRules | None = None,
    ) -> None:
        self._net = open_net(find_weights(weights), threads)
        self._sharpen = sharpen
        self._long_side = long_side
        self._rules = rules or DetectionRules()
        self._athlete = AthleteTracker()

    def __call__(self, frame: Frame, time: float) -> FramePose | None:
        """The athlete in the next frame: (17, 2) pixels and confidence."""
        letterbox = self._letterbox((frame.shape[0], frame.shape[1]))
        if self._sharpen:
            frame = sharpened(frame)
        found = people(self._net(letterbox.apply(frame)), letterbox, self._rules)
        chosen = self._athlete.choose(found, time)
        if chosen is None:
            return None
        joints = found[chosen].keypoints
        if joints is None:
            return None
        return FramePose(points=joints[:, :2], confidence=joints[:, 2])

    def reset(self) -> None:
        """Forget who the athlete is."""
        self._athlete.reset()

    def prefer(self, points: Floats) -> None:
        """Take whoever is nearest to these joints (17, C), pixels, for the athlete."""
        low, high = np.nanmin(points[:, :2], axis=0), np.nanmax(points[:, :2], axis=0)
        self._athlete.prefer((float(low[0]), float(low[1]), float(high[0]), float(high[1])))

    def _letterbox(self, frame: tuple[int, int]) -> Letterbox:
        if self._net.fixed is not None:
            return Letterbox(frame, self._net.fixed)
        return Letterbox.rectangular(frame, self._long_side)
