"""What a file is by its first bytes. Names and declared types are not trusted."""

from dataclasses import dataclass

HEAD_BYTES = 512
_TS_PACKET = 188  # bytes of an MPEG transport packet; each begins with the same byte
_TS_SYNC = 0x47
# Boxes that begin an ISO or QuickTime file; the four bytes before are their length.
_ISO_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})


@dataclass(frozen=True)
class Container:
    """A kind of file that may hold a video.

    Attributes:
        suffix: of the name it is stored under.
        content_type: what it is served as.
    """

    suffix: str
    content_type: str


# QuickTime is served as MP4 as well: browsers play what is in it but refuse its own type.
ISO = Container(".mp4", "video/mp4")
MATROSKA = Container(".mkv", "video/x-matroska")
WEBM = Container(".webm", "video/webm")
AVI = Container(".avi", "video/x-msvideo")
TRANSPORT = Container(".ts", "video/mp2t")

_BEGINNINGS: tuple[tuple[bytes, Container], ...] = (
    (b"\x00\x00\x01\xba", Container(".mpg", "video/mpeg")),
    (b"\x00\x00\x01\xb3", Container(".mpg", "video/mpeg")),
    (b"FLV\x01", Container(".flv", "video/x-flv")),
    (b"OggS", Container(".ogv", "video/ogg")),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Container(".wmv", "video/x-ms-asf")),
)


def container_of(head: bytes) -> Container | None:
    """The container that a file's first ``HEAD_BYTES`` show, None when it is no video's."""
    if head[4:8] in _ISO_BOXES:
        return ISO
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM if b"webm" in head[:64] else MATROSKA
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return AVI
    if len(head) > _TS_PACKET and head[0] == head[_TS_PACKET] == _TS_SYNC:
        return TRANSPORT
    return next((kind for start, kind in _BEGINNINGS if head.startswith(start)), None)
