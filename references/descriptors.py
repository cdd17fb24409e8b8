"""What a clip is found by: its keyframes, brought to one row of numbers. No Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pose.keyframes import MOMENTS, Keyframe
from pose.skeletons import COMMON13

Floats = npt.NDArray[np.float32]

JOINTS = len(COMMON13)
SLOTS = len(MOMENTS) * JOINTS  # a joint at a moment
# Bytes of a stored descriptor: two coordinates and one "seen" for each slot, float32.
BYTES = SLOTS * 3 * 4
# Repetitions of one person nearer than this are the same way of doing it, trunk lengths: sides that
# take turns lie 0.4 and more apart, repetitions that tire or shake below 0.2.
SAME_WAY = 0.25
# Films are cut and people turn around: a view that a clip has for one repetition alone may be the
# only one that another clip of the same person shares. So no repetition is too few for a way.
MOST_WAYS = 4
DIGITS = 4  # of stored places: a ten-thousandth of a trunk is far below any estimator's error
_SWAP = [
    moment * JOINTS + joint for moment in range(len(MOMENTS)) for joint in COMMON13.mirror
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Descriptor:
    """The usual pose of a clip's repetitions at start, turn and end.

    Attributes:
        points: (39, 2) float32 in trunk lengths, joints of COMMON13 moment by moment, 0 where
            unseen.
        seen: (39,) float32, 0 or 1.
    """

    points: Floats
    seen: Floats

    @classmethod
    def of(cls, repetitions: Iterable[Sequence[Keyframe]]) -> "Descriptor":
        """The median pose of repetitions; a joint that half of them did not see is unseen."""
        frames = list(repetitions)
        stack = np.full((max(len(frames), 1), len(MOMENTS), JOINTS, 2), np.nan, np.float32)
        for row, repetition in enumerate(frames):
            for frame in repetition:
                place = stack[row, MOMENTS.index(frame.moment)]
                place[frame.seen] = frame.points[frame.seen]
        count = np.isfinite(stack[..., 0]).sum(axis=0)
        known = count >= 0.5 * len(stack)
        points = np.where(known[..., None], _median(stack, count), 0.0).astype(np.float32)
        return cls(points.reshape(SLOTS, 2), known.reshape(SLOTS).astype(np.float32))

    def mirrored(self) -> "Descriptor":
        """The same movement in a mirror."""
        flip = np.array([-1, 1], np.float32)
        return Descriptor((self.points * flip)[_SWAP], self.seen[_SWAP])

    def to_bytes(self) -> bytes:
        """As stored in a row, ``BYTES`` long."""
        whole = np.concatenate([self.points, self.seen[:, None]], axis=1)
        return bytes(whole.astype("<f4").tobytes())


def _median(stack: Floats, count: npt.NDArray[np.int_]) -> Floats:
    """The median over the first axis of what is known: ``np.nanmedian`` is slow on a few rows.

    Args:
        stack: (R, ..., 2), NaN where unknown.
        count: (...) how many are known.
    """
    ordered = np.sort(stack, axis=0)  # what is unknown comes last
    middle = [np.maximum(place, 0)[None, ..., None] for place in ((count - 1) // 2, count // 2)]
    low, high = (np.take_along_axis(ordered, place, axis=0)[0] for place in middle)
    return np.asarray((low + high) / 2)


def typical(repetitions: Sequence[Sequence[Keyframe]]) -> list[Descriptor]:
    """The ways in which a set's repetitions are done, the most usual first.

    One for most sets; more where the sides take turns, or the camera or the person turned.
    """
    own = [Descriptor.of([repetition]) for repetition in repetitions if repetition]
    kept = [repetition for repetition in repetitions if repetition]
    found: list[Descriptor] = []
    while kept and len(found) < MOST_WAYS:
        near = _like_most(own)
        found.append(Descriptor.of([kept[row] for row in np.flatnonzero(near)]))
        own = [own[row] for row in np.flatnonzero(~near)]
        kept = [kept[row] for row in np.flatnonzero(~near)]
    return found


def _like_most(own: Sequence[Descriptor]) -> npt.NDArray[np.bool_]:
    """Which repetitions are like the one that has the most like it."""
    points = np.stack([each.points for each in own])
    seen = np.stack([each.seen for each in own])
    shared = seen[:, None] * seen[None]
    squares = ((points[:, None] - points[None]) ** 2).sum(axis=3) * shared
    apart = np.sqrt(squares.sum(axis=2) / np.maximum(shared.sum(axis=2), 1.0))
    alike = apart <= SAME_WAY
    return np.asarray(alike[np.lexsort((apart.sum(axis=1), -alike.sum(axis=1)))[0]])


def from_bytes(rows: Sequence[bytes]) -> tuple[Floats, Floats]:
    """Stored descriptors, one or several in a row, as (N, 39, 2) points and (N, 39) seen.

    Raises:
        ValueError: a row does not hold whole descriptors.
    """
    whole = np.frombuffer(b"".join(rows), "<f4").reshape(-1, SLOTS, 3)
    return whole[..., :2].astype(np.float32), whole[..., 2].astype(np.float32)


def keyframes_to_json(repetition: Sequence[Keyframe]) -> list[dict[str, Any]]:
    """Keyframes of a repetition as stored in a row."""
    return [
        {
            "at": round(frame.at, DIGITS),
            "moment": frame.moment,
            "points": [
                [round(float(value), DIGITS) for value in point] if seen else None
                for point, seen in zip(frame.points, frame.seen, strict=True)
            ],
        }
        for frame in repetition
    ]
