"""The landmark net: 33 joints and two auxiliary points inside a region of interest."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Frame, Precision
from pose.estimators.blazepose.precision import LandmarkNet, compile_landmarks
from pose.estimators.blazepose.region import Region, crop
from pose.skeletons import BLAZEPOSE33

INPUT = 256  # pixels, edge of the net's picture
POINTS = 39  # 33 joints, 2 auxiliary points, 4 hand points that nobody uses
JOINTS = len(BLAZEPOSE33)
AUXILIARY = slice(JOINTS, JOINTS + 2)
MIN_PRESENCE = 0.5

HEAT_CELLS = 64
HEAT_REACH = 4  # cells each side: a window of 9, as in the wheel (newer sources say 7)
MIN_HEAT = 0.5  # a window without any sure cell says nothing

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Landmarks:
    """Joints of one person in one frame.

    Attributes:
        points: (33, 3) pixels of the frame, z on the scale of x.
        visibility: (33,) 0..1.
        world: (33, 3) metres about the hips.
        auxiliary: (2, 3) pixels: middle of the hips and rim of the body's circle.
    """

    points: Array
    visibility: Array
    world: Array
    auxiliary: Array


class LandmarkFinder:
    """Runs the net on a region of a frame."""

    def __init__(self, threads: int, precision: Precision = "auto") -> None:
        self._net: LandmarkNet = compile_landmarks(threads, precision)

    def __call__(self, frame: Frame, region: Region) -> Landmarks | None:
        """The joints inside the region, or None where the net sees nobody."""
        picture = crop(frame, region, INPUT, replicate=True)
        output = self._net(picture[None])
        if output.presence < MIN_PRESENCE:
            return None
        return _decode(output.points, output.heat, output.world, region)


def _decode(raw: Array, heat: Array, world: Array, region: Region) -> Landmarks:
    values = raw.reshape(POINTS, 5)
    local = values[:, :3] / INPUT
    local[:, :2] = refine(local[:, :2], heat)
    points = region.to_frame(local[: AUXILIARY.stop])
    return Landmarks(
        points=points[:JOINTS],
        visibility=_sigmoid(values[:JOINTS, 3]),
        world=_turned(world.reshape(POINTS, 3)[:JOINTS], region.angle),
        auxiliary=points[AUXILIARY],
    )


def refine(points: Array, heat: Array) -> Array:
    """Points moved to the heat map's centre of mass round about them.

    Without it the joints are off by 4 % of the torso.

    Args:
        points: (N, 2) in 0..1 of the region.
        heat: (64, 64, N) logits.

    Returns:
        (N, 2), unchanged where the map is unsure.
    """
    cells = (points * HEAT_CELLS).astype(np.int32)
    reach = np.arange(-HEAT_REACH, HEAT_REACH + 1)
    columns, rows = cells[:, :1] + reach, cells[:, 1:] + reach  # (N, 9)
    inside = _within(columns)[:, None, :] & _within(rows)[:, :, None]
    window = heat[
        rows.clip(0, HEAT_CELLS - 1)[:, :, None],
        columns.clip(0, HEAT_CELLS - 1)[:, None, :],
        np.arange(len(points))[:, None, None],
    ]
    weights = np.where(inside, _sigmoid(window), 0)  # (N, 9, 9)
    mass = weights.sum(axis=(1, 2))
    x = (weights.sum(axis=1) * columns).sum(axis=1) / np.maximum(mass, 1e-9)
    y = (weights.sum(axis=2) * rows).sum(axis=1) / np.maximum(mass, 1e-9)
    sure = _within(cells).all(axis=1) & (weights.max(axis=(1, 2)) >= MIN_HEAT)
    refined = np.stack([x, y], axis=1) / HEAT_CELLS
    return np.asarray(np.where(sure[:, None], refined, points), np.float32)


def _within(cells: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    return (cells >= 0) & (cells < HEAT_CELLS)


def _turned(world: Array, angle: float) -> Array:
    """World joints turned back by the region's angle, about the camera's axis."""
    c, s = math.cos(angle), math.sin(angle)
    x, y, z = world.T
    return np.asarray(np.stack([c * x - s * y, s * x + c * y, z], axis=1), np.float32)


def _sigmoid(values: Any) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -80, 80))), np.float32)
