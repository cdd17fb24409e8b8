"""Upright RGB frames of a video, with their times."""

from collections.abc import Iterator

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace

from pose.estimators.base import Frame
from pose.video.clock import Clock, origin_of
from pose.video.decoding import open_video_from, packets
from pose.video.limits import DEFAULT_LIMITS, VideoLimits, check_not_longer, check_size
from pose.video.opening import Source, VideoPath, open_video, unreadable
from pose.video.picture import Pictures, within


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

    Damaged frames are left out, and a file that breaks off gives the frames that are there.

    Args:
        path: a video; untrusted.
        start: seconds to begin at, the beginning by default.
        end: seconds to stop before, the end by default.
        max_side: longer side in pixels to which larger frames are reduced.
        threads: decoder threads.
        limits: kept while reading too, since a header may say anything.

    Yields:
        Seconds on the clock of the browser's ``currentTime`` and the (H, W, 3) uint8 RGB frame,
        upright, all of one size, in colours as OpenCV reads them.

    Raises:
        VideoError: it cannot be read, or is larger or longer than the limits allow.
    """
    with open_video_from(path, start, threads=threads, max_pixels=limits.max_pixels) as (
        source,
        frames,
    ):
        # BT.601 whatever the stream says: what OpenCV does, so what the estimators know.
        pictures = Pictures(source, within(max_side), Colorspace.ITU601)
        for time, frame in timed(source, frames, limits):
            if end is not None and time >= end:
                return
            if start is None or time >= start:
                yield time, pictures(frame)


def keyframe_times(path: VideoPath) -> list[float]:
    """Seconds of the frames at which decoding can begin, by demuxing alone."""
    with open_video(path) as source:
        base, origin = source.base, origin_of(source)
        return sorted(
            float(packet.pts * base - origin)
            for packet in packets(source)
            if packet.is_keyframe and packet.pts is not None
        )


def timed(
    source: Source, frames: Iterator[VideoFrame], limits: VideoLimits
) -> Iterator[tuple[float, VideoFrame]]:
    """The decoder's frames with their seconds, within the limits.

    Raises:
        VideoError: there is no frame, or they go beyond the limits.
    """
    check_size(source.stream.width, source.stream.height, limits)
    clock, began, count = Clock(source), 0.0, 0
    for count, frame in enumerate(frames, 1):
        time = clock.time(frame.pts)
        began = time if count == 1 else began
        check_not_longer(time - began, count, limits)
        yield time, frame
    if count == 0:
        raise unreadable()
