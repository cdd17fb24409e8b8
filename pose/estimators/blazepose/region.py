"""Regions of interest: a square, turned so that the athlete stands upright in it."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Frame

Matrix = npt.NDArray[np.float64]

# MediaPipe enlarges the circle about the hips by a quarter, so that hands and feet stay inside.
MARGIN = 1.25
UPRIGHT = math.pi / 2


@dataclass(frozen=True)
class Region:
    """A turned square in a frame.

    Attributes:
        x, y: centre, pixels.
        side: length of an edge, pixels.
        angle: radians, clockwise in the picture; 0 when the athlete is upright.
    """

    x: float
    y: float
    side: float
    angle: float

    @classmethod
    def about(cls, centre: npt.ArrayLike, rim: npt.ArrayLike) -> "Region":
        """The square about the hips' ``centre`` whose circle passes through ``rim``, plus margin.

        Args:
            centre: (2,) pixels, the middle of the hips.
            rim: (2,) pixels, the point above the head (or below the feet) on the body's circle.
        """
        (x0, y0), (x1, y1) = np.asarray(centre, float)[:2], np.asarray(rim, float)[:2]
        radius = math.hypot(x1 - x0, y1 - y0)
        angle = UPRIGHT - math.atan2(y0 - y1, x1 - x0)
        return cls(x0, y0, 2 * radius * MARGIN, math.remainder(angle, math.tau))

    def usable(self) -> bool:
        """Whether the square is finite and not a point."""
        return math.isfinite(self.x + self.y + self.side + self.angle) and self.side > 1

    def matrix(self, size: int) -> Matrix:
        """(3, 3) map from frame pixels to a square picture of ``size`` pixels."""
        scale = size / self.side
        c, s = math.cos(self.angle) * scale, math.sin(self.angle) * scale
        half = size / 2
        return np.array(
            [
                [c, s, half - c * self.x - s * self.y],
                [-s, c, half + s * self.x - c * self.y],
                [0, 0, 1],
            ]
        )

    def to_frame(self, points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Points of the square, 0..1 across, as pixels of the frame; z keeps the square's scale.

        Args:
            points: (J, 3), x and y in 0..1 of the square, z in the same unit.
        """
        turn = turning(self.angle) * np.float32(self.side)
        corner = np.array([self.x, self.y, 0], np.float32) - turn[:2].sum(axis=0) / 2
        return np.asarray(points @ turn + corner, np.float32)


def turning(angle: float) -> npt.NDArray[np.float32]:
    """(3, 3) matrix that turns rows (x, y, z) by an angle about the camera's axis."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]], np.float32)


def whole(frame: Frame) -> Region:
    """The upright square that holds a whole frame."""
    height, width = frame.shape[:2]
    return Region(width / 2, height / 2, float(max(height, width)), 0.0)


def crop(frame: Frame, region: Region, size: int, *, replicate: bool) -> Frame:
    """The region as a square picture.

    MediaPipe takes a perspective warp, which rounds a little differently and costs half as much
    again: 0.117 against 0.127 % of the torso from the oracle, on the same clips.

    Args:
        frame: (H, W, 3) uint8.
        region: what to cut out.
        size: edge of the picture, pixels.
        replicate: continue the frame's edge outside of it, rather than black.
    """
    import cv2  # noqa: PLC0415

    border: Any = cv2.BORDER_REPLICATE if replicate else cv2.BORDER_CONSTANT
    warped = cv2.warpAffine(
        frame, region.matrix(size)[:2], (size, size), flags=cv2.INTER_LINEAR, borderMode=border
    )
    return np.asarray(warped, np.uint8)
