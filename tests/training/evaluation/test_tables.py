"""Scores as Markdown."""

import pytest

from tests.training.evaluation.builders import counted, named
from training.evaluation import groups, tables
from training.evaluation.views import UNKNOWN, view_of

LEARNED = [named("squat", "squat", source) for source in "abcde"] + [named("dip", "row", "f")]
RULES = [named("squat", "row", source) for source in "abcde"] + [named("dip", "dip", "f")]


def cells(table: str, row: str) -> list[str]:
    """The row of a table that begins with a name."""
    line = next(line for line in table.splitlines() if line.startswith(f"| {row} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_both_methods_stand_beside_each_other() -> None:
    table = tables.naming_table(LEARNED, RULES, groups.by_exercise(LEARNED))

    assert cells(table, "squat")[1:] == ["5", "5", "100.0 % [100, 100]", "1.00 [1.00, 1.00]",
                                         "0.0 % [0, 0]", "0.00 [0.00, 0.00]"]  # fmt: skip
    assert cells(table, "dip")[3] == "0.0 %"
    assert cells(table, "all")[3].startswith("83.3 % [")


def test_every_row_has_as_many_cells_as_the_head() -> None:
    rows = [counted(9, 8), counted(3, 3)]

    for table in (
        tables.naming_table(LEARNED, [], groups.by_corpus(LEARNED)),
        tables.counting_table(rows, rows, groups.long_sets(rows)),
        tables.ablation_table({"gru": [named("biceps_curl", "none")]}),
        tables.published_table([*LEARNED, *rows]),
    ):
        lines = [line for line in table.splitlines() if line.startswith("|")]
        assert len(lines) > 2
        assert len({line.count("|") for line in lines}) == 1


def test_long_sets_leave_the_short_ones_out() -> None:
    rows = [counted(12, 9), counted(8, 0), counted(9, 9, corpus="repcount")]

    table = tables.counting_table(rows, [], groups.long_sets(rows))

    assert cells(table, "all")[1:3] == ["2", "21"]
    assert cells(table, "repcount")[1:3] == ["1", "9"]


def test_the_ablation_is_about_the_papers_exercises_alone() -> None:
    rows = [named("biceps_curl", "biceps_curl"), named("squat", "none")]

    assert cells(tables.ablation_table({"gru": rows}), "gru")[1:4] == ["1", "1", "100.0 %"]


def test_the_ablation_keeps_the_papers_order_and_figures() -> None:
    rows = [named("biceps_curl", "biceps_curl")]
    names = ("best", "gru_512_0.5", "gru_256_0.5")

    lines = tables.ablation_table(dict.fromkeys(names, rows)).splitlines()[2:]

    assert [line.split("|")[1].strip() for line in lines] == ["gru_256_0.5", "gru_512_0.5", "best"]
    assert [line.split("|")[6].strip() for line in lines] == ["77 %", "67 %", ""]


def test_the_confusion_is_readable_as_text() -> None:
    lines = tables.confusion_text(LEARNED).splitlines()

    assert lines[3].split() == ["row", ".", ".", ".", "2"]
    assert lines[2].split() == ["dip", ".", "1", ".", "1"]


@pytest.mark.parametrize(
    ("told", "view"),
    [
        ("left", "side"), ("front (from the feet)", "front"), ("oblique back", "oblique"),
        ("front then side", "front"), ("back", "back"), ("", UNKNOWN), ("ceiling", UNKNOWN),
    ],
)  # fmt: skip
def test_views_of_all_corpora_share_five_words(told: str, view: str) -> None:
    assert view_of(told) == view
