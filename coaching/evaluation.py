"""How well the engine does on a folder of labelled clips."""

import csv
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from coaching.engine import Exercise, analyse
from coaching.engine.analysis import Method
from coaching.engine.exercise import NONE_SLUG
from coaching.scores import accuracy, counting, macro_f1
from pose.errors import PoseError
from pose.extract import EstimatorChoice, PosePool

# What an index calls a movement that is none of the catalogue's.
OTHER = "other"


class IndexFileError(PoseError):
    """The index of clips cannot be read."""


@dataclass(frozen=True)
class Case:
    """A labelled clip.

    Attributes:
        file: as the index names it; its first folder is its group.
        path: where it is.
        exercise: slug, ``none`` for anything outside the catalogue.
        reps: repetitions, ``None`` where nobody counted.
    """

    file: str
    path: Path
    exercise: str
    reps: int | None

    @property
    def group(self) -> str:
        """The first folder of ``file``."""
        return self.file.split("/", 1)[0]


@dataclass(frozen=True)
class Outcome:
    """What came out for one clip; times in seconds."""

    case: Case
    predicted: str
    counted: int
    video_seconds: float
    work_seconds: float
    error: str | None = None


def read_index(index: Path, group: str | None = None) -> list[Case]:
    """The clips of an index file, or one group of them.

    Raises:
        IndexFileError: missing, not such a file, or without a clip of the group.
    """
    try:
        with index.open(newline="", encoding="utf-8") as file:
            cases = [_case(index.parent, row) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError) as error:
        raise IndexFileError("index_unreadable", f"{index} cannot be read.") from error
    except (KeyError, ValueError) as error:
        message = f"{index} needs the columns file, exercise and reps."
        raise IndexFileError("index_malformed", message) from error
    chosen = [case for case in cases if group in (None, case.group)]
    if not chosen:
        raise IndexFileError("index_empty", f"{index} has no clip to evaluate.")
    return chosen


def _case(folder: Path, row: dict[str, str]) -> Case:
    reps = (row["reps"] or "").strip()
    exercise = NONE_SLUG if row["exercise"] == OTHER else row["exercise"]
    return Case(row["file"], folder / row["file"], exercise, int(reps) if reps else None)


@dataclass(frozen=True)
class Evaluator:
    """Runs the whole path over clips, one clip a process at a time.

    Attributes:
        pool: where pixels become joints.
        choice: the estimator.
        catalogue: exercises to choose from.
        method: the engine's.
        given: whether the engine is told the exercise.
    """

    pool: PosePool
    choice: EstimatorChoice
    catalogue: Sequence[Exercise]
    method: Method = "auto"
    given: bool = False

    def run(self, cases: Sequence[Case], tell: Callable[[Outcome], None]) -> list[Outcome]:
        """The outcomes in the order of ``cases``; ``tell`` hears of each as it is done."""
        with ThreadPoolExecutor(self.pool.count) as threads:
            futures = [threads.submit(self.outcome, case) for case in cases]
            for future in as_completed(futures):
                tell(future.result())
        return [future.result() for future in futures]

    def outcome(self, case: Case) -> Outcome:
        """One clip; a clip that cannot be analysed is an outcome too."""
        begun = perf_counter()
        try:
            poses = self.pool.extract(case.path, self.choice)
            exercise = case.exercise if self.given else None
            result = self.pool.run(
                analyse, poses, self.catalogue, exercise=exercise, method=self.method
            )
        except PoseError as error:
            return Outcome(case, NONE_SLUG, 0, 0.0, perf_counter() - begun, error.code)
        spent = perf_counter() - begun
        return Outcome(case, result.exercise.slug, result.rep_count, result.video.seconds, spent)


def report(outcomes: Sequence[Outcome], wall_seconds: float) -> dict[str, Any]:
    """The document of ``manage.py evaluate videos``.

    Args:
        outcomes: one a clip.
        wall_seconds: time that the whole run took. Clips run side by side, so that each is
            charged its share of it.
    """
    charged = wall_seconds / (sum(one.work_seconds for one in outcomes) or 1.0)
    return {
        "all": scores(outcomes, charged),
        "by_exercise": _grouped(outcomes, lambda one: one.case.exercise, charged),
        "by_group": _grouped(outcomes, lambda one: one.case.group, charged),
        "clips": [_clip(one) for one in outcomes],
    }


def scores(outcomes: Sequence[Outcome], charged: float = 1.0) -> dict[str, Any]:
    """One row of the table; ``None`` where there is nothing to measure."""
    pairs = [(one.case.exercise, one.predicted) for one in outcomes]
    counts = [(one.case.reps, one.counted) for one in outcomes if one.case.reps is not None]
    video = sum(one.video_seconds for one in outcomes)
    work = sum(one.work_seconds for one in outcomes) * charged
    return {
        "cases": len(outcomes),
        "exercise_accuracy": accuracy(pairs),
        "exercise_macro_f1": macro_f1(pairs),
        "counted": len(counts),
        **counting(counts),
        "seconds_per_second": round(work / video, 4) if video else None,
    }


def _grouped(
    outcomes: Sequence[Outcome], key: Callable[[Outcome], str], charged: float
) -> dict[str, Any]:
    names = sorted({key(one) for one in outcomes})
    return {name: scores([o for o in outcomes if key(o) == name], charged) for name in names}


def _clip(one: Outcome) -> dict[str, Any]:
    row: dict[str, Any] = {
        "file": one.case.file,
        "exercise": one.case.exercise,
        "predicted": one.predicted,
        "reps": one.case.reps,
        "counted": one.counted,
    }
    return row | ({"error": one.error} if one.error else {})
