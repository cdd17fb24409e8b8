"""Small real video files, made on the spot."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame

from pose.estimators.base import Frame

WIDTH, HEIGHT = 160, 120
FPS = 30.0
# Corners of the pattern, so that each turn and mirror is told apart.
RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 200, 30), (30, 30, 220), (120, 120, 120)
TICKS = Fraction(1, 90_000)
# For encoders and containers that only know whole frames.
FRAME_TICKS = Fraction(1, 30)


def pattern(width: int = WIDTH, height: int = HEIGHT) -> Frame:
    """Top left red, top right green, bottom left blue, bottom right grey."""
    picture = np.empty((height, width, 3), np.uint8)
    top, left = slice(height // 2), slice(width // 2)
    bottom, right = slice(height // 2, None), slice(width // 2, None)
    picture[top, left], picture[top, right] = RED, GREEN
    picture[bottom, left], picture[bottom, right] = BLUE, GREY
    return picture


def numbered(count: int, width: int = WIDTH, height: int = HEIGHT) -> list[Frame]:
    """Grey frames, each brighter than the one before: 40, 44, ..."""
    return [np.full((height, width, 3), 40 + 4 * (i % 48), np.uint8) for i in range(count)]


def write_clip(
    path: Path,
    frames: Sequence[Frame] | None = None,
    *,
    container: str = "mp4",
    codec: str = "libx264",
    times: Iterable[float] | None = None,
    fps: float = FPS,
    options: dict[str, str] | None = None,
    codec_options: dict[str, str] | None = None,
    pixels: str = "yuv420p",
    ticks: Fraction = TICKS,
    prepare: Callable[[av.VideoStream], None] | None = None,
) -> Path:
    """Write frames (60 numbered ones by default) through FFmpeg's muxer and encoder."""
    frames = numbered(60) if frames is None else frames
    moments = [i / fps for i in range(len(frames))] if times is None else list(times)
    with av.open(str(path), "w", format=container, options=options or {}) as out:
        rate = Fraction(fps).limit_denominator(1001)
        stream = out.add_stream(codec, rate=rate, options=codec_options or {})
        assert isinstance(stream, av.VideoStream)
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = pixels
        stream.codec_context.time_base = ticks
        if prepare:
            prepare(stream)
        for picture, time in zip(frames, moments, strict=True):
            frame = VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = round(Fraction(time) / ticks), ticks
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def write_sound(path: Path, container: str = "mp4") -> Path:
    """A second of silence without any picture."""
    with av.open(str(path), "w", format=container) as out:
        stream = out.add_stream("mp3" if container == "mp3" else "aac", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        frame.sample_rate = 44_100
        for index in range(44):
            frame.pts = index * 1024
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def increases(times: Sequence[float]) -> bool:
    """Whether each time is later than the one before it."""
    return all(after > before for before, after in pairwise(times))
