"""YOLO-Pose: ultralytics' nets, run by OpenVINO or torch."""

from pose.estimators.yolo.estimator import YoloPose
from pose.estimators.yolo.weights import find_weights

__all__ = ["YoloPose", "find_weights"]
