"""The live protocol, version 1: what may be said, and how frames are laid out.

Described in docs/live-protocol.md. Knows nothing of Django.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np

from pose.sequence import Floats, PoseSequence, in_space
from pose.skeletons import SKELETONS, Skeleton

VERSION = 1
SUBPROTOCOL = "gymbrain.live.1"
JOINTS, JPEG, SPACE = 1, 2, 3
HEADER = struct.Struct("<BBHd")
# Floats a joint: x, y, confidence, and with its place in space x, y, z in metres.
JOINT_FLOATS, SPACE_FLOATS = 3, 6
_FLOATS = {JOINTS: JOINT_FLOATS, SPACE: SPACE_FLOATS}
# Sizes in bytes, rates a second.
LONGEST_JOINTS, LONGEST_JPEG, LONGEST_TEXT = 1024, 512 * 1024, 4096
FRAME_RATE, FRAME_BURST = 40.0, 120.0
TEXT_RATE, TEXT_BURST = 10.0, 30.0
# A picture beyond this is nobody's camera, pixels.
LARGEST_SIDE = 8192

FINISHED = 1000
GARBAGE, NOT_LOGGED_IN, NOT_YOURS, WRONG_VERSION = 4400, 4401, 4403, 4406
IDLE, BUSY, TOO_LARGE, TOO_FAST = 4408, 4409, 4413, 4429

Path = Literal["joints", "frames"]


class ProtocolError(Exception):
    """What a client did wrong, with the close code that answers it."""

    def __init__(self, close_code: int, code: str, message: str) -> None:
        super().__init__(message)
        self.close_code = close_code
        self.code = code
        self.message = message


@dataclass(frozen=True, eq=False)
class Joints:
    """What a frame or more of them hold.

    Attributes:
        image: in pixels of the picture.
        world: in metres about the hips, where every frame with somebody says them.
    """

    image: PoseSequence
    world: PoseSequence | None = None


@dataclass(frozen=True)
class Start:
    """What a client wants."""

    path: Path
    resume: str | None
    exercise: str | None
    skeleton: str
    width: int
    height: int
    keep_video: bool


def parse_text(text: str) -> dict[str, Any]:
    """A message as a dictionary with a ``type``.

    Raises:
        ProtocolError: it is too long, or no such thing.
    """
    if len(text) > LONGEST_TEXT:
        raise ProtocolError(TOO_LARGE, "bad_message", "The message is too long.")
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise _garbage("The message is no JSON object with a type.")
    return message


def parse_start(message: dict[str, Any]) -> Start:
    """The first message.

    Raises:
        ProtocolError: a field is missing or out of its range.
    """
    path, skeleton = message.get("path"), message.get("skeleton", "blazepose33")
    resume, exercise = message.get("resume"), message.get("exercise")
    sides = [message.get("width"), message.get("height")]
    keep_video = message.get("keep_video", False)
    texts = all(each is None or isinstance(each, str) for each in (resume, exercise))
    # Not bool, which is an int as well.
    whole = all(type(side) is int and 1 <= side <= LARGEST_SIDE for side in sides)
    known = path in ("joints", "frames") and isinstance(keep_video, bool)
    if not known or not whole or not texts:
        raise _garbage("The start message is not complete.")
    if not isinstance(skeleton, str) or skeleton not in SKELETONS:
        raise _garbage("There is no such skeleton.")
    width, height = cast("list[int]", sides)
    return Start(cast("Path", path), resume, exercise or None, skeleton, width, height, keep_video)


def check_frame(content: bytes, start: Start) -> None:
    """Look at a frame's header and length; the joints themselves are looked at in the child.

    Raises:
        ProtocolError: it is too large or not what the header says.
    """
    limit = LONGEST_JOINTS if start.path == "joints" else LONGEST_JPEG
    if len(content) > limit:
        raise ProtocolError(TOO_LARGE, "bad_frame", "The frame is too large.")
    if len(content) < HEADER.size:
        raise _garbage("The frame is too short.")
    version, kind, count, time = HEADER.unpack_from(content)
    if version != VERSION:
        raise ProtocolError(WRONG_VERSION, "bad_frame", "The frame is of another version.")
    if not np.isfinite(time):
        raise _garbage("The frame has no time.")
    joints = len(SKELETONS[start.skeleton])
    size = HEADER.size + 4 * _FLOATS.get(kind, 0) * joints
    fits = kind in _FLOATS and (count, len(content)) == (joints, size)
    if not (fits if start.path == "joints" else kind == JPEG and len(content) > HEADER.size):
        raise _garbage("The frame is not what its header says.")


def frame_time(content: bytes) -> float:
    """Seconds of the client's clock."""
    return float(HEADER.unpack_from(content)[3])


def joints_of(content: bytes, time: float, skeleton: Skeleton) -> Joints:
    """The joints of a frame that ``check_frame`` let pass, at ``time``; unknown ones are NaN."""
    values = np.frombuffer(content, "<f4", offset=HEADER.size).reshape(len(skeleton), -1)
    return joints_from([values], np.array([time]), skeleton)


def joints_from(frames: Sequence[Any], times: Any, skeleton: Skeleton) -> Joints:
    """What frames hold, (J, 3) or (J, 6) each, as joints over time; their ends are the same."""
    image = _in_picture(np.stack([values[:, :JOINT_FLOATS] for values in frames]), times, skeleton)
    places = [_in_space(values[:, JOINT_FLOATS:]) for values in frames]
    return Joints(image, in_space(places, image))


def _in_picture(values: Any, times: Any, skeleton: Skeleton) -> PoseSequence:
    """(T, J, 3) of x, y, confidence as joints over time; what is no number was not found."""
    points, said = values[..., :2].astype(np.float32), values[..., 2].astype(np.float32)
    # What is no number is not less or more than anything.
    known = (np.abs(points) < FARTHEST).all(axis=-1) & (said > 0)
    points[~known] = np.nan
    return PoseSequence(points, np.where(known, np.minimum(said, 1), 0), times, skeleton)


def _in_space(values: Any) -> Floats | None:
    """(J, 3) metres, NaN where they are no numbers or nobody's; None for (J, 0)."""
    if not values.size:
        return None
    known = (np.abs(values) < TALLEST).all(axis=-1, keepdims=True)
    return np.where(known, values, np.nan).astype(np.float32)


# From the hips to a joint, metres.
TALLEST = 3.0
# Joints may be guessed outside of the picture, but not this far, pixels.
FARTHEST = 4.0 * LARGEST_SIDE


def _garbage(message: str) -> ProtocolError:
    return ProtocolError(GARBAGE, "bad_message", message)
