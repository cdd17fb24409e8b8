"""The trained nets: where they lie, and how they are run."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from coaching.engine.nets import features
from coaching.engine.nets.features import CHANNELS, JOINTS, WINDOW, Array
from coaching.engine.nets.lean import lean
from pose.errors import PoseError

FOLDER = Path(__file__).parents[3] / "weights"
EXERCISE, REPETITION = "exercise", "repetition"
NETS = (EXERCISE, REPETITION)
_HASH_DIGITS = 12


class NetsError(PoseError):
    """The trained nets are missing, or of another version than this code."""


def installed(folder: Path = FOLDER) -> bool:
    """Whether both nets are there."""
    return all(path.is_file() for name in NETS for path in _files(folder, name))


@lru_cache(maxsize=4)
def model_hash(folder: Path = FOLDER) -> str:
    """Twelve hexadecimal digits over all files of the nets; empty where they are not installed."""
    if not installed(folder):
        return ""
    digest = hashlib.sha256()
    for path in sorted(path for name in NETS for path in _files(folder, name)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_HASH_DIGITS]


def _files(folder: Path, name: str) -> tuple[Path, Path, Path]:
    return folder / f"{name}.xml", folder / f"{name}.bin", folder / f"{name}.json"


class Net(Protocol):
    """A trained net.

    Attributes:
        labels: exercises in the order of its logits.
        settings: numbers that were fitted with it, such as ``temperature``.
    """

    @property
    def labels(self) -> tuple[str, ...]: ...

    @property
    def settings(self) -> Mapping[str, float]: ...

    def __call__(self, windows: Array, exercise: Array | None = None) -> tuple[Array, ...]:
        """Outputs for (N, 9, 64, 13), each with N first.

        The counter asks for the (L,) exercise as well: 1 where it is known, all 0 where not.
        """
        ...


@dataclass(frozen=True, eq=False)
class CompiledNet:
    """A net on OpenVINO."""

    labels: tuple[str, ...]
    settings: Mapping[str, float]
    _request: Any

    @cached_property
    def _ends(self) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
        """The memory of its inputs and of its outputs, which stays where it is."""
        inputs = range(len(self._request.model_inputs))
        outputs = range(len(self._request.model_outputs))
        return (
            tuple(self._request.get_input_tensor(index).data for index in inputs),
            tuple(self._request.get_output_tensor(index).data for index in outputs),
        )

    def __call__(self, windows: Array, exercise: Array | None = None) -> tuple[Array, ...]:
        """Outputs for (N, 9, 64, 13), each with N first; window by window, to bound memory."""
        for told in self._ends[0][1:]:
            told[0] = 0 if exercise is None else exercise
        outputs = [self._one(window) for window in windows]
        return tuple(np.concatenate(column) for column in zip(*outputs, strict=True))

    def _one(self, window: Array) -> tuple[Array, ...]:
        (entry, *_), outputs = self._ends
        entry[0] = window
        self._request.infer(share_outputs=True)
        return tuple(output.copy() for output in outputs)


@lru_cache(maxsize=4)
def load(name: str, folder: Path = FOLDER) -> Net:
    """A net by name, compiled once a process.

    Raises:
        NetsError: ``nets_missing`` or ``nets_outdated``.
    """
    model, _, card = _files(folder, name)
    if not installed(folder):
        raise NetsError("nets_missing", "The trained nets are not installed here.")
    described = json.loads(card.read_text())
    if described["features"] != features.VERSION:
        raise NetsError("nets_outdated", "The trained nets are of another version than this code.")
    return CompiledNet(
        labels=tuple(described["labels"]),
        settings=dict(described["settings"]),
        _request=_compiled(model, len(described["labels"])).create_infer_request(),
    )


def _compiled(model: Path, labels: int) -> Any:
    """In f32 by name: OpenVINO would silently take bf16 where the CPU has it."""
    from pose.estimators.offline import openvino_core  # noqa: PLC0415

    core = openvino_core()
    read = core.read_model(model)
    for_one_window(read, labels)
    lean(read)
    options = {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": 1,
               "PERFORMANCE_HINT": "LATENCY", "ENABLE_CPU_PINNING": False}  # fmt: skip
    return core.compile_model(read, "CPU", options)


def for_one_window(model: Any, labels: int) -> None:
    """Fix the shapes of an OpenVINO model's entries: joints and, for the counter, the exercise."""
    shapes = [[1, CHANNELS, WINDOW, JOINTS], [1, labels]][: len(model.inputs)]
    model.reshape(dict(enumerate(shapes)))
