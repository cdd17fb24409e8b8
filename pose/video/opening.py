"""Opens an untrusted file as a video and nothing else.

FFmpeg chooses a demuxer by content. Some demuxers are playlists that open further files and
network addresses by themselves, so both the demuxers and the protocols are allow-lists.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from os import PathLike, fspath
from pathlib import Path

import av
import av.error
from av.container import InputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from pose.errors import VideoError

CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2",
    "matroska,webm",
    "avi",
    "mpegts",
    "mpeg",
    "flv",
    "ogg",
    "asf",
)
# What cameras, phones and editors write. FFmpeg has hundreds of further decoders, for games and
# exotic hardware, that nobody films a set with and that are the least tested against malice.
CODECS = frozenset(
    (
        *("h264", "hevc", "vp8", "vp9", "av1", "theora", "prores", "dvvideo", "mjpeg", "rawvideo"),
        *("mpeg1video", "mpeg2video", "mpeg4", "msmpeg4v2", "msmpeg4v3", "h263", "flv1"),
        *("wmv1", "wmv2", "wmv3", "vc1"),
    )
)

VideoPath = str | PathLike[str]

# Pixels of the largest picture FFmpeg may decode while it looks at a file: 8K, so that 8K is
# recognised as such; a forged header of 32K would take a gigabyte otherwise.
_MAX_PIXELS_LOOKED_AT = 8192 * 4608
# A phone writes two or three tracks, an editor a dozen; each costs memory before any check.
_MAX_STREAMS = 32
_OPTIONS = {
    "max_streams": str(_MAX_STREAMS),
    "protocol_whitelist": "file",
    "format_whitelist": ",".join(CONTAINERS),
    "max_pixels": str(_MAX_PIXELS_LOOKED_AT),
}
_USUAL_BASE = Fraction(1, 90_000)
_MAGIC_BYTES = 512
# Beginnings of files that are sound alone, in formats that no video demuxer above reads.
_SOUND_MAGIC = (b"ID3", b"fLaC", b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"#!AMR")


@dataclass(frozen=True, eq=False)
class Source:
    """An opened file and the moving picture in it."""

    container: InputContainer
    stream: VideoStream
    codec: str

    @property
    def base(self) -> Fraction:
        """Seconds of one tick of the stream's clock."""
        return self.stream.time_base or _USUAL_BASE


@contextmanager
def open_video(path: VideoPath) -> Iterator[Source]:
    """Open a video for reading; closes it at the end.

    Raises:
        VideoError: the file is no video, holds no moving picture, or none that can be decoded.
    """
    container = _open_container(path)
    try:
        yield _source(container)
    finally:
        container.close()


def _open_container(path: VideoPath) -> InputContainer:
    try:
        # The prefix keeps names such as "concat:a|b" or "http:..." from naming a protocol.
        address = f"file:{Path(fspath(path)).absolute()}"
        return av.open(address, "r", options=_OPTIONS, metadata_errors="ignore")
    except FileNotFoundError as error:
        raise VideoError("video_missing", "The video file is not there any more.") from error
    except (av.error.FFmpegError, ValueError) as error:
        raise _refusal(path) from error


def _source(container: InputContainer) -> Source:
    pictures = [
        stream
        for stream in container.streams.video
        if not stream.disposition & av.stream.Disposition.attached_pic
    ]
    if not pictures:
        raise _no_picture()
    stream = pictures[0]
    # PyAV types it as always there; it is None where FFmpeg has no decoder.
    context: VideoCodecContext | None = stream.codec_context
    codec = context.codec.canonical_name if context is not None else "unknown"
    if codec not in CODECS:
        raise unsupported(codec)
    return Source(container, stream, codec)


def unreadable() -> VideoError:
    """The error for a video of which not one frame can be decoded."""
    return VideoError("video_unreadable", "No picture of this video could be read.")


def unsupported(codec: str) -> VideoError:
    """The error for a picture that FFmpeg finds but cannot turn into pixels here."""
    return VideoError(
        "video_codec_unsupported",
        f"The video is coded in a way that cannot be read here ({codec})."
        " Please export it as MP4 (H.264).",
    )


def _refusal(path: VideoPath) -> VideoError:
    """Why FFmpeg would not open it, told from the first bytes."""
    try:
        with Path(fspath(path)).open("rb") as file:
            head = file.read(_MAGIC_BYTES)
    except (OSError, ValueError):
        return VideoError("video_unreadable", "The video file could not be read.")
    if _is_video_head(head):
        return VideoError(
            "video_truncated",
            "The video is incomplete: part of the file is missing. Please send it again.",
        )
    if _is_sound_head(head):
        return _no_picture()
    return VideoError("not_a_video", "This file is not a video that can be read here.")


def _is_video_head(head: bytes) -> bool:
    return (
        head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}
        or head.startswith(b"\x1a\x45\xdf\xa3")
        or (head.startswith(b"RIFF") and head[8:12] == b"AVI ")
    )


def _is_sound_head(head: bytes) -> bool:
    return head.startswith(_SOUND_MAGIC) or (head.startswith(b"RIFF") and head[8:12] == b"WAVE")


def _no_picture() -> VideoError:
    return VideoError("video_no_picture", "This file has sound but no moving picture.")
