"""Judges learn from groups, and are measured on others."""

import numpy as np
import pytest

from coaching.engine.form.judges import PUSH_UP
from training.form.cases import Cases, block_of
from training.form.fitting import NEVER, Settings, balanced, held_out, sure_from
from training.form.trees import Growth

SETTINGS = Settings(penalty=0.01, growth=Growth(trees=5, least=2, share=0.5))


def cases(groups: list[str], classes: list[int]) -> Cases:
    """Rows whose first feature tells the class, and whose second tells the group."""
    rng = np.random.default_rng(2)
    names = np.array(groups)
    own = np.array([sorted(set(groups)).index(group) for group in groups], float)
    values = np.column_stack([classes, own, rng.normal(size=(len(groups), 2))])
    return Cases("push_up", PUSH_UP.labels, values, np.array(classes, np.intp), names)


def test_no_judge_sees_the_group_that_it_is_measured_on() -> None:
    # The group tells the class in all but the group held out: who saw it would be right.
    some = cases(["1"] * 20 + ["2"] * 20 + ["3"] * 20, [0] * 20 + [1] * 20 + [0] * 20)
    blind = Cases(some.name, some.labels, some.values[:, 1:2], some.classes, some.groups)
    chances = held_out(blind, SETTINGS, lambda _: None)
    assert (chances[20:40].argmax(axis=1) == 0).all()


def test_a_long_session_does_not_drown_a_short_one() -> None:
    some = cases(["1"] * 100 + ["2"] * 4, [0] * 50 + [1] * 54)
    weights = balanced(some)
    assert weights[some.classes == 0].sum() == pytest.approx(weights[some.classes == 1].sum())
    assert weights[-1] > 3 * weights[60]


def test_a_fault_that_is_never_told_precisely_is_never_sure() -> None:
    some = cases(["1"] * 40, [0, 1] * 20)
    even = np.column_stack([np.full(40, 0.5), np.linspace(0.4, 0.6, 40)])
    assert sure_from(some, even) == {"bad": NEVER}
    told = np.where(some.classes == 1, 0.8, 0.6)
    assert sure_from(some, np.column_stack([1 - told, told])) == {"bad": pytest.approx(0.8)}


@pytest.mark.parametrize(("name", "block"), [("wrong9", "0"), ("correct10", "1"), ("a119", "11")])
def test_neighbouring_numbers_are_one_block(name: str, block: str) -> None:
    assert block_of(name) == block
