"""Exported nets: .onnx files and OpenVINO folders, run by OpenVINO on the CPU."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pose.estimators.base import Frame
from pose.estimators.offline import openvino_core
from pose.estimators.yolo.decode import check_output
from pose.estimators.yolo.weights import unreadable, unsuitable
from pose.sequence import Floats

if TYPE_CHECKING:
    from openvino import CompiledModel, InferRequest, Model

# Compiled nets kept for the next video of the same shape.
_KEPT_NETS = 4
_COLOURS = 3


class OpenVinoNet:
    """An exported net. Compiled for each shape of frame, once a process."""

    def __init__(self, weights: Path, threads: int) -> None:
        self._file = _net_file(weights)
        self._threads = threads
        self._fixed, self._batch = _fixed_input(self._file)
        self._requests: dict[tuple[int, int], InferRequest] = {}

    @property
    def fixed(self) -> tuple[int, int] | None:
        """Height and width where the export fixes them, pixels."""
        return self._fixed

    def __call__(self, pixels: Frame) -> Floats:
        """The raw output for one letterboxed frame; see ``Net``."""
        request = self._request((pixels.shape[0], pixels.shape[1]))
        batch = np.broadcast_to(pixels, (self._batch, *pixels.shape))
        request.infer([np.ascontiguousarray(batch)])
        output: Floats = request.get_output_tensor(0).data[0]
        return output

    def _request(self, size: tuple[int, int]) -> "InferRequest":
        """A request of our own: the compiled net is shared, its buffers are not."""
        if size not in self._requests:
            compiled = _compile(self._file, size, self._batch, self._threads)
            self._requests[size] = compiled.create_infer_request()
        return self._requests[size]


def _net_file(weights: Path) -> Path:
    """The file that OpenVINO reads."""
    if not weights.is_dir():
        return weights
    nets = sorted(weights.glob("*.xml"))
    if not nets:
        raise unreadable(weights)
    return nets[0]


def _read(file: Path) -> "Model":
    core = openvino_core()
    try:
        return core.read_model(file)
    except RuntimeError as error:
        raise unreadable(file) from error


@lru_cache(maxsize=_KEPT_NETS)
def _fixed_input(file: Path) -> tuple[tuple[int, int] | None, int]:
    """Height and width where the export fixes them, and how many frames it takes at once."""
    shape = _read(file).input(0).partial_shape
    if len(shape) != len("NCHW") or (shape[1].is_static and shape[1].get_length() != _COLOURS):
        raise unsuitable(file)
    count, _, height, width = shape
    batch = count.get_length() if count.is_static else 1
    if height.is_dynamic or width.is_dynamic:
        return None, batch
    return (height.get_length(), width.get_length()), batch


@lru_cache(maxsize=_KEPT_NETS)
def _compile(file: Path, size: tuple[int, int], batch: int, threads: int) -> "CompiledModel":
    """The net for frames of one size.

    The shape is made static first: dynamic ones are slower, and INT8 nets with them crash
    OpenVINO on CPUs with AMX. Bytes become floats inside the net, which spares a copy.
    """
    from openvino import Layout, Type  # noqa: PLC0415
    from openvino.preprocess import PrePostProcessor  # noqa: PLC0415

    model = _read(file)
    model.reshape([batch, _COLOURS, *size])
    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(Type.u8).set_layout(Layout("NHWC"))
    steps.input().model().set_layout(Layout("NCHW"))
    steps.input().preprocess().convert_element_type(Type.f32).scale(255.0)
    model = steps.build()
    check_output(tuple(model.output(0).shape), file)
    return openvino_core().compile_model(model, "CPU", _properties(threads))


def _properties(threads: int) -> dict[str, object]:
    """Compile options for one stream of frames.

    f32 is named because OpenVINO silently takes bf16 where the CPU has it, which moves joints;
    INT8 layers stay INT8. Pinning is off because two processes that both pin share one core.
    """
    properties: dict[str, object] = {
        "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": "f32",
        "ENABLE_CPU_PINNING": False,
    }
    if threads:
        properties["INFERENCE_NUM_THREADS"] = threads
    return properties
