"""Running the weights: OpenVINO for exported nets, torch through ultralytics for .pt files."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from pose.errors import EstimatorError
from pose.estimators.base import Frame
from pose.estimators.yolo.decode import check_output
from pose.sequence import Floats

# Compiled nets kept for the next video of the same shape.
_KEPT_NETS = 4


class Net(Protocol):
    """A YOLO-Pose net ready to run.

    Attributes:
        fixed: height and width of the input where the export allows no other, else None.
    """

    fixed: tuple[int, int] | None

    def __call__(self, pixels: Frame) -> Floats:
        """The raw output, (V, N) or (N, V), for one letterboxed RGB frame (H, W, 3) uint8."""


def open_net(weights: Path, threads: int) -> Net:
    """The net in the weights.

    Args:
        weights: a .pt or .onnx file, an OpenVINO folder or the .xml in it.
        threads: CPU threads for one frame; 0 leaves it to the runtime.

    Raises:
        EstimatorError: codes ``yolo_weights_unreadable`` and ``yolo_weights_unsuitable``.
    """
    if weights.suffix == ".pt":
        return _TorchNet(weights, threads)
    return _OpenVinoNet(weights, threads)


def _unreadable(weights: Path) -> EstimatorError:
    return EstimatorError(
        "yolo_weights_unreadable",
        f"{weights.name} is neither a .pt file, an .onnx file nor an OpenVINO folder of YOLO-Pose.",
    )


class _OpenVinoNet:
    """An .onnx file or an OpenVINO folder, run by OpenVINO on the CPU."""

    def __init__(self, weights: Path, threads: int) -> None:
        self._file = _net_file(weights)
        self._threads = threads
        self.fixed, self._batch = _fixed_input(self._file)
        self._requests: dict[tuple[int, ...], Any] = {}

    def __call__(self, pixels: Frame) -> Floats:
        request = self._requests.get(pixels.shape)
        if request is None:
            compiled = _compile(self._file, pixels.shape[:2], self._batch, self._threads)
            request = self._requests[pixels.shape] = compiled.create_infer_request()
        batch = np.broadcast_to(pixels, (self._batch, *pixels.shape))
        request.infer([np.ascontiguousarray(batch)])
        output: Floats = request.get_output_tensor(0).data[0]
        return output


def _net_file(weights: Path) -> Path:
    """The file that OpenVINO reads."""
    if not weights.is_dir():
        return weights
    nets = sorted(weights.glob("*.xml"))
    if not nets:
        raise _unreadable(weights)
    return nets[0]


@lru_cache(maxsize=_KEPT_NETS)
def _core() -> Any:
    """OpenVINO's core with its telemetry off."""
    os.environ.setdefault("OPENVINO_TELEMETRY", "0")
    import openvino  # noqa: PLC0415 - the web process stays without it

    return openvino.Core()


def _read(file: Path) -> Any:
    try:
        return _core().read_model(file)
    except RuntimeError as error:
        raise _unreadable(file) from error


def _fixed_input(file: Path) -> tuple[tuple[int, int] | None, int]:
    """Height and width where the export fixes them, and the number of frames it takes at once."""
    model = _read(file)
    _, channels, height, width = shape = list(model.input(0).partial_shape)
    if channels.is_static and channels.get_length() != 3:  # noqa: PLR2004 - red, green, blue
        check_output((0, 0))
    batch = shape[0].get_length() if shape[0].is_static else 1
    fixed = None
    if height.is_static and width.is_static:
        fixed = (height.get_length(), width.get_length())
    return fixed, batch


@lru_cache(maxsize=_KEPT_NETS)
def _compile(file: Path, size: tuple[int, int], batch: int, threads: int) -> Any:
    """The net for frames of one size.

    Shapes are made static before compiling: dynamic ones are slower, and INT8 nets with them
    crash OpenVINO on CPUs with AMX. Bytes become floats inside the net, which spares a copy.
    """
    from openvino import Layout, Type  # noqa: PLC0415
    from openvino.preprocess import PrePostProcessor  # noqa: PLC0415

    model = _read(file)
    model.reshape([batch, 3, *size])
    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(Type.u8).set_layout(Layout("NHWC"))
    steps.input().model().set_layout(Layout("NCHW"))
    steps.input().preprocess().convert_element_type(Type.f32).scale(255.0)
    model = steps.build()
    check_output(tuple(model.output(0).shape))
    options: dict[str, object] = {
        # bf16, the default where the CPU has it, moves joints by pixels. INT8 layers stay INT8.
        "INFERENCE_PRECISION_HINT": Type.f32,
        "PERFORMANCE_HINT": "LATENCY",
        # Pinned, two workers share one core.
        "ENABLE_CPU_PINNING": False,
    }
    if threads:
        options["INFERENCE_NUM_THREADS"] = threads
    return _core().compile_model(model, "CPU", options)


class _TorchNet:
    """A .pt file, run by torch on the first GPU or else on the CPU.

    ultralytics' own predictor is gone round: its warm-up imports torchvision, which fails
    where torch is a CPU build and torchvision is not.
    """

    fixed = None

    def __init__(self, weights: Path, threads: int) -> None:
        model = _load_checkpoint(weights)
        import torch  # noqa: PLC0415

        self._torch = torch
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._model = model.to(self._device)
        if threads:
            torch.set_num_threads(threads)

    def __call__(self, pixels: Frame) -> Floats:
        torch = self._torch
        with torch.inference_mode():
            batch = torch.from_numpy(pixels).to(self._device).permute(2, 0, 1)[None]
            output = self._model(batch.float() / 255)
        if isinstance(output, (tuple, list)):
            output = output[0]
        found: Floats = output[0].float().cpu().numpy()
        check_output(found.shape)
        return found


@lru_cache(maxsize=_KEPT_NETS)
def _load_checkpoint(weights: Path) -> Any:
    """The torch module in a .pt file, its layers fused.

    Raises:
        EstimatorError: code ``yolo_weights_unreadable``.
    """
    _quieten_ultralytics()
    from ultralytics.nn.tasks import load_checkpoint  # noqa: PLC0415

    try:
        model, _ = load_checkpoint(weights.resolve(), fuse=True)
    except (TypeError, ModuleNotFoundError, RuntimeError) as error:
        raise _unreadable(weights) from error
    return model


def _quieten_ultralytics() -> None:
    """Forbid ultralytics, before its import, to call, install, or write into the home folder.

    Checkpoints are read with an allow-list of classes, since a pickle may hold any program.
    """
    os.environ.setdefault("YOLO_OFFLINE", "1")
    os.environ.setdefault("YOLO_AUTOINSTALL", "0")
    os.environ.setdefault("YOLO_VERBOSE", "0")
    os.environ.setdefault("ULTRALYTICS_SAFE_LOAD", "1")
    if "YOLO_CONFIG_DIR" not in os.environ:
        os.environ["YOLO_CONFIG_DIR"] = tempfile.mkdtemp(prefix="gymbrain-ultralytics-")
    import ultralytics  # noqa: PLC0415

    ultralytics.settings.update({"sync": False})
