"""Intervals from drawing sources anew."""

import numpy as np

from training.evaluation.bootstrap import Totals, interval


def mean(sums: Totals) -> Totals:
    return np.asarray(sums[:, 1] / sums[:, 0])


def rows(values: list[float]) -> Totals:
    return np.array([[1.0, value] for value in values])


def test_the_interval_of_a_mean_is_about_two_standard_errors_either_way() -> None:
    values = list(np.random.default_rng(0).normal(5, 1, 400))

    found = interval(rows(values), list(range(400)), mean)

    assert found is not None
    np.testing.assert_allclose(found, np.mean(values) + np.array([-1.96, 1.96]) / 20, atol=0.02)


def test_copies_of_a_clip_do_not_narrow_it() -> None:
    values = [0.0, 1.0, 0.0, 1.0, 1.0, 0.0]

    alone = interval(rows(values), list(range(6)), mean)
    copied = interval(rows(values * 50), list(range(6)) * 50, mean)

    assert alone == copied


def test_it_comes_out_the_same_twice() -> None:
    values = rows(list(np.random.default_rng(1).random(20)))

    assert interval(values, list(range(20)), mean) == interval(values, list(range(20)), mean)


def test_four_sources_are_too_few() -> None:
    assert interval(rows([1.0, 2.0, 3.0, 4.0]), list("abcd"), mean) is None
