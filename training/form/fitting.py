"""Fits a judge, and measures it on groups that it never saw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from coaching.engine.form.judges import KINDS, Judge
from training.form.cases import Cases
from training.form.linear import fit_linear
from training.form.trees import Growth, grow

Wide = npt.NDArray[np.float64]

_EVEN = 0.5  # a session of n like cases weighs as the root of n: neither as one case nor as n
PRECISION = 0.9  # a fault is told from the chance on at which this share of them was true
_LEAST_TOLD = 10  # of fewer cases a precision says nothing
NEVER = 2.0  # no chance is as large


@dataclass(frozen=True)
class Settings:
    """How one judge is fitted.

    Attributes:
        penalty: of the logistic regression; ``None`` to have none.
        growth: of the trees.
    """

    penalty: float | None = 0.3
    growth: Growth = field(default_factory=Growth)


# Chosen with the same groups held out as the figures, among a handful of others: the figures are
# that much too kind. Push-ups are too few for a logistic regression: with it fewer are told right.
SETTINGS: Mapping[str, Settings] = {
    "squat": Settings(),
    "push_up": Settings(penalty=None, growth=Growth(trees=200, least=2, share=0.2)),
}


def fitted(cases: Cases, settings: Settings, sure: dict[str, float] | None = None) -> Judge:
    """A judge that has learned from all of these cases."""
    weights = balanced(cases)
    linear = None
    if settings.penalty is not None:
        linear = fit_linear(cases.values, cases.classes, weights, cases.labels, settings.penalty)
    forest = grow(cases.values, cases.classes, weights, settings.growth, cases.labels)
    kind = KINDS[cases.name]
    return Judge(kind, linear, forest, sure or dict.fromkeys(kind.labels[1:], NEVER))


def balanced(cases: Cases) -> Wide:
    """(N,) weights: classes weigh the same, and within one no session drowns the others."""
    weights = np.ones(len(cases.classes))
    for label in set(cases.classes.tolist()):
        own = cases.classes == label
        for group in set(cases.groups[own].tolist()):
            session = own & (cases.groups == group)
            weights[session] = float(session.sum()) ** -_EVEN
        weights[own] /= weights[own].sum()
    even: Wide = weights / weights.mean()
    return even


def held_out(cases: Cases, settings: Settings, tell: Callable[[str], None]) -> Wide:
    """(N, classes) chances of every case by a judge that never saw its group."""
    chances = np.zeros((len(cases.classes), len(cases.labels)))
    for group in sorted(set(cases.groups.tolist())):
        held = cases.groups == group
        chances[held] = fitted(cases.some(~held), settings).chances(cases.values[held])
        tell(group)
    return chances


def sure_from(cases: Cases, chances: Wide) -> dict[str, float]:
    """For each fault the lowest chance from which on it was true often enough."""
    return {
        label: _threshold(chances[:, at], cases.classes == at)
        for at, label in enumerate(cases.labels)
        if at > 0
    }


def _threshold(chance: Wide, true: npt.NDArray[np.bool_]) -> float:
    order = np.argsort(-chance)
    precision = np.cumsum(true[order]) / np.arange(1, len(order) + 1)
    last = np.append(np.diff(chance[order]) < 0, True)  # of like chances all are told or none
    good = np.flatnonzero((precision >= PRECISION) & last)
    if len(good) == 0 or good[-1] + 1 < _LEAST_TOLD:
        return NEVER
    return float(max(chance[order][good[-1]], 0.5))
