"""Upright RGB frames of a video, with their times."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, VideoReformatter

from pose.errors import VideoError
from pose.estimators.base import Frame
from pose.video.clock import Clock, origin_of
from pose.video.decoding import decoded, packets
from pose.video.limits import DEFAULT_LIMITS, VideoLimits
from pose.video.opening import Source, VideoPath, open_video
from pose.video.orientation import orientation_of


def read_frames(
    path: VideoPath,
    *,
    start: float | None = None,
    end: float | None = None,
    max_side: int | None = None,
    threads: int = 1,
    limits: VideoLimits = DEFAULT_LIMITS,
) -> Iterator[tuple[float, Frame]]:
    """Yield ``(seconds, frame)`` with ``start <= seconds < end``, seconds strictly increasing.

    Args:
        path: a video; untrusted.
        start: seconds to begin at, the beginning by default.
        end: seconds to stop before, the end by default.
        max_side: longer side in pixels to which larger frames are reduced.
        threads: decoder threads.
        limits: kept while reading too, since a header may say anything.

    Yields:
        Seconds on the clock of the browser's ``currentTime`` and the (H, W, 3) uint8 RGB frame,
        upright, all of one size.

    Raises:
        VideoError: it cannot be read, or is larger than its header said.
    """
    with open_video(path) as source:
        if start is not None:
            _seek(source, start)
        clock, picture = Clock(source), _Picture(max_side)
        count = 0
        for frame in decoded(source, threads=threads, max_pixels=limits.max_pixels):
            time = clock.time(frame.pts)
            if end is not None and time >= end:
                return
            if start is None or time >= start:
                yield time, picture(frame)
            count += 1
        if count == 0 and start is None:
            raise VideoError("video_unreadable", "No picture of this video could be read.")


def keyframe_times(path: VideoPath) -> list[float]:
    """Seconds of the frames at which decoding can begin, by demuxing alone."""
    with open_video(path) as source:
        base, origin = source.base, origin_of(source)
        return sorted(
            float(packet.pts * base - origin)
            for packet in packets(source)
            if packet.is_keyframe and packet.pts is not None
        )


def _seek(source: Source, start: float) -> None:
    ticks = round((Fraction(start) + origin_of(source)) / source.base)
    source.container.seek(ticks, stream=source.stream)


class _Picture:
    """Turns decoder frames into upright RGB arrays of the size of the first."""

    def __init__(self, max_side: int | None) -> None:
        self._max_side = max_side
        self._reformatter = VideoReformatter()
        self._size: tuple[int, int] | None = None

    def __call__(self, frame: VideoFrame) -> Frame:
        width, height = self._size = self._size or self._target(frame)
        # BT.601 whatever the stream says: what OpenCV does, and the estimators were trained so.
        rgb = self._reformatter.reformat(
            frame, width, height, format="rgb24", src_colorspace=Colorspace.ITU601, threads=1
        )
        return orientation_of(frame).upright(_array(rgb))

    def _target(self, frame: VideoFrame) -> tuple[int, int]:
        longer = max(frame.width, frame.height)
        if self._max_side is None or longer <= self._max_side:
            return frame.width, frame.height
        scale = self._max_side / longer
        return max(1, round(frame.width * scale)), max(1, round(frame.height * scale))


def _array(rgb: VideoFrame) -> Frame:
    """(H, W, 3) contiguous; the frame's own memory where its rows have no padding."""
    plane = rgb.planes[0]
    row = rgb.width * 3
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: rgb.height]
    return np.ascontiguousarray(rows[:, :row]).reshape(rgb.height, rgb.width, 3)
