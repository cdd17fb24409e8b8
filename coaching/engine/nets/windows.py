"""Windows of even length, cut from tracks of any length."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from coaching.engine.nets.features import WINDOW, Array, features
from coaching.engine.nets.tracks import Tracks

Indices = npt.NDArray[np.intp]
Place = TypeVar("Place", np.intp, np.float64)


@dataclass(frozen=True, eq=False)
class Windows:
    """Windows over tracks.

    Attributes:
        steps: (N, 64) index of each window's steps in the tracks.
        features: (N, 9, 64, 13).
    """

    steps: Indices
    features: Array


def cut(tracks: Tracks, hop: int, stride: int = 1) -> Windows:
    """Windows over the whole of the tracks, the last one ending with them.

    Tracks shorter than a window go to and fro in it: a repetition goes to and fro anyway.

    Args:
        tracks: at least one step.
        hop: windows begin this many of their own steps apart.
        stride: steps of the tracks in one of a window: 2 sees twice the time, half as finely.
    """
    reach = (WINDOW - 1) * stride + 1
    last = len(tracks) - reach
    starts = [0] if last <= 0 else [*range(0, last, hop * stride), last]
    steps = np.array(starts)[:, None] + np.arange(WINDOW) * stride
    steps = folded(steps, len(tracks))
    made = features(tracks.points[steps], tracks.seen[steps], tracks.rate / stride)
    return Windows(steps, made)


def folded(steps: npt.NDArray[Place], length: int) -> npt.NDArray[Place]:
    """Places beyond the end reflected back into 0..length-1; between two steps is a place too."""
    if length == 1:
        return np.zeros_like(steps)
    period = 2 * (length - 1)
    around = np.mod(steps, period)
    return np.minimum(around, period - around)


def stitched(values: Array, steps: Indices, length: int) -> Array:
    """What overlapping windows say of each step, the middle of a window counting most.

    Args:
        values: (N, 64, K) by window and step.
        steps: (N, 64) which step of the tracks that is.
        length: T of the tracks.

    Returns:
        (T, K); steps between those of a strided window are interpolated.
    """
    weight = np.minimum(np.arange(1, WINDOW + 1), np.arange(WINDOW, 0, -1)).astype(np.float32)
    total = np.zeros((length, values.shape[2]), np.float32)
    mass = np.zeros(length, np.float32)
    np.add.at(total, steps, values * weight[:, None])
    np.add.at(mass, steps, np.broadcast_to(weight, steps.shape))
    known = np.flatnonzero(mass)
    mean = total[known] / mass[known, None]
    columns = [np.interp(np.arange(length), known, column) for column in mean.T]
    return np.stack(columns, axis=1).astype(np.float32)
