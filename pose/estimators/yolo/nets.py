"""A YOLO-Pose net ready to run, whatever its file."""

from pathlib import Path
from typing import Protocol

from pose.estimators.base import Frame
from pose.sequence import Floats


class Net(Protocol):
    """Runs one frame."""

    @property
    def fixed(self) -> tuple[int, int] | None:
        """Height and width of the input where the export allows no other, pixels."""

    def __call__(self, pixels: Frame) -> Floats:
        """The raw output for one frame.

        Args:
            pixels: (H, W, 3) uint8 RGB, letterboxed.

        Returns:
            (V, N) of a net that leaves the choice of boxes to the caller, (N, V) of one that
            chooses them itself; see ``decode``.
        """


def open_net(weights: Path, threads: int) -> Net:
    """The net in the weights.

    Args:
        weights: a .pt or .onnx file, an OpenVINO folder or the .xml in it.
        threads: CPU threads for one frame; 0 leaves it to the runtime.

    Raises:
        EstimatorError: codes ``yolo_weights_unreadable`` and ``yolo_weights_unsuitable``.
    """
    if weights.suffix == ".pt":
        from pose.estimators.yolo.torch_net import TorchNet  # noqa: PLC0415 - torch is heavy

        return TorchNet(weights, threads)
    from pose.estimators.yolo.openvino_net import OpenVinoNet  # noqa: PLC0415

    return OpenVinoNet(weights, threads)
