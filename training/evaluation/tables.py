"""Scores as Markdown, the form in which docs/accuracy.md keeps them."""

from collections.abc import Callable, Sequence

from training.evaluation.groups import Group
from training.evaluation.predictions import Prediction, of
from training.evaluation.published import CAVEAT, FIGURES, MODENA
from training.evaluation.scores import (
    Score,
    confusion,
    counting,
    labels_of,
    naming,
)

Rows = Sequence[Prediction]

REAL_PEOPLE = (
    "real", "marked", "deadlift_form", "pushup_videos", "penn_action", "repcount", "pushup_form",
    "pose_trainer", "squat_faults",
)  # fmt: skip
PAPER_EXERCISES = ("bench_press", "biceps_curl", "triceps_pushdown", "lat_pulldown")

_NAMING_HEAD = (
    "", "clips", "sources", "learned: accuracy", "macro F1", "heuristic: accuracy", "macro F1",
)  # fmt: skip
_COUNTING_HEAD = (
    "", "clips", "reps", "method", "mean error", "normalised", "within one", "exact",
    "error / all reps", "boundary ms",
)  # fmt: skip


def naming_table(learned: Rows, heuristic: Rows, groups: Sequence[Group]) -> str:
    """Accuracy and macro F1 of both methods on the same clips, a row a group."""
    lines = [_naming_row(name, learned, heuristic, belongs) for name, belongs in groups]
    return table(_NAMING_HEAD, [line for line in lines if line])


def _naming_row(
    name: str, learned: Rows, heuristic: Rows, belongs: Callable[[Prediction], bool]
) -> list[str]:
    ours = naming([one for one in learned if belongs(one)])
    theirs = naming([one for one in heuristic if belongs(one)])
    if ours is None:
        return []
    cells = [name, str(ours.cases), str(ours.sources), percent(ours.accuracy)]
    cells.append(number(ours.macro_f1))
    if theirs is None:
        return [*cells, "", ""]
    return [*cells, percent(theirs.accuracy), number(theirs.macro_f1)]


def counting_table(learned: Rows, heuristic: Rows, groups: Sequence[Group]) -> str:
    """Errors of both methods on the same clips, two rows a group."""
    lines = []
    for name, belongs in groups:
        for method, rows in (("learned", learned), ("heuristic", heuristic)):
            lines.append(_counting_row(name, method, [one for one in rows if belongs(one)]))
    return table(_COUNTING_HEAD, [line for line in lines if line])


def _counting_row(name: str, method: str, rows: Rows) -> list[str]:
    scores = counting(rows)
    if scores is None:
        return []
    marks = "" if scores.boundary_ms is None else f"{scores.boundary_ms:.0f}"
    return [
        name,
        str(scores.cases),
        str(scores.reps),
        method,
        number(scores.mae),
        number(scores.normalised),
        percent(scores.within_one),
        percent(scores.exact),
        percent(scores.total),
        marks,
    ]


def ablation_table(variants: dict[str, list[Prediction]]) -> str:
    """The paper's four exercises alone: its variants in its order, then any others."""
    order = [name for name in MODENA if name in variants]
    lines = []
    for name in [*order, *(name for name in variants if name not in MODENA)]:
        scores = naming([one for one in variants[name] if one.slug in PAPER_EXERCISES])
        if scores is not None:
            cells = [str(scores.cases), str(scores.sources), percent(scores.accuracy)]
            lines.append([name, *cells, number(scores.macro_f1), MODENA.get(name, "")])
    return table(("variant", "clips", "sources", "accuracy", "macro F1", "the paper's"), lines)


def published_table(rows: Rows) -> str:
    """Others' figures and ours, with what has to be said about them."""
    head = ("", "data", "accuracy", "mean error", "normalised", "within one")
    lines = [
        [one.what, one.data, one.accuracy, one.mae, one.normalised, one.within_one]
        for one in FIGURES
    ]
    pair = [one for one in of(rows, ["real"]) if one.slug in ("push_up", "squat")]
    four = [one for one in of(rows, REAL_PEOPLE) if one.slug in PAPER_EXERCISES]
    lines.append(_our_row("real clips, push-up and squat", pair))
    lines.append(_our_row("clips of real people, the paper's 4 exercises", four))
    lines.append(_our_row("real clips, all exercises", of(rows, ["real"])))
    lines.append(_our_row("RepCount poses, class not told", of(rows, ["repcount"])))
    return f"{table(head, lines)}\n\n{CAVEAT}"


def _our_row(data: str, rows: Rows) -> list[str]:
    named, counted = naming(rows), counting(rows)
    return [
        "ours, learned, sources held back",
        data,
        percent(named.accuracy) if named else "",
        number(counted.mae) if counted else "",
        number(counted.normalised) if counted else "",
        percent(counted.within_one) if counted else "",
    ]


def confusion_text(rows: Rows) -> str:
    """How often what is shown (row) was named as what (column); 0 is a dot."""
    labels = labels_of(rows)
    counts = confusion(rows, labels)
    wide = max(len(label) for label in labels)
    head = " " * wide + "".join(f"{i:>5}" for i in range(1, len(labels) + 1))
    lines = [
        f"{label:>{wide}}" + "".join(f"{count or '.':>5}" for count in line) + f"  {i}"
        for i, (label, line) in enumerate(zip(labels, counts, strict=True), 1)
    ]
    return "\n".join(["```", head, *lines, "```"])


def percent(score: Score) -> str:
    """``93 % [88, 97]``."""
    inside = "" if score.interval is None else " [{:.0f}, {:.0f}]".format(
        *(100 * end for end in score.interval)
    )  # fmt: skip
    return f"{100 * score.value:.1f} %{inside}"


def number(score: Score) -> str:
    """``0.21 [0.15, 0.30]``; empty where there is nothing to say."""
    if score.value != score.value:
        return ""
    inside = "" if score.interval is None else " [{:.2f}, {:.2f}]".format(*score.interval)
    return f"{score.value:.2f}{inside}"


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rule = "|---|" + "---:|" * (len(head) - 1)
    return "\n".join([_line(head), rule, *(_line(line) for line in lines)])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
