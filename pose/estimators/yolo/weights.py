"""Where the YOLO-Pose weights are."""

import os
from pathlib import Path

from pose.errors import EstimatorError

WEIGHTS_VARIABLE = "GYMBRAIN_YOLO_WEIGHTS"

_PROJECT = Path(__file__).resolve().parents[3]

# What a file in a weights folder must be called to be taken, the fastest on a CPU first.
_PATTERNS = ("*yolo*pose*_openvino_model", "*yolo*pose*.onnx", "*yolo*pose*.pt")

_HOW_TO_GET = (
    "fetch some once with `yolo export model=yolo11n-pose.pt format=openvino dynamic=True`, "
    f"and put them into the folder weights or name them with --weights or {WEIGHTS_VARIABLE}"
)


def find_weights(named: Path | None = None) -> Path:
    """The weights to use: the named ones, else the environment's, else those in a weights folder.

    Nothing is ever downloaded: fetching weights is for the operator to do, once.

    Args:
        named: a .pt or .onnx file or an OpenVINO folder, as a person or a setting chose it.

    Raises:
        EstimatorError: code ``yolo_weights_missing``.
    """
    from_environment = os.environ.get(WEIGHTS_VARIABLE)
    if named is None and from_environment:
        named = Path(from_environment)
    if named is not None:
        if not named.exists():
            raise EstimatorError(
                "yolo_weights_missing", f"There are no YOLO weights at {named}: {_HOW_TO_GET}."
            )
        return named
    found = _in_folders()
    if found is None:
        raise EstimatorError(
            "yolo_weights_missing", f"There are no YOLO weights on this machine: {_HOW_TO_GET}."
        )
    return found


def data_folder() -> Path:
    """Where the installation keeps its files."""
    return Path(os.environ.get("GYMBRAIN_DATA_DIR") or _PROJECT / "var")


def unreadable(weights: Path) -> EstimatorError:
    """The refusal of files that hold no net."""
    return EstimatorError(
        "yolo_weights_unreadable",
        f"{weights.name} is neither a .pt file, an .onnx file nor an OpenVINO folder of YOLO-Pose.",
    )


def unsuitable(weights: Path) -> EstimatorError:
    """The refusal of nets that find something else."""
    return EstimatorError(
        "yolo_weights_unsuitable",
        f"{weights.name} is not a YOLO-Pose net with COCO's 17 joints.",
    )


def _in_folders() -> Path | None:
    for folder in (_PROJECT / "weights", data_folder() / "weights"):
        for pattern in _PATTERNS:
            found = sorted(folder.glob(pattern))
            if found:
                return found[0]
    return None
