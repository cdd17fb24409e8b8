"""Scores of predictions, worked out by hand."""

import numpy as np
import pytest

from tests.training.evaluation.builders import counted, named
from training.evaluation.scores import confusion, counting, labels_of, naming

ROWS = [
    named("squat", "squat", "a"), named("squat", "squat", "b"), named("squat", "none", "c"),
    named("lunge", "squat", "d"), named("lunge", "lunge", "e"), named("none", "none", "f"),
]  # fmt: skip


def test_accuracy_is_the_share_that_is_named_rightly() -> None:
    scores = naming(ROWS)

    assert scores is not None
    assert (scores.cases, scores.sources) == (6, 6)
    assert scores.accuracy.value == pytest.approx(4 / 6)


def test_macro_f1_weighs_every_exercise_alike() -> None:
    scores = naming(ROWS)

    assert scores is not None
    squat, lunge, none = 2 * 2 / (3 + 3), 2 * 1 / (2 + 1), 2 * 1 / (1 + 2)
    assert scores.macro_f1.value == pytest.approx((squat + lunge + none) / 3)


def test_an_exercise_that_is_only_named_and_never_shown_has_no_f1_of_its_own() -> None:
    scores = naming([named("squat", "squat"), named("squat", "dip")])

    assert scores is not None
    assert scores.macro_f1.value == pytest.approx(2 / 3)


def test_intervals_hold_the_value_and_fewer_than_five_sources_have_none() -> None:
    wide, narrow = naming(ROWS), naming(ROWS[:4])

    assert wide is not None
    assert narrow is not None
    assert wide.accuracy.interval is not None
    low, high = wide.accuracy.interval
    assert 0 <= low < wide.accuracy.value < high <= 1
    assert narrow.accuracy.interval is None


def test_the_confusion_has_what_is_shown_down_and_what_is_named_across() -> None:
    labels = labels_of(ROWS)

    assert labels == ["lunge", "squat", "none"]
    np.testing.assert_array_equal(confusion(ROWS, labels), [[1, 1, 0], [0, 2, 1], [0, 0, 1]])


def test_counts_are_off_by_their_mean_distance() -> None:
    scores = counting([counted(10, 8), counted(4, 5), counted(2, 2)])

    assert scores is not None
    assert (scores.cases, scores.reps) == (3, 16)
    assert scores.mae.value == pytest.approx(1)
    assert scores.normalised.value == pytest.approx((0.2 + 0.25 + 0) / 3)
    assert scores.within_one.value == pytest.approx(2 / 3)
    assert scores.exact.value == pytest.approx(1 / 3)
    assert scores.total.value == pytest.approx(3 / 16)


def test_a_clip_without_a_repetition_has_no_share_to_be_off_by() -> None:
    scores = counting([counted(0, 1), counted(4, 5)])

    assert scores is not None
    assert scores.normalised.value == pytest.approx(0.25)
    assert scores.mae.value == pytest.approx(1)


def test_the_boundary_error_is_the_median_over_all_marks() -> None:
    rows = [counted(2, 2, boundary_ms=(10.0, 30.0, 20.0, 40.0)), counted(1, 1, boundary_ms=(90.0,))]

    scores = counting(rows)

    assert scores is not None
    assert scores.boundary_ms == 30


def test_there_is_no_score_of_what_was_not_asked() -> None:
    assert naming([counted(1, 1)]) is None
    assert counting([named("squat", "squat")]) is None
