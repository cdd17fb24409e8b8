"""The evaluation document as a Markdown table, as docs/accuracy.md shows it."""

from typing import Any

COLUMNS = (
    ("cases", "clips", "{:d}"),
    ("exercise_accuracy", "exercise right", "{:.1%}"),
    ("exercise_macro_f1", "macro F1", "{:.2f}"),
    ("counted", "counted", "{:d}"),
    ("rep_mae", "mean error", "{:.2f}"),
    ("within_one", "within one", "{:.1%}"),
    ("exact", "exact", "{:.1%}"),
    ("seconds_per_second", "s per s of video", "{:.2f}"),
)


def as_table(document: dict[str, Any]) -> str:
    """All clips, each exercise and each group as rows, then the clips that are off."""
    rows = [("all", document["all"])]
    rows += list(document["by_exercise"].items())
    rows += [(f"group {name}", row) for name, row in document["by_group"].items()]
    head = "| | " + " | ".join(title for _, title, _ in COLUMNS) + " |"
    line = "|---|" + "---:|" * len(COLUMNS)
    return "\n".join([head, line, *(_row(name, row) for name, row in rows), "", *_off(document)])


def _row(name: str, row: dict[str, Any]) -> str:
    return f"| {name} | " + " | ".join(_cell(row[key], form) for key, _, form in COLUMNS) + " |"


def _cell(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)


def _off(document: dict[str, Any]) -> list[str]:
    return [
        f"- {clip['file']}: {clip['predicted']}, {clip['counted']} counted, {clip['reps']} true"
        for clip in document["clips"]
        if clip["reps"] is not None and clip["counted"] != clip["reps"]
    ]
