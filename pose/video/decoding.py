"""Decoded frames of an opened video, over damaged places."""

from collections.abc import Iterator
from itertools import chain

import av.error
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from pose.video.opening import Source

# Damaged packets in a row after which the rest is given up: ten seconds of a usual video.
_MAX_BAD_PACKETS = 300


def decoded(
    source: Source, *, threads: int = 1, max_pixels: int | None = None
) -> Iterator[VideoFrame]:
    """Frames in order of presentation from the current position on.

    Args:
        source: where to read; prepared for decoding by this call.
        threads: decoder threads.
        max_pixels: larger frames are refused by the decoder before it takes memory for them.
    """
    _prepare(source.stream, threads, max_pixels)
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


def _prepare(stream: VideoStream, threads: int, max_pixels: int | None) -> None:
    context = stream.codec_context
    if context.is_open:
        return
    context.thread_count = threads
    context.thread_type = "AUTO" if threads > 1 else "SLICE"
    if max_pixels is not None:
        context.options = {**context.options, "max_pixels": str(max_pixels)}


def packets(source: Source) -> Iterator["Packet[VideoStream]"]:
    """Packets up to the end, or up to where the file breaks off; none of them empty."""
    try:
        for packet in source.container.demux(source.stream):
            if packet.size:
                yield packet
    except av.error.FFmpegError:
        return
