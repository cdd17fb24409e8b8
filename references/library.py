"""The published references as one file that any process loads by its path. No Django."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from pose.errors import PoseError
from pose.keyframes import KEYFRAME_VERSION, Keyframe
from pose.sequence import PoseSequence
from pose.storage import load_poses
from references.cues import Cues
from references.descriptors import BYTES, Floats, from_bytes
from references.retrieval import Index, Match

# Of keyframes, and of what is known about each reference beside them.
LIBRARY_VERSION = f"{KEYFRAME_VERSION}.2"
LIBRARIES_KEPT = 2  # in memory: the one of now, and the one that running jobs began with
EXPERTS_KEPT = 16  # clips in memory: 0.3 MB each


@dataclass(frozen=True, eq=False)
class Expert:
    """A reference as the comparison needs it.

    Attributes:
        id: name.
        title: for people.
        exercise: slug.
        view: ``front``, ``oblique`` or ``side``.
        variant: name of the variant, empty for the plain exercise.
        source: whose it is.
        builtin: whether the animated athlete performs it.
        poses: joints in pixels.
        world: the same joints in metres, where they are known.
        reps: start, turn and end of the repetitions that the curator chose, seconds.
        tolerances: degrees by which an angle may differ, by name of ``pose.angles.ANGLES``.
        cues: the curator's words for an angle that is off.
    """

    id: str
    title: str
    exercise: str
    view: str
    variant: str
    source: str
    builtin: bool
    poses: PoseSequence
    world: PoseSequence | None
    reps: tuple[tuple[float, float, float], ...]
    tolerances: Mapping[str, float]
    cues: Cues


class Library:
    """Published references, searched by their keyframes.

    Args:
        folder: where the references' joints lie, each in a folder named after it.
        cards: what is known about each reference but its joints.
        points: (N, 39, 2) float32 as in ``Descriptor``.
        seen: (N, 39) float32.
        owners: (N,) which of the cards each descriptor belongs to.
    """

    def __init__(
        self,
        folder: Path,
        cards: Sequence[Mapping[str, Any]],
        points: Floats,
        seen: Floats,
        owners: npt.NDArray[np.int64],
    ) -> None:
        self._folder = folder
        self._cards = {str(card["id"]): card for card in cards}
        whose = [cards[owner] for owner in owners]
        ids, exercises = [str(one["id"]) for one in whose], [str(one["exercise"]) for one in whose]
        self._index = Index(ids, points, seen, exercises)
        self._experts = lru_cache(EXPERTS_KEPT)(self._read)

    def __len__(self) -> int:
        return len(self._cards)

    @classmethod
    def load(cls, path: Path) -> "Library":
        """The library of a file, kept in memory.

        Raises:
            PoseError: ``library_unreadable``, the file is gone, damaged or of another version.
        """
        return _loaded(path)

    def nearest(
        self, exercise: str, keyframes: Sequence[Sequence[Keyframe]], k: int
    ) -> list[Match]:
        """The ``k`` nearest references of an exercise, nearest first."""
        return self._index.nearest(keyframes, k, group=exercise)

    def expert(self, id: str) -> Expert:  # noqa: A002 - as in a match
        """One of the references.

        Raises:
            KeyError: there is none of that name.
            PoseError: its joints cannot be read.
        """
        return self._experts(id)

    def _read(self, name: str) -> Expert:
        card = self._cards[name]
        poses = load_poses(self._folder / name / card["joints_file"])
        return Expert(
            id=name,
            title=card["title"],
            exercise=card["exercise"],
            view=card["view"],
            variant=card["variant"],
            source=card["source"],
            builtin=card["builtin"],
            poses=poses.image,
            world=poses.world,
            reps=tuple((rep[0], rep[1], rep[2]) for rep in card["reps"]),
            tolerances=card["tolerances"],
            cues=card["cues"],
        )


@lru_cache(LIBRARIES_KEPT)
def _loaded(path: Path) -> Library:
    try:
        with np.load(path, allow_pickle=False) as stored:
            header = json.loads(str(stored["header"]))
            _require_version(header["version"])
            arrays = stored["points"], stored["seen"], stored["owners"]
            return Library(path.parent, header["cards"], *arrays)
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise PoseError(
            "library_unreadable", "The expert references cannot be read.", permanent=False
        ) from error


def _require_version(version: str) -> None:
    if version != LIBRARY_VERSION:
        raise ValueError(f"a library of version {version}")


def write_library(
    path: Path, cards: Sequence[Mapping[str, Any]], descriptors: Sequence[bytes]
) -> None:
    """Write a library whole or not at all; processes that write the same one do not meet.

    Args:
        path: where to, beside the folders of the references.
        cards: what is known about each reference but its joints, as ``Expert`` has it.
        descriptors: of each reference, as stored in its row.
    """
    points, seen = from_bytes(descriptors)
    owners = np.repeat(np.arange(len(cards)), [len(each) // BYTES for each in descriptors])
    header = json.dumps({"version": LIBRARY_VERSION, "cards": list(cards)})
    temporary = path.with_name(f"{path.stem}.{uuid4().hex}.partial")
    try:
        with temporary.open("wb") as out:
            np.savez(out, header=np.array(header), points=points, seen=seen, owners=owners)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
