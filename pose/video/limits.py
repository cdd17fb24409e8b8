"""What a video may be at most and at least, and the refusals."""

from dataclasses import dataclass

from pose.errors import VideoError

_GIB = 1024**3
_MINUTE = 60.0


@dataclass(frozen=True)
class VideoLimits:
    """Bounds of an accepted video; each is there for the reason beside it.

    Attributes:
        max_bytes: a phone writes about 60 MB a minute in 1080p, so half an hour; bounds the disk.
        max_seconds: bounds the work of one job; no set lasts an hour.
        min_seconds: less than this holds no repetition, nor a person for long enough.
        max_pixels: 4096 x 2304, one decoded frame of it is 28 MB as RGB; 8K would be 100 MB.
        min_side: pixels; nobody can be recognised in less.
        max_frames: an hour at 120 frames a second; bounds files whose clock does not move.
    """

    max_bytes: int = 2 * _GIB
    max_seconds: float = 3600.0
    min_seconds: float = 0.3
    max_pixels: int = 4096 * 2304
    min_side: int = 16
    max_frames: int = 3600 * 120


DEFAULT_LIMITS = VideoLimits()


def check_bytes(size: int, limits: VideoLimits) -> None:
    """Refuse a file that is empty or too big to take."""
    if size == 0:
        raise VideoError("video_empty", "The file is empty: nothing arrived. Please send it again.")
    if size > limits.max_bytes:
        raise VideoError(
            "video_too_big",
            f"The file has {size / _GIB:.1f} GB; at most {limits.max_bytes / _GIB:.0f} GB is taken."
            " Please send a shorter or smaller video.",
        )


def check_size(width: int, height: int, limits: VideoLimits) -> None:
    """Refuse pictures too small to show a person or too large to work on."""
    if min(width, height) < limits.min_side:
        raise VideoError(
            "video_too_small",
            f"The picture is {width} x {height} pixels: too small to see a person.",
        )
    if width * height > limits.max_pixels:
        raise VideoError(
            "video_too_large",
            f"The picture is {width} x {height} pixels, more than can be analysed."
            " Please record or export it in 4K or less.",
        )


def check_length(seconds: float, frames: int, limits: VideoLimits) -> None:
    """Refuse videos too long to analyse or too short to hold a movement."""
    check_not_longer(seconds, frames, limits)
    if seconds < limits.min_seconds:
        raise VideoError(
            "video_too_short",
            "The video is too short to show a movement. Please send at least one repetition.",
        )


def check_not_longer(seconds: float, frames: int, limits: VideoLimits) -> None:
    """Refuse what is too long, told from the header or while reading."""
    if seconds > limits.max_seconds or frames > limits.max_frames:
        raise VideoError(
            "video_too_long",
            f"The video is longer than {limits.max_seconds / _MINUTE:.0f} minutes."
            " Please send one set at a time.",
        )
