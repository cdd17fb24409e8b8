"""How well faults of form are found in clips that are labelled good or bad."""

import csv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coaching.engine import Exercise
from coaching.evaluation import IndexFileError
from coaching.evaluation_form import BAD, GOOD, form_of, scored
from coaching.evaluation_poses import Tell
from pose.errors import PoseError
from pose.extract import EstimatorChoice, PosePool

UNREADABLE = "unreadable"  # what is predicted of a clip that cannot be analysed: it is a mistake


@dataclass(frozen=True)
class FormCase:
    """A clip whose form is labelled.

    Attributes:
        path: where it is.
        exercise: slug.
        form: good or bad.
    """

    path: Path
    exercise: str
    form: str


def read_form_index(index: Path) -> list[FormCase]:
    """The clips of an index whose form is labelled.

    Raises:
        IndexFileError: missing, not such a file, or without a labelled clip.
    """
    try:
        with index.open(newline="", encoding="utf-8") as file:
            rows = [(row["file"], row["exercise"], row["form"]) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise IndexFileError("index_unreadable", f"{index} cannot be read.") from error
    except KeyError as error:
        message = f"{index} needs the columns file, exercise and form."
        raise IndexFileError("index_malformed", message) from error
    cases = [FormCase(index.parent / file, slug, form) for file, slug, form in rows
             if form in (GOOD, BAD)]  # fmt: skip
    if not cases:
        raise IndexFileError("index_empty", f"{index} has no clip whose form is good or bad.")
    return cases


def evaluate_clips(
    index: Path, catalogue: Sequence[Exercise], choice: EstimatorChoice, tell: Tell
) -> dict[str, Any]:
    """The document of ``manage.py evaluate form`` for an index of clips.

    Raises:
        IndexFileError: see ``read_form_index``.
    """
    cases = read_form_index(index)
    with PosePool() as pool, ThreadPoolExecutor(pool.count) as threads:

        def predicted(case: FormCase) -> str:
            try:
                poses = pool.extract(case.path, choice)
                return pool.run(form_of, poses, case.exercise, catalogue)
            except PoseError:
                return UNREADABLE

        pairs = []
        for done, told in enumerate(threads.map(predicted, cases)):
            tell(done, len(cases))
            pairs.append((cases[done].form, told))
    return scored(pairs)
