"""Which weights are taken, and what is said where there are none."""

from pathlib import Path

import pytest

from pose.errors import EstimatorError
from pose.estimators.yolo import YoloPose, find_weights
from pose.estimators.yolo.weights import WEIGHTS_VARIABLE


@pytest.fixture(autouse=True)
def _bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(WEIGHTS_VARIABLE, raising=False)
    monkeypatch.setenv("GYMBRAIN_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setattr("pose.estimators.yolo.weights._PROJECT", tmp_path)


def put(path: Path) -> Path:
    """Something at a path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_named_ones_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WEIGHTS_VARIABLE, str(put(tmp_path / "environment.pt")))
    named = put(tmp_path / "named.pt")
    assert find_weights(named) == named


def test_then_those_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "weights" / "yolo11n-pose.pt")
    monkeypatch.setenv(WEIGHTS_VARIABLE, str(put(tmp_path / "environment.pt")))
    assert find_weights() == tmp_path / "environment.pt"


@pytest.mark.parametrize("folder", ["weights", "var/weights"])
def test_then_those_in_a_weights_folder(tmp_path: Path, folder: str) -> None:
    put(tmp_path / folder / "exercise_gru.onnx")  # a net of another kind
    weights = put(tmp_path / folder / "yolo11s-pose.pt")
    assert find_weights() == weights


def test_the_fastest_export_in_a_folder_is_taken(tmp_path: Path) -> None:
    put(tmp_path / "weights" / "yolo11n-pose.pt")
    put(tmp_path / "weights" / "yolo11n-pose.onnx")
    net = put(tmp_path / "weights" / "yolo11n-pose_int8_openvino_model" / "yolo11n-pose.xml")
    assert find_weights() == net.parent


@pytest.mark.parametrize("named", [None, Path("nowhere.pt")])
def test_without_any_it_says_how_to_get_them(named: Path | None) -> None:
    with pytest.raises(EstimatorError) as refusal:
        YoloPose(named)
    assert refusal.value.code == "yolo_weights_missing"
    assert "yolo export model=yolo11n-pose.pt" in refusal.value.message
    assert WEIGHTS_VARIABLE in refusal.value.message


@pytest.mark.parametrize("name", ["broken.onnx", "broken.xml", "folder_openvino_model/readme.txt"])
def test_a_file_that_is_no_net_is_refused(tmp_path: Path, name: str) -> None:
    broken = put(tmp_path / name)
    broken.write_bytes(b"no net at all")
    with pytest.raises(EstimatorError) as refusal:
        YoloPose(broken.parent if broken.suffix == ".txt" else broken)
    assert refusal.value.code == "yolo_weights_unreadable"
