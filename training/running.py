"""Trained nets as serving sees them, before and after they are exported."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from coaching.engine.nets.features import CHANNELS, JOINTS, VERSION, WINDOW, Array
from training.nets.stgcn import StGcn

MANY = 64  # windows at a time


@dataclass(frozen=True, eq=False)
class TorchNet:
    """A net of torch where serving has one of OpenVINO."""

    net: nn.Module
    labels: tuple[str, ...]
    settings: Mapping[str, float]

    @torch.no_grad()
    def __call__(self, windows: Array, exercise: Array | None = None) -> tuple[Array, ...]:
        """Outputs for (N, 9, 64, 13), each with N first; (L,) the exercise is for the counter."""
        told = () if exercise is None else (torch.from_numpy(exercise)[None],)
        parts = [
            _several(self.net(torch.from_numpy(some), *(one.expand(len(some), -1) for one in told)))
            for some in np.split(windows, range(MANY, len(windows), MANY))
        ]
        return tuple(
            np.concatenate([p.numpy() for p in column]) for column in zip(*parts, strict=True)
        )


def _several(outputs: Tensor | tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    return outputs if isinstance(outputs, tuple) else (outputs,)


def save_checkpoint(path: Path, trained: TorchNet, config: Mapping[str, Any]) -> None:
    """Weights with all that is needed to know what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(
        {
            "state": trained.net.state_dict(),
            "labels": list(trained.labels),
            "settings": dict(trained.settings),
            "features": VERSION,
            "config": dict(config),
        },
        path,
    )


def load_checkpoint(path: Path) -> dict[str, Any]:
    """What ``save_checkpoint`` wrote.

    Raises:
        ValueError: it was trained on features of another version.
    """
    stored: dict[str, Any] = torch.load(path, weights_only=True)
    if stored["features"] != VERSION:
        raise ValueError(f"{path} knows features of version {stored['features']}, not {VERSION}")
    return stored


def load_state(net: nn.Module, path: Path) -> None:
    """Weights of a checkpoint.

    Raises:
        ValueError: it was trained on features of another version.
    """
    net.load_state_dict(load_checkpoint(path)["state"])


def restored(build: Callable[[Mapping[str, Any]], nn.Module], path: Path) -> TorchNet:
    """A net of a checkpoint, built by the configuration that lies in it.

    Raises:
        ValueError: it was trained on features of another version.
    """
    stored = load_checkpoint(path)
    net = build(stored["config"])
    net.load_state_dict(stored["state"])
    return TorchNet(net.eval(), tuple(stored["labels"]), stored["settings"])


@torch.no_grad()
def _traced(net: nn.Module, example: tuple[Tensor, ...]) -> Any:
    """The net as a graph; torch's fused attention has no counterpart outside of it."""
    fused = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        return torch.jit.trace(net, example, check_trace=False)  # type: ignore[no-untyped-call]
    finally:
        torch.backends.mha.set_fastpath_enabled(fused)


def _entries(trained: TorchNet) -> tuple[Tensor, ...]:
    """One window, and the exercise where the net may be told it."""
    window = torch.zeros(1, CHANNELS, WINDOW, JOINTS)
    exercise = torch.zeros(1, len(trained.labels))
    return (window, exercise) if isinstance(trained.net, StGcn) else (window,)


def export(trained: TorchNet, folder: Path, name: str, card: Mapping[str, Any]) -> None:
    """Write a net as OpenVINO IR with its card; weights are stored in f16, run in f32."""
    import openvino  # noqa: PLC0415

    from pose.estimators.offline import openvino_core  # noqa: PLC0415

    openvino_core()  # telemetry is out of reach from here on
    folder.mkdir(parents=True, exist_ok=True)
    example = _entries(trained)
    model = openvino.convert_model(_traced(trained.net.eval(), example), example_input=example)
    openvino.save_model(model, folder / f"{name}.xml", compress_to_fp16=True)
    described = {
        "features": VERSION,
        "labels": list(trained.labels),
        "settings": dict(trained.settings),
        **card,
    }
    (folder / f"{name}.json").write_text(json.dumps(described, indent=1) + "\n")
