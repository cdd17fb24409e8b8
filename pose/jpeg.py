"""JPEG pictures to frames and back: what a page sends of its camera."""

import cv2
import numpy as np

from pose.errors import PoseError
from pose.estimators.base import Frame

# A page sends what a coach needs to see; more pixels would only cost time. Longer side, pixels.
LARGEST_SIDE = 1920
QUALITY = 80
_START = b"\xff\xd8"


class PictureError(PoseError):
    """The bytes are no picture that can be used."""


def decode(content: bytes) -> Frame:
    """A JPEG as (H, W, 3) uint8 RGB.

    Raises:
        PictureError: ``picture_unreadable`` or ``picture_too_large``.
    """
    if not content.startswith(_START):
        raise PictureError("picture_unreadable", "This is not a JPEG picture.")
    width, height = _size(content)
    if max(width, height) > LARGEST_SIDE:
        raise PictureError("picture_too_large", "The picture is too large.")
    frame = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    if frame is None:
        raise PictureError("picture_unreadable", "This picture cannot be read.")
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), np.uint8)


def encode(frame: Frame) -> bytes:
    """(H, W, 3) uint8 RGB as a JPEG."""
    _, buffer = cv2.imencode(
        ".jpg", cv2.cvtColor(frame, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    )
    return bytes(buffer)


def luminance(frame: Frame) -> float:
    """Mean brightness, 0..255, from every eighth pixel."""
    sample = frame[::8, ::8].reshape(-1, 3).mean(axis=0)
    return float(sample @ (0.299, 0.587, 0.114))


# Markers of frames: baseline to arithmetic, without tables and reserved ones.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_MARKER = 0xFF


def _size(content: bytes) -> tuple[int, int]:
    """Width and height out of the header, before anything is decoded: a small file may be vast."""
    at = 2
    while at + 9 <= len(content) and content[at] == _MARKER:
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind in _FRAMES:
            height = int.from_bytes(content[at + 5 : at + 7], "big")
            return int.from_bytes(content[at + 7 : at + 9], "big"), height
        at += 2 + max(length, 2)
    raise PictureError("picture_unreadable", "This picture has no size.")
