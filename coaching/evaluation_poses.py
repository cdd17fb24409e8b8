"""How well the engine does on a file of other people's recorded joints."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from coaching.engine import Exercise
from coaching.engine.exercise import NONE_SLUG
from coaching.engine.joints_alone import classified, counted
from coaching.engine.methods import Method
from coaching.scores import Counts, Pair, accuracy, counting, f1, macro_f1, normalised_mae
from pose.corpus import Recorded, read_corpus
from pose.errors import PoseError

Task = Literal["classify", "count"]
TASKS: tuple[Task, ...] = get_args(Task)

# What corpora call an exercise of the catalogue that has another slug there.
SYNONYMS: Mapping[str, str] = {
    "bench_pressing": "bench_press",
    "benchpress": "bench_press",
    "bicep_curl": "biceps_curl",
    "front_raises": "front_raise",
    "jump_jack": "jumping_jack",
    "jumping_jacks": "jumping_jack",
    "pullup": "pull_up",
    "pullups": "pull_up",
    "pushup": "push_up",
    "pushups": "push_up",
    "situp": "sit_up",
    "situps": "sit_up",
    "squats": "squat",
}
# Corpora of one exercise do not name it: what they tell apart does.
IMPLIED = {"fault": "squat", "form": "push_up"}

Tell = Callable[[int, int], None]  # hears how many sequences are done, and of how many


class CorpusLabelsError(PoseError):
    """A file of joints does not say what the task asks for."""


def exercise_of(labels: Mapping[str, str], catalogue: Sequence[Exercise]) -> str | None:
    """The catalogue's slug for what a corpus calls it, ``None`` where it says nothing."""
    if "exercise" not in labels:
        return next((slug for label, slug in IMPLIED.items() if label in labels), None)
    name = labels["exercise"].strip().lower().replace(" ", "_").replace("-", "_")
    slug = SYNONYMS.get(name, name)
    return slug if slug in {each.slug for each in catalogue} else NONE_SLUG


def evaluate(
    path: Path, task: Task, catalogue: Sequence[Exercise], method: Method, tell: Tell
) -> dict[str, Any]:
    """The document of ``manage.py evaluate poses``.

    Args:
        path: the file of joints.
        task: ``classify`` names the exercise of each sequence; ``count`` counts its repetitions
            without being told the exercise.
        catalogue: the exercises to choose from.
        method: the engine's.
        tell: called with the number of sequences done and of all.

    Raises:
        PoseError: the file cannot be read, or has no label for the task.
    """
    recorded = read_corpus(path)
    if task == "classify":
        return classification(_classified(recorded, catalogue, method, tell))
    return repetitions(_counted(recorded, catalogue, method, tell))


def _classified(
    recorded: Sequence[Recorded], catalogue: Sequence[Exercise], method: Method, tell: Tell
) -> list[Pair]:
    labelled = [(one, exercise_of(one.labels, catalogue)) for one in recorded]
    cases = [(one, slug) for one, slug in labelled if slug is not None]
    if not cases:
        raise CorpusLabelsError("corpus_unlabelled", "No sequence of this file names an exercise.")
    pairs = []
    for done, (one, slug) in enumerate(cases):
        tell(done, len(cases))
        pairs.append((slug, classified(one.poses, catalogue, method)))
    return pairs


def _counted(
    recorded: Sequence[Recorded], catalogue: Sequence[Exercise], method: Method, tell: Tell
) -> list[tuple[str, Counts]]:
    """The exercise as the corpus has it, and the counts."""
    known = [(one, _true_count(one)) for one in recorded]
    cases = [(one, true) for one, true in known if true is not None]
    if not cases:
        raise CorpusLabelsError("corpus_uncounted", "No sequence of this file has a count.")
    found = []
    for done, (one, true) in enumerate(cases):
        tell(done, len(cases))
        slug = exercise_of(one.labels, catalogue) or NONE_SLUG
        found.append((slug, (true, counted(one.poses, catalogue, method))))
    return found


def _true_count(one: Recorded) -> int | None:
    if one.count is not None:
        return one.count
    return None if one.reps is None else len(one.reps)


def classification(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Scores of the task ``classify``; the macro F1 of one exercise is its F1 among all."""
    slugs = sorted({true for true, _ in pairs})
    own = {slug: [pair for pair in pairs if pair[0] == slug] for slug in slugs}
    return {
        "cases": len(pairs),
        "accuracy": accuracy(pairs),
        "macro_f1": macro_f1(pairs),
        "by_exercise": {
            slug: {
                "cases": len(own[slug]),
                "accuracy": accuracy(own[slug]),
                "macro_f1": round(f1(pairs, slug), 4),
            }
            for slug in slugs
        },
    }


def repetitions(found: Sequence[tuple[str, Counts]]) -> dict[str, Any]:
    """Scores of the task ``count``."""
    slugs = sorted({slug for slug, _ in found})
    groups = {slug: [counts for own, counts in found if own == slug] for slug in slugs}
    return {
        **_count_row([counts for _, counts in found]),
        "by_exercise": {slug: _count_row(counts) for slug, counts in groups.items()},
    }


def _count_row(counts: Sequence[Counts]) -> dict[str, Any]:
    row = counting(counts)
    return {
        "cases": len(counts),
        "rep_mae": row["rep_mae"],
        "normalised_mae": normalised_mae(counts),
        "within_one": row["within_one"],
        "exact": row["exact"],
    }
