"""A pinhole camera that looks at the athlete from any bearing, height and distance."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pose.synthetic.geometry import Array

# Nearer than this nothing is projected, metres.
NEAR = 0.1


@dataclass(frozen=True)
class Camera:
    """Where the camera stands and what its lens is like.

    Attributes:
        yaw: bearing from the athlete's place, degrees: 0 in front, 90 on the athlete's left.
        height: of the lens above the floor, metres.
        distance: along the floor from the athlete's place, metres.
        focal: focal length as a multiple of the longer side of the picture.
        target: height of the point looked at, over the athlete's place, metres.
        roll: of the horizon, degrees clockwise.
    """

    yaw: float = 90.0
    height: float = 1.1
    distance: float = 4.0
    focal: float = 1.0
    target: float = 0.9
    roll: float = 0.0

    @cached_property
    def position(self) -> Array:
        """(3,) of the lens, gym axes."""
        bearing = np.radians(self.yaw)
        x, y = self.distance * np.cos(bearing), self.distance * np.sin(bearing)
        return np.array([x, y, self.height])

    @cached_property
    def axes(self) -> Array:
        """(3, 3) rows are right, down and into the picture, in gym axes."""
        ahead = np.array([0.0, 0.0, self.target]) - self.position
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, [0.0, 0.0, 1.0])
        right = right / np.linalg.norm(right)
        down = np.cross(ahead, right)
        cos, sin = np.cos(np.radians(self.roll)), np.sin(np.radians(self.roll))
        return np.stack([cos * right - sin * down, sin * right + cos * down, ahead])

    def view(self, points: Array) -> Array:
        """Points (..., 3) of the gym in the camera's own axes: right, down, depth; metres."""
        seen: Array = (points - self.position) @ self.axes.T
        return seen

    def project(self, points: Array, size: tuple[int, int]) -> Array:
        """Points (..., 3) of the gym as (..., 3): x and y in pixels and depth in metres."""
        seen = self.view(points)
        scale = self.pixels(size) / np.maximum(seen[..., 2:], NEAR)
        middle = np.array(size, float) / 2.0
        return np.concatenate([seen[..., :2] * scale + middle, seen[..., 2:]], axis=-1)

    def pixels(self, size: tuple[int, int]) -> float:
        """Focal length in pixels."""
        return self.focal * max(size)
