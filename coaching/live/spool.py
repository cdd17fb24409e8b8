"""A live session's joints on disk while it goes on: appended to, and readable after any end.

A line of JSON, then records. A record that was cut off at the end is left out. Knows nothing of
Django.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np

from coaching.engine.live.state import Tally
from coaching.live.protocol import JOINT_FLOATS, SPACE_FLOATS, Joints, joints_from
from pose.errors import PoseError
from pose.sequence import Poses
from pose.skeletons import SKELETONS

NAME = "live.spool"
VERSION = 2
FRAME, MARK, SPACE = 1, 2, 3
_FLOATS = {FRAME: JOINT_FLOATS, SPACE: SPACE_FLOATS}
_KIND, _FRAME, _MARK = struct.Struct("<B"), struct.Struct("<d"), struct.Struct("<dIIIII")
# Seconds between two flushes of frames; marks are flushed at once.
FLUSH_SECONDS = 1.0
# Two hours at fifteen frames a second; what comes later is coached but not kept.
MOST_FRAMES = 108_000


@dataclass(frozen=True)
class Header:
    """What the frames of a spool are."""

    skeleton: str
    width: int
    height: int
    estimator: str
    version: int = VERSION


@dataclass
class Spooled:
    """What a spool holds.

    Attributes:
        header: what its frames are.
        times: seconds of the stream.
        frames: (J, 3) x, y, confidence, or (J, 6) with x, y, z in metres.
        tally: the last that was noted.
    """

    header: Header
    times: list[float] = field(default_factory=list)
    frames: list[Any] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    @property
    def seconds(self) -> float:
        """From the first frame to the last."""
        return self.times[-1] - self.times[0] if self.times else 0.0

    def poses(self) -> Poses:
        """The joints over time, from 0 on.

        Raises:
            PoseError: ``live_empty``, there are none.
        """
        if len(self.times) < 2:  # noqa: PLR2004 - nothing moves in one
            raise PoseError("live_empty", "Nothing was recorded in this session.")
        skeleton = SKELETONS[self.header.skeleton]
        times = np.array(self.times) - self.times[0]
        joints = joints_from(self.frames, times, skeleton)
        size = (self.header.width, self.header.height)
        return Poses(joints.image, size, self.header.estimator, joints.world)


class Spool:
    """A spool being written."""

    def __init__(self, file: BinaryIO, frames: int, last: float) -> None:
        self._file, self._frames, self._flushed = file, frames, last

    @classmethod
    def open(cls, path: Path, header: Header) -> tuple[Self, Spooled]:
        """Begin a spool, or go on with what is there of it."""
        before = read_spool(path) if path.exists() else Spooled(header)
        path.parent.mkdir(parents=True, exist_ok=True)
        if before.header != header:
            before = _fitted(before, header)
        _rewrite(path, before)
        last = before.times[-1] if before.times else 0.0
        return cls(path.open("ab"), len(before.times), last), before

    def frame(self, joints: Joints) -> None:
        """Note one frame."""
        if self._frames >= MOST_FRAMES:
            return
        self._frames += 1
        time = float(joints.image.times[0])
        self._file.write(_frame_record(time, _values(joints)))
        if time - self._flushed >= FLUSH_SECONDS:
            self._flushed = time
            self._file.flush()

    def mark(self, time: float, tally: Tally) -> None:
        """Note what has been counted."""
        self._file.write(_mark_record(time, tally))
        self._file.flush()

    def close(self) -> None:
        """All of it is on its way to the disk."""
        self._file.close()


def read_spool(path: Path) -> Spooled:
    """What was noted, as far as it is whole.

    Raises:
        PoseError: ``live_unreadable``, it is not there or of another version.
    """
    try:
        line, _, content = path.read_bytes().partition(b"\n")
        header = Header(**json.loads(line))
        joints = len(SKELETONS[header.skeleton])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise PoseError("live_unreadable", "The joints of this session cannot be read.") from error
    if header.version != VERSION:
        raise PoseError("live_unreadable", "The joints of this session are of another version.")
    found = Spooled(header)
    for kind, record in _records(content, joints):
        if kind == MARK:
            found.tally = Tally(*_MARK.unpack(record)[1:])
        else:
            _keep_frame(found, record, _FLOATS[kind])
    return found


def _fitted(what: Spooled, header: Header) -> Spooled:
    """What was recorded, in another picture's pixels; of another skeleton the count alone."""
    if what.header.skeleton != header.skeleton:
        return Spooled(header, tally=what.tally)
    scale = np.ones(SPACE_FLOATS, np.float32)
    scale[:2] = header.width / what.header.width, header.height / what.header.height
    frames = [values * scale[: values.shape[1]] for values in what.frames]
    return Spooled(header, what.times, frames, what.tally)


def _keep_frame(found: Spooled, record: bytes, floats: int) -> None:
    (time,) = _FRAME.unpack_from(record)
    if not found.times or time > found.times[-1]:
        found.times.append(time)
        values = np.frombuffer(record, "<f4", offset=_FRAME.size)
        found.frames.append(values.reshape(-1, floats))


def _records(content: bytes, joints: int) -> Iterator[tuple[int, bytes]]:
    sizes = {kind: _FRAME.size + 4 * floats * joints for kind, floats in _FLOATS.items()}
    sizes[MARK] = _MARK.size
    at = 0
    while at < len(content):
        kind = content[at]
        size = sizes.get(kind)
        if size is None or at + 1 + size > len(content):
            return
        yield kind, content[at + 1 : at + 1 + size]
        at += 1 + size


def _rewrite(path: Path, what: Spooled) -> None:
    """Whole records alone: what was cut off would hide all that is appended after it."""
    temporary = path.with_suffix(".partial")
    with temporary.open("wb") as file:
        file.write(json.dumps(asdict(what.header)).encode() + b"\n")
        for time, values in zip(what.times, what.frames, strict=True):
            file.write(_frame_record(time, values))
        file.write(_mark_record(what.times[-1] if what.times else 0.0, what.tally))
    temporary.replace(path)


def _values(joints: Joints) -> Any:
    """(J, 3) or (J, 6) of one frame."""
    image, world = joints.image, joints.world
    columns = [image.points[0, :, :2], image.confidence[0][:, None]]
    return np.concatenate(columns if world is None else [*columns, world.points[0]], axis=1)


def _frame_record(time: float, values: Any) -> bytes:
    kind = FRAME if values.shape[1] == JOINT_FLOATS else SPACE
    return _KIND.pack(kind) + _FRAME.pack(time) + np.ascontiguousarray(values, "<f4").tobytes()


def _mark_record(time: float, tally: Tally) -> bytes:
    return _KIND.pack(MARK) + _MARK.pack(time, *astuple(tally))
