"""Scores of labelled clips."""

from pathlib import Path

import pytest

from coaching.evaluation import Case, IndexFileError, Outcome, read_index, report, scores
from coaching.evaluation_table import as_table


def outcome(
    true: str, predicted: str, reps: int | None, counted: int, group: str = "real"
) -> Outcome:
    case = Case(f"{group}/clip.mp4", Path("clip.mp4"), true, reps)
    return Outcome(case, predicted, counted, video_seconds=10.0, work_seconds=4.0)


ONES = [
    outcome("squat", "squat", 3, 3),
    outcome("squat", "lunge", 3, 4),
    outcome("lunge", "lunge", 5, 1, group="marked"),
    outcome("none", "squat", None, 9, group="marked"),
]


def test_counting_scores_leave_out_what_nobody_counted() -> None:
    row = scores(ONES)
    assert (row["cases"], row["counted"]) == (4, 3)
    assert row["rep_mae"] == pytest.approx(5 / 3, abs=1e-3)
    assert row["within_one"] == pytest.approx(2 / 3, abs=1e-3)
    assert row["exact"] == pytest.approx(1 / 3, abs=1e-3)


def test_exercise_scores() -> None:
    row = scores(ONES)
    assert row["exercise_accuracy"] == 0.5
    # squat: 1 of 2 named, 1 of 2 there; lunge: 1 of 2 named, 1 of 1 there; none: never named
    assert row["exercise_macro_f1"] == pytest.approx((0.5 + 2 / 3 + 0) / 3, abs=1e-3)


def test_nothing_counted_has_no_error_to_average() -> None:
    row = scores([ONES[3]])
    assert row["counted"] == 0
    assert row["rep_mae"] is row["exact"] is row["within_one"] is None


def test_the_report_keeps_the_contract() -> None:
    document = report(ONES, wall_seconds=8.0)
    keys = {
        "cases", "exercise_accuracy", "exercise_macro_f1", "counted", "rep_mae", "within_one",
        "exact", "seconds_per_second",
    }  # fmt: skip
    assert set(document) == {"all", "by_exercise", "by_group", "clips"}
    assert set(document["all"]) == keys
    assert set(document["by_exercise"]) == {"squat", "lunge", "none"}
    assert set(document["by_group"]) == {"real", "marked"}
    assert document["clips"][1] == {
        "file": "real/clip.mp4", "exercise": "squat", "predicted": "lunge", "reps": 3, "counted": 4,
    }  # fmt: skip


def test_clips_side_by_side_are_charged_their_share_of_the_time() -> None:
    # four clips of 10 s, each with 4 s of work, in 8 s by two processes
    assert report(ONES, wall_seconds=8.0)["all"]["seconds_per_second"] == pytest.approx(0.2)


def test_the_table_names_the_clips_that_are_off() -> None:
    text = as_table(report(ONES, wall_seconds=8.0))
    assert "| squat | 2 | 50.0% |" in text
    assert "- real/clip.mp4: lunge, 4 counted, 3 true" in text
    assert text.count("- ") == 2


HEADER = "file,exercise,reps,note\n"


def written(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "index.csv"
    path.write_text(HEADER + rows)
    return path


def test_an_index_is_read_with_blank_counts_and_other(tmp_path: Path) -> None:
    rows = 'real/a.mp4,squat,3,"one, two"\nmarked/b.mp4,other,,\n'
    first, second = read_index(written(tmp_path, rows))
    assert (first.exercise, first.reps, first.group) == ("squat", 3, "real")
    assert first.path == tmp_path / "real" / "a.mp4"
    assert (second.exercise, second.reps) == ("none", None)


def test_a_group_is_picked(tmp_path: Path) -> None:
    rows = "real/a.mp4,squat,3,\nmarked/b.mp4,squat,1,\n"
    assert [case.file for case in read_index(written(tmp_path, rows), "marked")] == ["marked/b.mp4"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "index_unreadable"),
        ("name,count\na,1\n", "index_malformed"),
        (HEADER + "real/a.mp4,squat,many,\n", "index_malformed"),
        (HEADER, "index_empty"),
    ],
)
def test_a_bad_index_is_an_error_with_a_code(
    tmp_path: Path, content: str | None, code: str
) -> None:
    path = tmp_path / "index.csv"
    if content is not None:
        path.write_text(content)
    with pytest.raises(IndexFileError) as caught:
        read_index(path)
    assert caught.value.code == code
