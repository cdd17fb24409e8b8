"""Judging joints in a child process: the worker itself loads no net."""

import atexit
from functools import cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coaching.engine import Analysis
from coaching.engine.answers import Answers
from coaching.selectors.exercises import catalogue
from coaching.services.answering import answer_of, answers_of
from pose.sequence import Poses
from references.services import library_path

if TYPE_CHECKING:
    from pose.extract import PosePool


@cache
def pose_pool() -> "PosePool":
    """The processes that this worker shares among its jobs."""
    from pose.extract import PosePool  # noqa: PLC0415  # the web process never gets here

    pool = PosePool()
    atexit.register(pool.close)
    return pool


def poses_judge(*, poses: Poses, asked: str, said: str) -> Answers:
    """The answers about joints at hand.

    Raises:
        PoseError: there is nothing to judge, or the child died.
    """
    return pose_pool().run(answers_of, poses, catalogue(), asked, said, library_path())


def joints_judge(*, joints: Path, asked: str, said: str) -> Answers:
    """The answers about stored joints, which the child reads by itself.

    Raises:
        PoseError: they cannot be read or judged, or the child died.
    """
    return pose_pool().run(answers_of, joints, catalogue(), asked, said, library_path())


def joints_judge_as(*, joints: Path, exercise: str) -> Analysis:
    """The answer about stored joints when told the exercise.

    Raises:
        PoseError: they cannot be read or judged, or the child died.
    """
    return pose_pool().run(answer_of, joints, catalogue(), exercise, library_path())


def document_of(analysis: Analysis, timing: dict[str, float] | None = None) -> dict[str, Any]:
    """The document to store; ``timing`` is that of the analysis which found the joints."""
    document: dict[str, Any] = finite(analysis.as_json())
    return document if timing is None else {**document, "timing": timing}


def finite(value: Any) -> Any:
    """The same document with null for every number that JSON does not have."""
    if isinstance(value, dict):
        return {key: finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
