"""A machine's answer and, beside it, its answer when told the exercise: made in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from coaching.engine.analysis import analyse
from coaching.engine.comparison.library import Library
from coaching.engine.exercise import Exercise
from coaching.engine.result import Analysis
from pose.sequence import Poses


@dataclass(frozen=True)
class Answers:
    """What there is to say about a video.

    Attributes:
        own: the machine's own answer.
        corrected: its answer given a person's exercise, where that differs.
    """

    own: Analysis
    corrected: Analysis | None


def answers(
    poses: Poses,
    catalogue: Sequence[Exercise],
    asked: str,
    said: str,
    library: Library | None = None,
) -> Answers:
    """Judge joints.

    Args:
        poses: what an estimator found.
        catalogue: the exercises to choose from.
        asked: slug that was given beforehand, or empty.
        said: slug that the machine was corrected to afterwards, or empty.
        library: experts to compare with.

    Raises:
        PoseError: as ``analyse`` does.
    """
    own = analyse(poses, catalogue, exercise=asked or None, library=library)
    differs = bool(said) and said != own.exercise.slug
    corrected = analyse(poses, catalogue, exercise=said, library=library) if differs else None
    return Answers(own, corrected)
