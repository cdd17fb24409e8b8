"""Which way up a stored picture stands."""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from av.buffer import Buffer
from av.video.frame import VideoFrame

from pose.estimators.base import Frame

_BOTH_AXES = -1


@dataclass(frozen=True)
class Orientation:
    """How to turn a stored picture upright: transpose first, then flip.

    Attributes:
        transposed: rows and columns change places.
        flip_rows: top and bottom change places afterwards.
        flip_columns: left and right change places afterwards.
    """

    transposed: bool = False
    flip_rows: bool = False
    flip_columns: bool = False

    @property
    def degrees(self) -> int:
        """Clockwise turn that makes it upright: 0, 90, 180 or 270; mirrors count as no turn."""
        if self.transposed:
            return 270 if self.flip_rows else 90
        return 180 if self.flip_rows and self.flip_columns else 0

    def upright(self, picture: Frame) -> Frame:
        """The picture turned, as a contiguous array."""
        if self.transposed:
            picture = cast(Frame, cv2.transpose(picture))
        if self.flip_rows and self.flip_columns:
            return cast(Frame, cv2.flip(picture, _BOTH_AXES))
        if self.flip_rows or self.flip_columns:
            return cast(Frame, cv2.flip(picture, 1 if self.flip_columns else 0))
        return picture


def orientation_of(frame: VideoFrame) -> Orientation:
    """The orientation that the container asks players to show this frame in."""
    matrix = cast(Buffer | None, frame.side_data.get("DISPLAYMATRIX"))
    if matrix is None:
        return Orientation()
    # Fixed-point matrix of x' = a x + c y, y' = b x + d y; signs and the larger pair suffice.
    a, b, _, c, d = np.frombuffer(bytes(matrix), np.int32)[:5].tolist()
    if abs(b) > abs(a):
        return Orientation(True, flip_rows=b < 0, flip_columns=c < 0)
    return Orientation(False, flip_rows=d < 0, flip_columns=a < 0)
