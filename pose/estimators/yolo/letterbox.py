"""Fitting a frame into a net's input, and points back into the frame."""

from dataclasses import dataclass

import numpy as np

from pose.estimators.base import Frame
from pose.sequence import Floats

# Grey that the nets were trained to see round a picture.
_BORDER = 114
# Coarsest grid of the nets, pixels: both sides of the input are multiples of it.
STRIDE = 32


@dataclass(frozen=True)
class Letterbox:
    """Scale and place of a frame inside a net's input.

    Attributes:
        frame: height and width of the frame, pixels.
        size: height and width of the input, pixels.
    """

    frame: tuple[int, int]
    size: tuple[int, int]

    @classmethod
    def rectangular(cls, frame: tuple[int, int], long_side: int) -> "Letterbox":
        """The smallest input of whole strides whose frame is ``long_side`` pixels long."""
        scale = long_side / max(frame)
        height, width = (max(1, -(-round(side * scale) // STRIDE)) * STRIDE for side in frame)
        return cls(frame, (height, width))

    @property
    def scale(self) -> float:
        """Pixels of the input per pixel of the frame."""
        return min(self.size[0] / self.frame[0], self.size[1] / self.frame[1])

    @property
    def inside(self) -> tuple[int, int]:
        """Height and width of the frame inside the input, pixels."""
        height, width = (max(1, round(side * self.scale)) for side in self.frame)
        return height, width

    @property
    def corner(self) -> tuple[int, int]:
        """Top and left border, pixels; an odd pixel goes to the bottom and to the right."""
        return (self.size[0] - self.inside[0]) // 2, (self.size[1] - self.inside[1]) // 2

    def apply(self, frame: Frame) -> Frame:
        """The frame resized and bordered.

        Args:
            frame: (H, W, 3) uint8 of the shape that the letterbox was made for.

        Returns:
            (*size, 3) uint8, contiguous.
        """
        import cv2  # noqa: PLC0415 - the web process stays without it

        height, width = self.inside
        if (height, width) != self.frame:
            resized = cv2.resize(frame, (width, height), interpolation=cv2.INTER_LINEAR)
            frame = np.asarray(resized, np.uint8)
        if (height, width) == self.size:
            return np.ascontiguousarray(frame)
        top, left = self.corner
        canvas = np.full((*self.size, 3), _BORDER, np.uint8)
        canvas[top : top + height, left : left + width] = frame
        return canvas

    def back(self, points: Floats) -> Floats:
        """Points of the input, (..., 2) x and y, as pixels of the frame."""
        top, left = self.corner
        return (points - np.asarray((left, top), np.float32)) / np.float32(self.scale)
