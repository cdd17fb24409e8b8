"""The engine's front door: joints over time in, what a coach would say out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from coaching.engine.exercise import Exercise
from coaching.engine.generic import principal_phase
from coaching.engine.holds import held_seconds
from coaching.engine.phase import movement_phase
from coaching.engine.recognition import recognise
from coaching.engine.repetitions import judged_movements, told
from coaching.engine.result import Analysis, Finding, Guess, Repetition, Timing, Video
from coaching.engine.rules import unjudged, wrong_finding
from coaching.engine.scene import Scene
from coaching.engine.summary import held, summarise
from pose.errors import NoPersonError, PoseError
from pose.sequence import Poses
from pose.smoothing import Curve

# Less than this of a person is a passer-by or a false alarm.
LEAST_SECONDS_SEEN = 1.0

Method = Literal["auto", "heuristic", "learned"]
METHODS: tuple[Method, ...] = get_args(Method)
HEURISTIC: Method = "heuristic"


class UnknownExerciseError(PoseError):
    """An exercise was asked for that the catalogue does not have."""


class MethodUnavailableError(PoseError):
    """A method was asked for that this installation does not have."""


def require_method(method: Method) -> None:
    """Raise MethodUnavailableError unless ``method`` can be used."""
    if method == "learned":
        raise MethodUnavailableError(
            "method_unavailable", "No trained net is installed here: use the heuristic method."
        )


def find_exercise(slug: str, catalogue: Sequence[Exercise]) -> Exercise:
    """The exercise of that slug, or UnknownExerciseError."""
    for each in catalogue:
        if each.slug == slug:
            return each
    raise UnknownExerciseError("unknown_exercise", f"There is no exercise called {slug!r}.")


def analyse(
    poses: Poses,
    catalogue: Sequence[Exercise],
    *,
    exercise: str | None = None,
    method: Method = "auto",
    on_progress: Callable[[float], None] | None = None,
) -> Analysis:
    """Say which exercise it is, count it and judge it.

    Args:
        poses: what an estimator found.
        catalogue: the exercises to choose from.
        exercise: slug, when it is known; ``None`` guesses it.
        method: ``auto`` takes the best that is there.
        on_progress: called with a share in 0..1.

    Raises:
        NoPersonError: nobody was seen for long enough.
        MethodUnavailableError: ``method`` is not installed.
        UnknownExerciseError: ``exercise`` is not in the catalogue.
    """
    tell = on_progress or _silent
    require_method(method)
    _require_person(poses)
    scene = Scene.of(poses)
    guess = _given(exercise, catalogue) if exercise else recognise(scene.body, catalogue)
    tell(0.5)
    answer = _answer(scene, find_exercise(guess.slug, catalogue), given=exercise is not None)
    tell(1.0)
    return Analysis(
        video=_video(poses),
        estimator=poses.estimator,
        exercise=guess,
        reps=answer.reps,
        hold_seconds=answer.hold_seconds,
        findings=answer.findings,
        summary=answer.summary,
        method=HEURISTIC,
        timing=Timing(0.0, 0.0),
    )


@dataclass(frozen=True)
class _Answer:
    reps: tuple[Repetition, ...] = ()
    hold_seconds: float | None = None
    findings: tuple[Finding, ...] = ()
    summary: tuple[str, ...] = ()


def _answer(scene: Scene, exercise: Exercise, *, given: bool) -> _Answer:
    if exercise.kind == "hold":
        seconds = held_seconds(scene.body, exercise)
        return _Answer(hold_seconds=seconds, summary=held(exercise, seconds))
    if exercise.signals:
        return _counted(scene, exercise, movement_phase(scene.body, exercise))
    if given:
        return _counted(scene, exercise, principal_phase(scene.body))
    return _Answer(summary=("I do not know this movement, so I did not count it.",))


def _counted(scene: Scene, exercise: Exercise, phase: Curve) -> _Answer:
    judged = judged_movements(scene, exercise, phase)
    verdicts = [one.verdicts for one in judged]
    wrong = [
        wrong_finding(verdict, index)
        for index, one in enumerate(verdicts)
        for verdict in one
        if verdict.wrong
    ]
    findings = (*wrong, *(unjudged(scene, exercise, verdicts) if judged else ()))
    return _Answer(
        reps=tuple(told(scene, exercise, one) for one in judged),
        findings=findings,
        summary=summarise(exercise, judged, findings),
    )


def _given(slug: str, catalogue: Sequence[Exercise]) -> Guess:
    return Guess(slug, find_exercise(slug, catalogue).name, 1.0)


def _require_person(poses: Poses) -> None:
    times = poses.image.times
    step = float(np.median(np.diff(times))) if len(times) > 1 else 0.0
    if poses.found.sum() * step < min(LEAST_SECONDS_SEEN, poses.image.seconds):
        raise NoPersonError("no_person", "Nobody can be seen for long enough in this video.")


def _video(poses: Poses) -> Video:
    times = poses.image.times
    step = float(np.median(np.diff(times))) if len(times) > 1 else 0.0
    width, height = poses.size
    seconds = poses.image.seconds + step
    fps = len(times) / seconds if seconds else 0.0
    return Video(width, height, round(fps, 3), round(seconds, 3), len(times))


def _silent(_share: float) -> None:
    return None
