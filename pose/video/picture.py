"""Decoder frames turned into upright RGB arrays."""

from collections.abc import Callable
from fractions import Fraction

import av.error
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter

from pose.estimators.base import Frame
from pose.video.opening import Source, unsupported
from pose.video.orientation import Orientation, orientation_of

Size = tuple[int, int]

# Pixels count as square within this share: encoders write 1280:1281 to mend rounded sizes.
_SQUARE = Fraction(2, 100)
# The most stretched pixels that are believed; anamorphic film has 2:1.
_MAX_STRETCH = 4
_CHANNELS = 3


def display_size(source: Source, width: int, height: int) -> Size:
    """Size of a stored picture as players show it, before it is turned upright."""
    aspect = source.stream.sample_aspect_ratio
    if not aspect or not Fraction(1, _MAX_STRETCH) <= aspect <= _MAX_STRETCH:
        return width, height
    if abs(aspect - 1) <= _SQUARE:
        return width, height
    if aspect > 1:
        return round(width * aspect), height
    return width, round(height / aspect)


def within(max_side: int | None) -> Callable[[int, int], Size]:
    """A fit for ``Pictures`` that reduces the longer side to ``max_side`` pixels."""

    def fit(width: int, height: int) -> Size:
        longer = max(width, height)
        if max_side is None or longer <= max_side:
            return width, height
        scale = max_side / longer
        return max(1, round(width * scale)), max(1, round(height * scale))

    return fit


class Pictures:
    """Converts one video's frames; all come out in the size and the orientation of the first.

    Args:
        source: the video.
        fit: gives the wanted width and height for a picture's.
        colorspace: how the stored colours are read whatever the stream says; None: as it says.
    """

    def __init__(
        self, source: Source, fit: Callable[[int, int], Size], colorspace: Colorspace | None
    ) -> None:
        self._source, self._fit, self._colorspace = source, fit, colorspace
        self._reformatter = VideoReformatter()
        self._size: Size | None = None
        self._orientation = Orientation()

    def __call__(self, frame: VideoFrame) -> Frame:
        """The frame as (H, W, 3) uint8 RGB, upright and contiguous.

        Raises:
            VideoError: the frame's pixel format cannot be converted.
        """
        if self._size is None:
            self._size = self._fit(*display_size(self._source, frame.width, frame.height))
            self._orientation = orientation_of(frame)
        return self._orientation.upright(_array(self._converted(frame, *self._size)))

    def _converted(self, frame: VideoFrame, width: int, height: int) -> VideoFrame:
        # Bicubic at full size is what OpenCV asks for, bit for bit; area avoids aliasing below.
        smaller = width < frame.width or height < frame.height
        try:
            return self._reformatter.reformat(
                frame,
                width,
                height,
                format="rgb24",
                src_colorspace=self._colorspace,
                interpolation=Interpolation.AREA if smaller else Interpolation.BICUBIC,
                threads=1,
            )
        except av.error.FFmpegError as error:
            raise unsupported(f"{self._source.codec}, {frame.format.name}") from error


def _array(rgb: VideoFrame) -> Frame:
    """The frame's own memory where its rows have no padding, a copy otherwise."""
    plane = rgb.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    picture = np.ascontiguousarray(rows[: rgb.height, : rgb.width * _CHANNELS])
    return picture.reshape(rgb.height, rgb.width, _CHANNELS)
