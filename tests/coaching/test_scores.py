"""Scores, on numbers small enough to check by hand."""

import pytest

from coaching.scores import accuracy, counting, f1, macro_f1, normalised_mae

PAIRS = [("squat", "squat"), ("squat", "lunge"), ("lunge", "lunge"), ("none", "squat")]
COUNTS = [(4, 4), (4, 5), (10, 5)]


def test_accuracy_and_f1() -> None:
    assert accuracy(PAIRS) == 0.5
    # squat: 1 of 2 named, 1 of 2 there; lunge: 1 of 2 named, 1 of 1 there; none: never named
    assert f1(PAIRS, "squat") == 0.5
    assert f1(PAIRS, "lunge") == pytest.approx(2 / 3)
    assert macro_f1(PAIRS) == pytest.approx((0.5 + 2 / 3 + 0) / 3, abs=1e-4)


def test_counting_errors() -> None:
    scores = counting(COUNTS)
    assert scores["rep_mae"] == 2.0
    assert scores["within_one"] == pytest.approx(2 / 3, abs=1e-4)
    assert scores["exact"] == pytest.approx(1 / 3, abs=1e-4)


def test_the_normalised_error_is_a_share_of_the_true_count() -> None:
    assert normalised_mae(COUNTS) == pytest.approx((0 + 1 / 4 + 5 / 10) / 3, abs=1e-4)


def test_a_set_without_repetitions_divides_nothing_by_zero() -> None:
    assert normalised_mae([(0, 2)]) == 2.0


def test_nothing_measured_is_none() -> None:
    assert accuracy([]) is macro_f1([]) is normalised_mae([]) is None
    assert set(counting([]).values()) == {None}
