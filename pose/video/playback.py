"""What browsers play by themselves, and the rendition for what they do not."""

from collections.abc import Callable

import numpy as np
from av.video.frame import VideoFrame

from pose.estimators.base import Frame
from pose.video.decoding import open_video_from
from pose.video.encoder import Mp4Encoder
from pose.video.frames import timed
from pose.video.limits import DEFAULT_LIMITS, VideoLimits
from pose.video.opening import VideoPath
from pose.video.picture import Pictures, Size
from pose.video.probe import VideoInfo, probe

_MOV = "mov,mp4,m4a,3gp,3g2,mj2"
_MATROSKA = "matroska,webm"
# What Chrome, Firefox and Safari all play, on phones too. HEVC, ten bits and 4:2:2 are not in it.
_PLAYABLE = frozenset(
    (container, codec, pixels)
    for pixels in ("yuv420p", "yuvj420p")
    for container, codec in (
        (_MOV, "h264"),
        (_MOV, "vp9"),
        (_MOV, "av1"),
        (_MATROSKA, "vp8"),
        (_MATROSKA, "vp9"),
        (_MATROSKA, "av1"),
    )
)
# Pixels of the rendition's shorter side: what a phone or half a laptop's screen shows.
_SHORT_SIDE = 720
# What is seen before a video that begins later than its rendition.
_NOTHING_YET = (28, 33, 38)
_NOTHING_RATE = 15.0  # frames a second: players follow a film by its frames
_CRF = 23
_PRESET = "veryfast"
# Share of the video between two reports of progress.
_REPORT_EVERY = 0.01

Progress = Callable[[float], None]


def playable_in_browsers(info: VideoInfo) -> bool:
    """Whether current browsers play the file as it is, rotation included; no, when in doubt."""
    return (info.container, info.codec, info.pixel_format) in _PLAYABLE


def transcode_for_browsers(
    path: VideoPath,
    out: VideoPath,
    on_progress: Progress | None = None,
    *,
    begin: float = 0.0,
    threads: int = 1,
    limits: VideoLimits = DEFAULT_LIMITS,
) -> None:
    """Write an H.264 MP4 of the picture, upright, with the times that ``read_frames`` gives.

    The shorter side is at most 720 pixels and the sound is left out. What was written is removed
    when anything fails, an exception out of ``on_progress`` included.

    Args:
        path: a video; untrusted.
        out: file to write or replace; begins with its index, so that it plays while it loads.
        on_progress: called with 0..1 as it goes on.
        begin: where on the rendition's clock the video begins, seconds; before it the picture is
            of one dark colour, and what would lie before 0 is left out.
        threads: threads of the decoder and of the encoder.
        limits: see ``read_frames``.

    Raises:
        VideoError: the video cannot be read.
    """
    info = probe(path, limits)
    report = _Report(on_progress, info.seconds)
    width, height = _fitted(info.width, info.height)
    with (
        open_video_from(path, None, threads=threads, max_pixels=limits.max_pixels) as opened,
        Mp4Encoder(
            out,
            width=width,
            height=height,
            rate=info.fps,
            crf=_CRF,
            preset=_PRESET,
            threads=threads,
        ) as encoder,
    ):
        source, frames = opened
        pictures = Pictures(source, _fitted, None)
        nothing = np.full((height, width, 3), _NOTHING_YET, np.uint8)
        for time in np.arange(0.0, begin, 1 / _NOTHING_RATE):
            encoder.add(_framed(nothing), float(time))
        for time, frame in timed(source, frames, limits):
            # No player shows what lies before 0, and the container would move all the rest.
            if time + begin >= 0:
                encoder.add(_framed(pictures(frame)), time + begin)
            report(time)
    report.done()


def _fitted(width: int, height: int) -> Size:
    """Even width and height, the shorter at most 720, of nearly the same proportions."""
    scale = min(1.0, _SHORT_SIDE / min(width, height))
    return _even(width * scale), _even(height * scale)


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))


def _framed(picture: Frame) -> VideoFrame:
    return VideoFrame.from_ndarray(picture, format="rgb24")


class _Report:
    """Passes progress on, seldom enough to cost nothing."""

    def __init__(self, on_progress: Progress | None, seconds: float) -> None:
        self._tell = on_progress or (lambda _share: None)
        self._seconds = seconds
        self._told = 0.0

    def __call__(self, time: float) -> None:
        share = min(1.0, time / self._seconds)
        if share - self._told >= _REPORT_EVERY:
            self._told = share
            self._tell(share)

    def done(self) -> None:
        self._tell(1.0)
