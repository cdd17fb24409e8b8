"""Every kind of weights through the same path, with nets of random weights."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pose.errors import EstimatorError
from pose.estimators.base import Frame
from pose.estimators.offline import mute_openvino, mute_ultralytics
from pose.estimators.yolo import YoloPose
from pose.estimators.yolo.decode import DetectionRules
from pose.estimators.yolo.nets import open_net

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of the exporters, about themselves
]

SIZE = (192, 320)
EVERYTHING = DetectionRules(min_score=0.0, max_people=3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the nets of this module lie."""
    folder = tmp_path_factory.mktemp("yolo")
    mute_openvino()
    mute_ultralytics(folder / "settings")
    return folder


def checkpoint(folder: Path, name: str) -> Path:
    """A .pt of an architecture with random weights."""
    path = folder / f"{name}.pt"
    if not path.exists():
        import torch  # noqa: PLC0415
        from ultralytics.nn import tasks  # noqa: PLC0415

        torch.manual_seed(1)
        kind: Any = tasks.PoseModel if name.endswith("-pose") else tasks.DetectionModel
        torch.save({"model": kind(f"{name}.yaml", nc=1, verbose=False)}, path)
    return path


def exported(weights: Path, name: str, **options: object) -> Path:
    """An OpenVINO folder of a .pt."""
    import ultralytics  # noqa: PLC0415

    copy = weights.with_name(f"{name}.pt")
    shutil.copy(weights, copy)
    yolo: Any = ultralytics
    return Path(yolo.YOLO(copy).export(format="openvino", imgsz=list(SIZE), **options))


def as_onnx(weights: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An .onnx file of a .pt.

    torch's exporter looks for the package onnx for the sake of functions that these nets have
    none of: that step is left out.
    """
    import torch  # noqa: PLC0415
    from torch.onnx._internal.torchscript_exporter import onnx_proto_utils  # noqa: PLC0415
    from ultralytics.nn import tasks  # noqa: PLC0415

    monkeypatch.setattr(onnx_proto_utils, "_add_onnxscript_fn", lambda model, _: model)
    load: Any = tasks.load_checkpoint
    net = load(weights, fuse=True)[0]
    net.model[-1].export = True
    path = weights.with_suffix(".onnx")
    torch.onnx.export(net, (torch.zeros(1, 3, *SIZE),), path, dynamo=False, opset_version=17)
    return path


@pytest.fixture
def frame() -> Frame:
    """Noise of the size that the nets are exported at."""
    return np.random.default_rng(0).integers(0, 255, (*SIZE, 3), dtype=np.uint8)


@pytest.mark.parametrize("name", ["yolov8n-pose", "yolo11n-pose", "yolo26n-pose"])
def test_a_checkpoint_of_each_generation_runs(folder: Path, name: str, frame: Frame) -> None:
    estimator = YoloPose(checkpoint(folder, name), threads=2, rules=EVERYTHING)
    pose = estimator(frame, 0.0)
    assert pose is not None
    assert pose.points.shape == (17, 2)
    assert pose.world is None
    assert ((pose.confidence >= 0) & (pose.confidence <= 1)).all()


def test_openvino_gives_what_torch_gives_whatever_the_shape(folder: Path, frame: Frame) -> None:
    weights = checkpoint(folder, "yolo11n-pose")
    export = exported(weights, "dynamic", dynamic=True)
    for pixels in (frame, np.ascontiguousarray(frame.transpose(1, 0, 2)), frame[:160]):
        ours, torchs = open_net(export, 2)(pixels), open_net(weights, 2)(pixels)
        assert ours.shape == torchs.shape
        assert np.abs(ours - torchs).max() < 0.05


def test_an_export_of_a_fixed_size_and_batch_keeps_them(folder: Path, frame: Frame) -> None:
    export = exported(checkpoint(folder, "yolov8n-pose"), "fixed", batch=2)
    net = open_net(export, 1)
    assert net.fixed == SIZE
    assert np.abs(net(frame) - open_net(folder / "yolov8n-pose.pt", 1)(frame)).max() < 0.05
    tall = np.zeros((500, 300, 3), np.uint8)
    assert YoloPose(export, rules=EVERYTHING)(tall, 0.0) is not None


def test_a_net_that_chooses_its_boxes_runs(folder: Path, frame: Frame) -> None:
    export = exported(checkpoint(folder, "yolo26n-pose"), "chosen", nms=False)
    assert open_net(export, 1)(frame).shape == (300, 57)
    pose = YoloPose(export, rules=EVERYTHING)(frame, 0.0)
    assert pose is not None
    assert pose.points.shape == (17, 2)


def test_an_onnx_file_runs_without_onnx_itself(
    folder: Path, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = checkpoint(folder, "yolov8n-pose")
    onnx = as_onnx(weights, monkeypatch)
    assert np.abs(open_net(onnx, 2)(frame) - open_net(weights, 2)(frame)).max() < 0.05


def test_a_net_that_finds_boxes_alone_is_refused(folder: Path, frame: Frame) -> None:
    with pytest.raises(EstimatorError) as refusal:
        YoloPose(checkpoint(folder, "yolo11n"))(frame[:64, :64], 0.0)
    assert refusal.value.code == "yolo_weights_unsuitable"


@pytest.mark.parametrize("content", [b"", b"no net at all", b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_checkpoint_is_refused(folder: Path, content: bytes) -> None:
    broken = folder / "broken.pt"
    broken.write_bytes(content)
    with pytest.raises(EstimatorError) as refusal:
        YoloPose(broken)
    assert refusal.value.code == "yolo_weights_unreadable"


def test_a_checkpoint_that_would_run_a_program_is_refused(folder: Path) -> None:
    import torch  # noqa: PLC0415

    class Program:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (folder / "was_run",))  # type: ignore[return-value]

    torch.save({"model": Program()}, folder / "evil.pt")
    with pytest.raises(EstimatorError):
        YoloPose(folder / "evil.pt")
    assert not (folder / "was_run").exists()


_OFFLINE = """
import socket, sys
from pathlib import Path
log = Path(sys.argv[2])
def refuse(self, address, *rest):
    with log.open("a") as lines:
        lines.write(f"{address}\\n")
    raise OSError("no network in this test")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = lambda *address, **rest: refuse(None, address)

import numpy as np
from pose.estimators.offline import openvino_core
from pose.estimators.yolo import YoloPose
openvino_core()
YoloPose(Path(sys.argv[1]))(np.zeros((64, 64, 3), np.uint8), 0.0)
assert {"openvino", "ultralytics", "torch"} <= set(sys.modules)
with log.open("a") as lines:
    lines.write("done\\n")
"""


def test_nobody_is_called(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own, children included: both libraries report home when imported."""
    for switch in ("CI", "YOLO_OFFLINE", "YOLO_AUTOINSTALL"):
        monkeypatch.delenv(switch, raising=False)
    log = folder / "calls"
    weights = checkpoint(folder, "yolov8n-pose")
    command = [sys.executable, "-c", _OFFLINE, str(weights), str(log)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[3], timeout=120)
    assert log.read_text() == "done\n"
