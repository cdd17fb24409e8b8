"""What the web process and its coaching children say to each other, over a socket pair.

A message is a length, a kind and the number of a session, then its content. Knows nothing of
Django.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from coaching.engine.exercise import Exercise

HEAD = struct.Struct("<IBI")
Message = tuple["Kind", int, bytes]


class Kind(IntEnum):
    """What a message is."""

    OPEN = 1  # to the child: a pickled Opening
    FRAME = 2  # to the child: u32 frames dropped so far, then a frame of the protocol
    NEUTRAL = 3  # to the child
    CLOSE = 4  # to the child; answered by CLOSED
    OPENED = 5  # from the child: JSON
    SAID = 6  # from the child: JSON for the page, as it is
    CLOSED = 7  # from the child: JSON
    FAILED = 8  # from the child: JSON with code and message


@dataclass(frozen=True)
class Opening:
    """What a child needs to coach a session.

    Attributes:
        spool: where its joints are kept.
        frames: whether pictures come, not joints.
        skeleton: of the joints that come.
        size: of the picture, pixels.
        exercise: slug, where it is given.
        catalogue: the exercises.
        words: English sentences in the page's language.
    """

    spool: Path
    frames: bool
    skeleton: str
    size: tuple[int, int]
    exercise: str | None
    catalogue: tuple[Exercise, ...]
    words: dict[str, str]


def pack(kind: Kind, session: int, content: bytes = b"") -> bytes:
    """A message as bytes."""
    return HEAD.pack(len(content), kind, session) + content


class Unpacker:
    """Makes messages out of bytes as they come."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take more bytes; gives every message that is now complete."""
        self._buffer += data
        at = 0
        while len(self._buffer) - at >= HEAD.size:
            length, kind, session = HEAD.unpack_from(self._buffer, at)
            end = at + HEAD.size + length
            if end > len(self._buffer):
                break
            yield Kind(kind), session, bytes(self._buffer[at + HEAD.size : end])
            at = end
        del self._buffer[:at]
