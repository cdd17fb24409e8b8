"""What a child process is asked: joints, the catalogue and the library's path in, answers out.

Knows nothing of Django: the child imports this file alone, and keeps the library in memory.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from coaching.engine import Analysis, Exercise, analyse
from coaching.engine.answers import Answers, answers
from coaching.engine.methods import Method
from pose.errors import PoseError
from pose.sequence import Poses
from pose.storage import load_poses
from references.library import Library

logger = logging.getLogger(__name__)


def answers_of(
    joints: Poses | Path,
    catalogue: Sequence[Exercise],
    asked: str,
    said: str,
    library: Path | None,
) -> Answers:
    """``engine.answers`` about joints at hand or on disk.

    Raises:
        PoseError: they cannot be read or judged.
    """
    return answers(_poses(joints), catalogue, asked, said, library_at(library))


def answer_of(
    joints: Poses | Path,
    catalogue: Sequence[Exercise],
    exercise: str | None,
    library: Path | None,
    method: Method = "auto",
) -> Analysis:
    """``engine.analyse`` about joints at hand or on disk, as those of a given exercise.

    Raises:
        PoseError: they cannot be read or judged.
    """
    found = library_at(library)
    return analyse(_poses(joints), catalogue, exercise=exercise, method=method, library=found)


def library_at(path: Path | None) -> Library | None:
    """The library; without one that can be read the rules alone judge."""
    try:
        return None if path is None else Library.load(path)
    except PoseError as error:
        logger.warning("no comparison with experts: %s", error.code)
        return None


def _poses(joints: Poses | Path) -> Poses:
    return load_poses(joints) if isinstance(joints, Path) else joints
