"""The landmark net: 33 joints and two auxiliary points inside a region of interest."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Frame, Precision
from pose.estimators.blazepose.precision import LandmarkNet, compile_landmarks
from pose.estimators.blazepose.region import Region, crop, turning
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
Cells = npt.NDArray[np.int64]

# A window's 81 cells, row by row: steps to the right and down from its middle.
_RIGHT, _DOWN = (
    axis.ravel() for axis in np.meshgrid(*[np.arange(-HEAT_REACH, HEAT_REACH + 1)] * 2)
)
_STEPS = np.stack([np.ones_like(_RIGHT), _RIGHT, _DOWN], axis=1).astype(np.float32)


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
    values = raw.reshape(POINTS, 5)[: AUXILIARY.stop]
    local = values[:, :3] / INPUT
    local[:, :2] = refine(local[:, :2], heat)
    points = region.to_frame(local)
    return Landmarks(
        points=points[:JOINTS],
        visibility=_sigmoid(values[:JOINTS, 3]),
        world=world.reshape(POINTS, 3)[:JOINTS] @ turning(region.angle),
        auxiliary=points[AUXILIARY],
    )


def refine(points: Array, heat: Array) -> Array:
    """Points moved to the heat map's centre of mass round about them.

    Without it the joints are off by 4 % of the torso.

    Args:
        points: (N, 2) in 0..1 of the region.
        heat: (64, 64, M >= N) logits, contiguous; the first N maps are the points'.

    Returns:
        (N, 2), unchanged where the map is unsure.
    """
    cells = (points * HEAT_CELLS).astype(np.int64)
    weights = _weights(cells, heat)
    moments = weights @ _STEPS
    refined = (cells + moments[:, 1:] / np.maximum(moments[:, :1], 1e-9)) / HEAT_CELLS
    sure = weights.max(axis=1) >= MIN_HEAT
    return np.asarray(np.where(sure[:, None], refined, points), np.float32)


def _weights(cells: Cells, heat: Array) -> Array:
    """(N, 81) chances in the window about each cell; none where the cell itself is outside."""
    count = heat.shape[2]
    places = ((cells[:, 1:] + _DOWN) * HEAT_CELLS + cells[:, :1] + _RIGHT) * count
    places += np.arange(len(cells))[:, None]
    weights = _sigmoid(heat.reshape(-1).take(places, mode="clip"))
    if cells.min() < HEAT_REACH or cells.max() >= HEAT_CELLS - HEAT_REACH:
        inside = _within(cells[:, :1] + _RIGHT) & _within(cells[:, 1:] + _DOWN)
        weights *= inside & _within(cells).all(axis=1, keepdims=True)
    return weights


def _within(cells: Cells) -> npt.NDArray[np.bool_]:
    return (cells >= 0) & (cells < HEAT_CELLS)


def _sigmoid(values: Array) -> Array:
    """By way of tanh, which does not overflow."""
    return np.asarray(np.tanh(values / 2) / 2 + np.float32(0.5), np.float32)
