"""Decoded frames of an opened video, over damaged places and from any moment on."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import chain, islice
from math import inf

import av.error
from av.codec.context import ThreadType
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from pose.errors import VideoError
from pose.video.clock import origin_of
from pose.video.opening import Source, VideoPath, open_video

# Damaged packets in a row after which the rest is given up: ten seconds of a usual video.
_MAX_BAD_PACKETS = 300
# Coded pictures are padded to whole blocks, so that they are a little larger than what is shown.
_CODED_EXCESS = 1.1
# Frames that may come out before the keyframe that was sought: those shown before it, though
# stored after it, which cannot be decoded well from here.
_MAX_LEADING = 32
# Seconds before the wanted moment at which a seek is tried. Some indexes are coarse or count in
# order of decoding, so that the first try may land behind the moment.
_SEEK_MARGINS = (0.0, 1.0, 10.0)


def packets(source: Source) -> Iterator["Packet[VideoStream]"]:
    """Packets up to the end, or up to where the file breaks off; none of them empty.

    Raises:
        VideoError: they are encrypted.
    """
    try:
        for packet in source.container.demux(source.stream):
            if packet.has_sidedata("encryption_info"):
                raise VideoError(
                    "video_encrypted",
                    "The video is copy-protected and cannot be read. Please send an open copy.",
                )
            if packet.size:
                yield packet
    except (av.error.FFmpegError, IndexError):
        # IndexError: PyAV stumbles at the end over streams that turned up under way (MPEG-TS).
        return


def decoded(
    source: Source, *, threads: int = 1, max_pixels: int | None = None
) -> Iterator[VideoFrame]:
    """Frames in order of presentation from the current position on.

    Args:
        source: where to read; prepared for decoding by the first call.
        threads: decoder threads.
        max_pixels: much larger frames are refused before the decoder takes memory for them.
    """
    _prepare(source, threads, max_pixels)
    bad = 0
    for packet in chain(packets(source), (None,)):
        try:
            frames = source.stream.decode(packet)
        except av.error.FFmpegError:
            bad += 1
            if bad >= _MAX_BAD_PACKETS:
                return
            continue
        if frames:
            bad = 0
        yield from frames


@contextmanager
def open_video_from(
    path: VideoPath, start: float | None, *, threads: int = 1, max_pixels: int | None = None
) -> Iterator[tuple[Source, Iterator[VideoFrame]]]:
    """Open a video and give its frames from the keyframe before ``start`` on.

    Where seeking does not work they come from the first one on.
    """
    wanted = -inf if start is None else start
    for margin in _SEEK_MARGINS if start is not None else ():
        with open_video(path) as source:
            if not _seek(source, wanted - margin):
                continue
            frames = decoded(source, threads=threads, max_pixels=max_pixels)
            key = next((frame for frame in islice(frames, _MAX_LEADING) if frame.key_frame), None)
            if key is not None and _is_at_or_before(key, source, wanted):
                yield source, chain((key,), frames)
                return
    with open_video(path) as source:
        yield source, decoded(source, threads=threads, max_pixels=max_pixels)


def _prepare(source: Source, threads: int, max_pixels: int | None) -> None:
    context = source.stream.codec_context
    if context.is_open:
        return
    context.thread_count = threads
    context.thread_type = ThreadType.AUTO if threads > 1 else ThreadType.SLICE
    if max_pixels is not None:
        context.options = {**context.options, "max_pixels": str(round(max_pixels * _CODED_EXCESS))}


def _seek(source: Source, start: float) -> bool:
    """Whether there was something to seek for, and it worked."""
    tick = round((Fraction(start) + origin_of(source)) / source.base)
    if tick <= (source.stream.start_time or 0):
        return False
    try:
        source.container.seek(tick, stream=source.stream)
    except av.error.FFmpegError:
        return False
    return True


def _is_at_or_before(frame: VideoFrame, source: Source, start: float) -> bool:
    if frame.pts is None:
        return False
    # Half a tick: the wanted moment may be a frame's own time, rounded to a float.
    return (frame.pts - Fraction(1, 2)) * source.base - origin_of(source) <= Fraction(start)
