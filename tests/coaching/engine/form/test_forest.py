"""The models as they are shipped, and how they are learned."""

import numpy as np
import numpy.typing as npt
import pytest

from training.form.linear import fit_linear
from training.form.trees import Growth, grow

LABELS = ("a", "b", "c")


def corners(count: int = 240) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    """Points of the plane and noise beside them; the class is the corner they lie in."""
    rng = np.random.default_rng(3)
    values = rng.normal(size=(count, 6))
    classes = np.where(values[:, 0] > 0, 1, np.where(values[:, 1] > 0, 2, 0))
    return values, classes


def test_trees_learn_corners() -> None:
    values, classes = corners()
    forest = grow(values[:160], classes[:160], np.ones(160), Growth(20, 2, 0.5), LABELS)
    assert (forest(values[160:]).argmax(axis=1) == classes[160:]).mean() > 0.85
    assert forest(values).sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_same_seed_grows_the_same_trees() -> None:
    values, classes = corners()
    one, other = (grow(values, classes, np.ones(240), Growth(3), LABELS) for _ in range(2))
    assert np.array_equal(one.threshold, other.threshold)


def test_a_case_without_weight_is_not_learned_from() -> None:
    values, classes = corners()
    weights = (classes != 2).astype(float)
    linear = fit_linear(values, classes, weights, LABELS, 0.01)
    assert 2 not in linear(values).argmax(axis=1)


def test_a_line_is_learned_and_wild_values_are_bounded() -> None:
    values = np.random.default_rng(1).normal(size=(200, 4))
    classes = (values[:, 0] + values[:, 2] > 0).astype(np.intp)
    linear = fit_linear(values, classes, np.ones(200), ("a", "b"), 0.001)
    assert (linear(values).argmax(axis=1) == classes).mean() > 0.95
    assert np.array_equal(linear(values * 1e6), linear(np.sign(values) * 1e9))
