"""A machine's answer and, beside it, its answer when told the exercise: made in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coaching.engine.analysis import analyse
from coaching.engine.exercise import Exercise
from coaching.engine.result import Analysis
from pose.sequence import Poses
from pose.storage import load_poses


@dataclass(frozen=True)
class Answers:
    """What there is to say about a video.

    Attributes:
        own: the machine's own answer.
        corrected: its answer given a person's exercise, where that differs.
    """

    own: Analysis
    corrected: Analysis | None


def answers(poses: Poses, catalogue: Sequence[Exercise], asked: str, said: str) -> Answers:
    """Judge joints.

    Args:
        poses: what an estimator found.
        catalogue: the exercises to choose from.
        asked: slug that was given beforehand, or empty.
        said: slug that the machine was corrected to afterwards, or empty.

    Raises:
        PoseError: as ``analyse`` does.
    """
    own = analyse(poses, catalogue, exercise=asked or None)
    differs = bool(said) and said != own.exercise.slug
    return Answers(own, analyse(poses, catalogue, exercise=said) if differs else None)


def stored_answers(joints: Path, catalogue: Sequence[Exercise], asked: str, said: str) -> Answers:
    """``answers`` about joints on disk."""
    return answers(load_poses(joints), catalogue, asked, said)


def stored_answer(joints: Path, catalogue: Sequence[Exercise], exercise: str) -> Analysis:
    """Judge joints on disk as those of a given exercise."""
    return analyse(load_poses(joints), catalogue, exercise=exercise)
