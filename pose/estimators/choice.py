"""Which estimator to use, as a value that travels between processes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pose.errors import EstimatorError
from pose.estimators.base import Estimator, Precision

EstimatorName = Literal["blazepose", "yolo", "mediapipe"]
ESTIMATORS: tuple[EstimatorName, ...] = get_args(EstimatorName)


@dataclass(frozen=True)
class EstimatorChoice:
    """An estimator and its options.

    Attributes:
        name: which one.
        weights: YOLO-Pose weights (.pt, .onnx or an OpenVINO folder); None takes the default.
        sharpen: Gaussian filter, then sharpening, before YOLO-Pose.
        precision: of BlazePose's landmark net; ``auto`` is mixed where the CPU has bf16, else f32.
    """

    name: EstimatorName = "blazepose"
    weights: Path | None = None
    sharpen: bool = False
    precision: Precision = "auto"

    def build(self, threads: int = 1) -> Estimator:
        """A fresh estimator.

        Raises:
            EstimatorError: unknown name, or what it needs is not installed.
        """
        if self.name == "blazepose":
            from pose.estimators.blazepose import BlazePose  # noqa: PLC0415

            return BlazePose(threads=threads, precision=self.precision)
        if self.name == "yolo":
            from pose.estimators.yolo import YoloPose  # noqa: PLC0415

            return YoloPose(weights=self.weights, threads=threads, sharpen=self.sharpen)
        if self.name == "mediapipe":
            from pose.estimators.mediapipe import MediaPipe  # noqa: PLC0415

            return MediaPipe()
        raise EstimatorError("estimator_unknown", f"There is no estimator called {self.name}.")
