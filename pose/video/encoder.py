"""H.264 in MP4, the one form that every browser plays."""

from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
from av.video.frame import VideoFrame

from pose.video.opening import VideoPath

# Ticks a second of the written clock: whole for 24, 25, 30, 50, 60 and fine for any other rate.
TICKS = Fraction(1, 90_000)
# Seconds between keyframes: a seek decodes at most this much, and segments can begin here.
_KEYFRAME_SECONDS = 2.0
# FFmpeg's numbers of SMPTE 170M (BT.601) and of limited range, written into the stream so that
# no player has to guess the colours.
_BT601 = 6
_LIMITED_RANGE = 1


class Mp4Encoder:
    """Writes frames with their own times, holding only a few of them at once.

    A context manager; what it wrote is removed when the block fails.

    Args:
        out: file to write or replace; the format does not depend on its name.
        width: pixels, even.
        height: pixels, even.
        rate: nominal frames a second; the times given with the frames are what counts.
        crf: constant rate factor of x264, 0 (lossless) to 51.
        preset: x264's trade of time for size.
        ticks: the unit in seconds that times are rounded to.
        threads: encoder threads.
    """

    def __init__(
        self,
        out: VideoPath,
        *,
        width: int,
        height: int,
        rate: float,
        crf: int,
        preset: str,
        ticks: Fraction = TICKS,
        threads: int = 1,
    ) -> None:
        self._out = Path(out).absolute()
        self._container = av.open(
            f"file:{self._out}", "w", format="mp4", options={"movflags": "+faststart"}
        )
        self._stream = self._container.add_stream(
            "libx264",
            rate=Fraction(rate).limit_denominator(1001),
            options={"crf": str(crf), "preset": preset},
        )
        self._stream.width, self._stream.height = width, height
        self._stream.pix_fmt = "yuv420p"
        context = self._stream.codec_context
        context.gop_size = max(1, round(rate * _KEYFRAME_SECONDS))
        context.time_base = self._ticks = ticks
        context.colorspace, context.color_range = _BT601, _LIMITED_RANGE
        context.thread_count = threads
        self._last = -1

    def add(self, frame: VideoFrame, time: float | Fraction) -> None:
        """Encode the next frame, shown from ``time`` seconds on; times increase from 0 or later."""
        self._last = max(round(Fraction(time) / self._ticks), self._last + 1)
        frame.pts = self._last
        frame.time_base = self._ticks
        self._container.mux(self._stream.encode(frame))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()
            if kind is not None:
                self._out.unlink(missing_ok=True)
