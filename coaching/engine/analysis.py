"""The engine's front door: joints over time in, what a coach would say out."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from coaching.engine.comparison.library import Library
from coaching.engine.exercise import Exercise
from coaching.engine.heuristic import Heuristic
from coaching.engine.judgement import judge_sets
from coaching.engine.learned import Learned
from coaching.engine.methods import (
    METHODS,
    Method,
    MethodUnavailableError,
    require_method,
    stamp_of,
)
from coaching.engine.pastimes import guess_of_rest, without_pastimes
from coaching.engine.repetitions import Judged
from coaching.engine.result import Analysis, Guess, Timing, Video
from coaching.engine.scene import Scene
from coaching.engine.sets import Coached
from coaching.engine.stretches import Recognised, Stretch, likely, within
from pose.belief import believed
from pose.errors import NoPersonError, PoseError
from pose.sequence import Poses

__all__ = [
    "METHODS",
    "Method",
    "MethodUnavailableError",
    "UnknownExerciseError",
    "analyse",
    "analyse_with",
    "find_exercise",
    "require_method",
]

# Less than this of a person is a passer-by or a false alarm.
LEAST_SECONDS_SEEN = 1.0


class UnknownExerciseError(PoseError):
    """An exercise was asked for that the catalogue does not have."""


class Reader(Protocol):
    """A method: how exercises are told apart and repetitions counted."""

    def recognised(self, poses: Poses, catalogue: Sequence[Exercise]) -> Recognised:
        """Which exercise is done where."""

    def judged(
        self, poses: Poses, scene: Scene, exercise: Exercise, stretch: Stretch
    ) -> list[Judged]:
        """The repetitions and attempts of a stretch, in order of time."""


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
    library: Library | None = None,
) -> Analysis:
    """Say which exercise it is, count it and judge it.

    Args:
        poses: what an estimator found.
        catalogue: the exercises to choose from.
        exercise: slug, when it is known: all of the video is then taken for it. ``None`` finds
            out, and finds the sets of several exercises where the method can.
        method: ``auto`` takes the best that is there.
        on_progress: called with a share in 0..1.
        library: experts to compare with; without one rules alone judge.

    Raises:
        NoPersonError: nobody was seen for long enough.
        MethodUnavailableError: ``method`` is not installed.
        UnknownExerciseError: ``exercise`` is not in the catalogue.
    """
    used = require_method(method)
    return analyse_with(
        READERS[used](),
        used,
        poses,
        catalogue,
        exercise=exercise,
        on_progress=on_progress,
        library=library,
    )


# How each method reads joints.
READERS: dict[Method, Callable[[], Reader]] = {"heuristic": Heuristic, "learned": Learned}


def analyse_with(
    reader: Reader,
    method: Method,
    poses: Poses,
    catalogue: Sequence[Exercise],
    *,
    exercise: str | None = None,
    on_progress: Callable[[float], None] | None = None,
    library: Library | None = None,
) -> Analysis:
    """``analyse`` with a reader of one's own, told as ``method``."""
    tell = on_progress or _silent
    _require_person(poses)
    found = _given(exercise, catalogue) if exercise else reader.recognised(poses, catalogue)
    tell(0.5)
    coached = [_coached(reader, poses, catalogue, stretch) for stretch in found.stretches]
    done = [one for one in coached if not one.is_empty]
    sets = done if exercise else without_pastimes(done, poses.image)
    guess = guess_of_rest(found.guess, sets, [one for one in done if one not in sets])
    judgement = judge_sets(sets, _main(guess, catalogue), library)
    tell(1.0)
    return Analysis(
        video=_video(poses),
        estimator=poses.estimator,
        exercise=guess,
        sets=tuple(one.as_set() for one in sets),
        reps=judgement.reps,
        hold_seconds=_held(guess, sets, catalogue),
        findings=judgement.findings,
        summary=judgement.summary,
        method=method,
        stamp=stamp_of(method),
        timing=Timing(0.0, 0.0),
        feedback=judgement.feedback,
        comparison=judgement.comparison,
    )


def _coached(
    reader: Reader, poses: Poses, catalogue: Sequence[Exercise], stretch: Stretch
) -> Coached:
    exercise = find_exercise(stretch.exercise.slug, catalogue)
    scene = Scene.of(believed(within(poses, stretch)))
    if exercise.kind == "hold":
        return Coached.hold(stretch, exercise, scene)
    judged = reader.judged(poses, scene, exercise, stretch)
    return Coached.repeated(stretch, exercise, scene, judged)


def _held(guess: Guess, sets: Sequence[Coached], catalogue: Sequence[Exercise]) -> float | None:
    """Seconds of the main exercise, where it is a hold."""
    exercise = _main(guess, catalogue)
    if exercise is None or exercise.kind != "hold":
        return None
    return float(sum(one.hold_seconds or 0.0 for one in sets if one.exercise.slug == guess.slug))


def _main(guess: Guess, catalogue: Sequence[Exercise]) -> Exercise | None:
    known = {each.slug: each for each in catalogue}
    return known.get(guess.slug)


def _given(slug: str, catalogue: Sequence[Exercise]) -> Recognised:
    guess = Guess(slug, find_exercise(slug, catalogue).name, 1.0)
    return Recognised(guess, (Stretch(likely(guess)),))


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
