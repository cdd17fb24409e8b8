"""The two nets: where they lie, and how they are compiled."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pose.errors import EstimatorError
from pose.estimators.base import Precision
from pose.estimators.offline import openvino_core

DETECTOR = "modules/pose_detection/pose_detection.tflite"
LANDMARKS = "modules/pose_landmark/pose_landmark_full.tflite"

# The segmentation mask: nobody reads it, and its decoder costs a sixth of the net.
MASK_OUTPUT = "Identity_2"


def find_net(relative: str) -> Path:
    """Where the installed ``mediapipe`` wheel keeps a net, without importing the wheel.

    Raises:
        EstimatorError: ``blazepose_weights_missing``, the wheel or the file is not there.
    """
    spec = importlib.util.find_spec("mediapipe")
    if spec is not None and spec.origin is not None:
        path = Path(spec.origin).parent / relative
        if path.is_file():
            return path
    raise EstimatorError(
        "blazepose_weights_missing",
        "BlazePose's nets come with the package mediapipe 0.10.21, which is not installed here.",
    )


def has_native_bf16() -> bool:
    """Whether this CPU multiplies bfloat16 by itself (AVX-512 BF16 or AMX)."""
    return "BF16" in openvino_core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def hint_for(precision: Precision) -> str:
    """What convolutions run in: bf16 needs the CPU's own support, emulation would be slower."""
    return "bf16" if precision != "f32" and has_native_bf16() else "f32"


def properties(threads: int, hint: str = "f32") -> dict[str, Any]:
    """Compile options for one stream of frames.

    The precision is named because OpenVINO silently takes bf16 where the CPU has it, which throws
    world landmarks off by centimetres. Pinning is off because two processes that both pin share
    one core.
    """
    return {
        "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": hint,
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1,
        "ENABLE_CPU_PINNING": False,
    }


def read_net(relative: str, *, scale: float, mean: float = 0.0) -> Any:
    """A net that takes pixels 0..255 as floats: ``pixel / scale - mean`` happens inside.

    Not as bytes: OpenVINO would change their layout in steps of their own, where it gives floats
    straight to the first convolution and folds the scale into it (2 % of a frame in bf16). Whole
    numbers up to 255 are exact in bf16, their 255th parts are not.

    Args:
        relative: path within the mediapipe package.
        scale: divisor of the pixel values.
        mean: subtracted after the division.
    """
    from openvino.preprocess import PrePostProcessor  # noqa: PLC0415

    model = openvino_core().read_model(find_net(relative))
    steps = PrePostProcessor(model)
    steps.input().preprocess().scale(scale).mean(mean)
    return steps.build()


def without_mask(model: Any) -> Any:
    """The landmark net less its segmentation output, so that its decoder is pruned."""
    import openvino  # noqa: PLC0415

    results = [r for r in model.get_results() if MASK_OUTPUT not in r.output(0).get_names()]
    return openvino.Model(results, model.get_parameters(), "pose_landmarks")


class Request:
    """A compiled net with buffers of its own: one for each thread of callers.

    Args:
        model: takes one tensor of pixels, or what ``inputs`` gives.
        threads: CPU threads of one call.
        hint: precision inside.
        inputs: buffers of another request that this one reads from.
    """

    def __init__(
        self, model: Any, *, threads: int, hint: str = "f32", inputs: Sequence[Any] = ()
    ) -> None:
        compiled = openvino_core().compile_model(model, "CPU", properties(threads, hint))
        self._request = compiled.create_infer_request()
        for index, tensor in enumerate(inputs):
            self._request.set_input_tensor(index, tensor)
        self.input = self._request.get_input_tensor(0).data
        self.tensors = [self._request.get_output_tensor(i) for i in range(len(model.outputs))]
        self._names = [output.get_names() for output in model.outputs]

    def __call__(self, pixels: npt.NDArray[np.uint8] | None = None) -> None:
        """Run on pixels, or on what the input buffer holds; the output buffers hold the answer."""
        if pixels is not None:
            np.copyto(self.input, pixels)
        self._request.infer()

    def output(self, name: str) -> npt.NDArray[np.float32]:
        """The buffer of an output, without its batch axis: valid until the next call."""
        index = next(i for i, names in enumerate(self._names) if name in names)
        values: npt.NDArray[np.float32] = self.tensors[index].data[0]
        return values
