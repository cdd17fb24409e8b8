"""What a video file is, told without decoding more than one frame."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import av
from av.video.frame import VideoFrame

from pose.errors import VideoError
from pose.video.clock import USUAL_RATE, rate_of
from pose.video.decoding import decoded, packets
from pose.video.limits import (
    DEFAULT_LIMITS,
    VideoLimits,
    check_bytes,
    check_length,
    check_size,
)
from pose.video.opening import Source, VideoPath, open_video, unreadable
from pose.video.orientation import orientation_of
from pose.video.picture import display_size


@dataclass(frozen=True)
class VideoInfo:
    """A video that can be read.

    Attributes:
        container: FFmpeg's name of the container format.
        codec: FFmpeg's name of the codec, such as ``h264``.
        pixel_format: such as ``yuv420p``.
        width: pixels of the upright picture.
        height: pixels of the upright picture.
        rotation: degrees clockwise by which the stored picture is turned to stand upright.
        fps: mean frames a second.
        seconds: length of the picture track.
        frames: number of frames, an estimate where the container does not count them.
        size_bytes: size of the file.
    """

    container: str
    codec: str
    pixel_format: str
    width: int
    height: int
    rotation: int
    fps: float
    seconds: float
    frames: int
    size_bytes: int


def probe(path: VideoPath, limits: VideoLimits = DEFAULT_LIMITS) -> VideoInfo:
    """Describe a video, or say why it cannot be used.

    Raises:
        VideoError: with the code and the sentence for the person who sent it.
    """
    size_bytes = _size_bytes(path)
    check_bytes(size_bytes, limits)
    with open_video(path) as source:
        check_size(source.stream.width, source.stream.height, limits)
        length = _length_by_header(source) or _length_by_packets(path, limits)
        check_length(length.seconds, length.frames, limits)
        return _described(source, length, size_bytes, limits)


@dataclass(frozen=True)
class _Length:
    seconds: float
    frames: int
    fps: float


def _size_bytes(path: VideoPath) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError) as error:
        raise VideoError("video_missing", "The video file is not there any more.") from error


def _length_by_header(source: Source) -> _Length | None:
    """What the header says, or None when it says too little, as live recordings do."""
    stream, fps = source.stream, rate_of(source)
    seconds = (source.container.duration or 0) / av.time_base
    if stream.duration:
        seconds = float(stream.duration * source.base)
    if seconds <= 0 or not fps:
        return None
    return _Length(seconds, stream.frames or round(seconds * fps), fps)


def _length_by_packets(path: VideoPath, limits: VideoLimits) -> _Length:
    """Measured by demuxing alone, and no further than the limits allow."""
    with open_video(path) as source:
        base, fps = source.base, rate_of(source) or USUAL_RATE
        ticks = [packet.pts for packet in islice(packets(source), limits.max_frames + 1)]
    known = [tick for tick in ticks if tick is not None]
    seconds = float((max(known) - min(known)) * base) if known else 0.0
    if seconds > 0:
        fps = (len(known) - 1) / seconds
    return _Length(seconds=len(ticks) / fps, frames=len(ticks), fps=fps)


def _described(source: Source, length: _Length, size_bytes: int, limits: VideoLimits) -> VideoInfo:
    first = _first_frame(source, limits)
    orientation = orientation_of(first)
    width, height = display_size(source, first.width, first.height)
    check_size(width, height, limits)
    if orientation.transposed:
        width, height = height, width
    return VideoInfo(
        container=source.container.format.name,
        codec=source.codec,
        pixel_format=first.format.name,
        width=width,
        height=height,
        rotation=orientation.degrees,
        fps=length.fps,
        seconds=length.seconds,
        frames=length.frames,
        size_bytes=size_bytes,
    )


def _first_frame(source: Source, limits: VideoLimits) -> VideoFrame:
    first = next(decoded(source, max_pixels=limits.max_pixels), None)
    if first is None:
        raise unreadable()
    return first
