"""A result as rows, as captions and as a page."""

from typing import Any

import pytest

from coaching.selectors.exports import COLUMNS, captions_of, csv_rows, report_of
from tests.coaching.builders import make_document

Document = dict[str, Any]


def finding(rep: int, severity: str, **fields: Any) -> Document:
    return {
        "code": "depth", "severity": severity, "joint": None, "degrees": None, "limit": None,
        "at": 0.5, "message": "You stopped high.", "rep": rep, **fields,
    }  # fmt: skip


def rows_of(document: Document) -> list[dict[str, Any]]:
    heading, *rows = csv_rows(document)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def test_every_repetition_has_a_row() -> None:
    document = make_document(reps=3)
    document["reps"][1] = {**document["reps"][1], "complete": False, "message": "Too early."}
    rows = rows_of(document)
    assert [row["repetition"] for row in rows] == [1, None, 2]
    assert [row["light"] for row in rows] == ["good", "attempt", "good"]
    assert rows[1]["note"] == "Too early."
    assert list(rows[0]) == list(COLUMNS)


def test_what_the_document_says_of_a_repetition_is_in_its_row() -> None:
    document = make_document(reps=1)
    tempo = {"out": 1.2, "turn": 0.3, "back": 0.9}
    document["reps"][0] |= {"score": 81, "symmetry_degrees": 4.5, "tempo": tempo, "light": "watch"}
    (row,) = rows_of(document)
    assert (row["form_score"], row["symmetry_degrees"], row["light"]) == (81, 4.5, "watch")
    assert (row["out_s"], row["at_turn_s"], row["back_s"]) == (1.2, 0.3, 0.9)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_spreadsheet_takes_a_text_for_a_formula(start: str) -> None:
    document = make_document(reps=1)
    document["reps"][0] |= {"message": f'{start}HYPERLINK("x")', "findings": [f"{start}cmd"]}
    (row,) = rows_of(document)
    assert row["note"] == f'\'{start}HYPERLINK("x")'
    assert row["findings"] == f"'{start}cmd"


def test_the_count_rises_when_a_repetition_ends() -> None:
    document = make_document(reps=2)
    document["reps"][1] = {**document["reps"][1], "start": 1.0, "turn": 1.5, "end": 2.0}
    shown = [(one.start, one.count) for one in captions_of(document)]
    assert shown == [(0.0, ""), (0.0, ""), (1.0, "1"), (1.0, "1"), (2.0, "2")]


def test_a_repetition_carries_the_cue_of_its_worst_finding() -> None:
    document = make_document(reps=1)
    document["findings"] = [
        finding(0, "info", cue="No cue."),
        finding(0, "warning", cue="Chest up."),
        finding(0, "serious", cue="Sit deeper."),
    ]
    assert {one.cue for one in captions_of(document)} == {"", "Sit deeper."}


def test_a_long_set_still_fits_the_page() -> None:
    report = report_of(make_document(reps=45))
    assert len(report["rows"]) == 20
    assert report["rows_left"] == 25


def test_an_older_document_names_its_first_two_things_to_change() -> None:
    document = make_document(reps=3)
    document["findings"] = [
        finding(0, "warning", code="lean", message="You leaned."),
        finding(1, "serious"),
        finding(2, "serious"),
        finding(0, "warning", code="knees", message="Knees in."),
        finding(0, "info", code="unseen", message="Not seen."),
    ]
    assert [one["cue"] for one in report_of(document)["focus"]] == [
        "You stopped high.", "You leaned.",
    ]  # fmt: skip
