"""The evaluation documents as Markdown tables, as docs/accuracy.md shows them."""

from typing import Any

Columns = tuple[tuple[str, str, str], ...]  # key, title, how to write it

COLUMNS: Columns = (
    ("cases", "clips", "{:d}"),
    ("exercise_accuracy", "exercise right", "{:.1%}"),
    ("exercise_macro_f1", "macro F1", "{:.2f}"),
    ("counted", "counted", "{:d}"),
    ("rep_mae", "mean error", "{:.2f}"),
    ("within_one", "within one", "{:.1%}"),
    ("exact", "exact", "{:.1%}"),
    ("seconds_per_second", "s per s of video", "{:.2f}"),
)


POSES_COLUMNS: Columns = (
    ("cases", "sequences", "{:d}"),
    ("accuracy", "exercise right", "{:.1%}"),
    ("macro_f1", "F1", "{:.2f}"),
    ("rep_mae", "mean error", "{:.2f}"),
    ("normalised_mae", "normalised", "{:.3f}"),
    ("within_one", "within one", "{:.1%}"),
    ("exact", "exact", "{:.1%}"),
)


def as_poses_table(document: dict[str, Any]) -> str:
    """All sequences of a file of joints, then each exercise."""
    columns = tuple(column for column in POSES_COLUMNS if column[0] in document)
    rows = [("all", document), *document["by_exercise"].items()]
    return "\n".join([*_head(columns), *(_row(name, row, columns) for name, row in rows)])


FORM_COLUMNS: Columns = (
    ("cases", "cases", "{:d}"),
    ("precision", "precision", "{:.2f}"),
    ("recall", "recall", "{:.2f}"),
    ("f1", "F1", "{:.2f}"),
)


def as_form_table(document: dict[str, Any]) -> str:
    """What all cases come to, then each fault."""
    rows = document["by_fault"].items()
    lines = [
        f"{document['cases']} cases, {document['accuracy']:.1%} right, "
        f"macro F1 {document['macro_f1']:.2f}",
        "",
        *_head(FORM_COLUMNS),
        *(_row(name, row, FORM_COLUMNS) for name, row in rows),
    ]
    if "no_depth" in document["by_fault"]:
        lines += ["", "no_depth is no part of the cases, the accuracy and the macro F1 above: "
                  "its labels are doubtful."]  # fmt: skip
    return "\n".join(lines)


def as_table(document: dict[str, Any]) -> str:
    """All clips, each exercise and each group as rows, then the clips that are off."""
    rows = [("all", document["all"])]
    rows += list(document["by_exercise"].items())
    rows += [(f"group {name}", row) for name, row in document["by_group"].items()]
    lines = [*_head(COLUMNS), *(_row(name, row, COLUMNS) for name, row in rows)]
    return "\n".join([*lines, "", *_off(document)])


def _head(columns: Columns) -> list[str]:
    titles = " | ".join(title for _, title, _ in columns)
    return [f"| | {titles} |", "|---|" + "---:|" * len(columns)]


def _row(name: str, row: dict[str, Any], columns: Columns) -> str:
    return f"| {name} | " + " | ".join(_cell(row[key], form) for key, _, form in columns) + " |"


def _cell(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)


def _off(document: dict[str, Any]) -> list[str]:
    return [
        f"- {clip['file']}: {clip['predicted']}, {clip['counted']} counted, {clip['reps']} true"
        for clip in document["clips"]
        if clip["reps"] is not None and clip["counted"] != clip["reps"]
    ]
