"""Vendors' libraries, brought up so that they call nobody.

Each of them reports its use to its maker, or fetches files, unless it is told not to before it
is first imported. Whoever needs one of them comes through here.
"""

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openvino import Core


def mute_openvino() -> None:
    """Keep OpenVINO from reporting its import to Google Analytics.

    There is no switch for it short of a file in the user's home. With its telemetry package out
    of reach it takes a stub of its own that does nothing.
    """
    if "openvino" not in sys.modules:
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]


@lru_cache(maxsize=1)
def openvino_core() -> "Core":
    """One OpenVINO runtime a process, with its telemetry off."""
    mute_openvino()
    from openvino import Core  # noqa: PLC0415 - the web process stays without it

    return Core()


def mute_ultralytics(folder: Path) -> None:
    """Keep ultralytics from calling, fetching and installing, and its settings out of the home.

    Checkpoints are read with ultralytics' list of allowed classes, since a pickle may hold any
    program.

    Args:
        folder: where it may write its settings; made if it is not there.
    """
    if "ultralytics" in sys.modules:
        return
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["YOLO_OFFLINE"] = "1"
    os.environ["YOLO_AUTOINSTALL"] = "0"
    os.environ["ULTRALYTICS_SAFE_LOAD"] = "1"
    os.environ["YOLO_VERBOSE"] = "0"
    os.environ["YOLO_CONFIG_DIR"] = str(folder)
    import ultralytics  # noqa: PLC0415

    settings: Any = ultralytics.settings
    settings.update({"sync": False})


def openvino_operations() -> Any:
    """OpenVINO's operations, for who rewrites a model."""
    openvino_core()  # which sees to it that nothing is reported
    from openvino import opset13  # noqa: PLC0415

    return opset13
