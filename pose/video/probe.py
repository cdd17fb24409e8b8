"""What a video file is, told without decoding more than one frame."""

from dataclasses import dataclass
from pathlib import Path

from av.video.frame import VideoFrame

from pose.errors import VideoError
from pose.video.clock import rate_of
from pose.video.decoding import decoded
from pose.video.limits import DEFAULT_LIMITS, VideoLimits, check_bytes, check_length, check_size
from pose.video.opening import Source, VideoPath, open_video
from pose.video.orientation import orientation_of


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
        seconds, frames, fps = _length(source, limits)
        check_length(seconds, frames, limits)
        return _described(source, seconds, frames, fps, size_bytes)


def _size_bytes(path: VideoPath) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError) as error:
        raise VideoError("video_missing", "The video file is not there any more.") from error


def _length(source: Source, limits: VideoLimits) -> tuple[float, int, float]:
    """Seconds, frames and frames a second, from the header as far as it says."""
    stream, fps = source.stream, rate_of(source)
    seconds = 0.0
    if stream.duration and stream.time_base:
        seconds = float(stream.duration * stream.time_base)
    elif source.container.duration:
        seconds = source.container.duration / 1_000_000
    frames = stream.frames or round(seconds * fps)
    return seconds, frames, fps or frames / max(seconds, limits.min_seconds)


def _described(
    source: Source, seconds: float, frames: int, fps: float, size_bytes: int
) -> VideoInfo:
    first = _first_frame(source)
    orientation = orientation_of(first)
    width, height = first.width, first.height
    if orientation.transposed:
        width, height = height, width
    return VideoInfo(
        container=source.container.format.name,
        codec=source.codec,
        pixel_format=first.format.name,
        width=width,
        height=height,
        rotation=orientation.degrees,
        fps=fps,
        seconds=seconds,
        frames=frames,
        size_bytes=size_bytes,
    )


def _first_frame(source: Source) -> VideoFrame:
    for frame in decoded(source):
        return frame
    raise VideoError("video_unreadable", "No picture of this video could be read.")
