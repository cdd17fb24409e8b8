"""Scores of a set of predictions, each with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training.evaluation.bootstrap import Interval, Statistic, Totals, interval
from training.evaluation.predictions import Prediction


@dataclass(frozen=True)
class Score:
    """A number and where it lies in 95 of 100 resamplings; ``None`` with too few sources."""

    value: float
    interval: Interval | None = None


@dataclass(frozen=True)
class Naming:
    """How well exercises are told apart.

    Attributes:
        cases: recordings.
        sources: people or videos that they are of.
        accuracy: share named rightly.
        macro_f1: mean F1 over the exercises that are there.
    """

    cases: int
    sources: int
    accuracy: Score
    macro_f1: Score


@dataclass(frozen=True)
class Counting:
    """How well repetitions are counted.

    Attributes:
        cases: recordings that somebody counted.
        sources: people or videos that they are of.
        reps: repetitions in them.
        mae: mean absolute error, repetitions.
        normalised: mean of the error as a share of each recording's count, those with none apart.
        within_one: share at most one off.
        exact: share that is right.
        total: sum of the errors as a share of all repetitions.
        boundary_ms: median distance of starts and ends from the marked ones; ``None`` without.
    """

    cases: int
    sources: int
    reps: int
    mae: Score
    normalised: Score
    within_one: Score
    exact: Score
    total: Score
    boundary_ms: float | None


def naming(predictions: Sequence[Prediction]) -> Naming | None:
    """Scores of those that name an exercise; ``None`` where none does."""
    rows = [one for one in predictions if one.is_named]
    if not rows:
        return None
    labels = labels_of(rows)
    sources = [one.source for one in rows]
    cells = np.stack([_cell(one, labels) for one in rows])
    return Naming(
        cases=len(rows),
        sources=len(set(sources)),
        accuracy=_score(cells, sources, _accuracy),
        macro_f1=_score(cells, sources, _macro_f1),
    )


def labels_of(predictions: Sequence[Prediction]) -> list[str]:
    """Exercises shown or named, in alphabetical order, ``none`` last."""
    names = {one.slug for one in predictions} | {str(one.predicted) for one in predictions}
    return sorted(names, key=lambda name: (name == "none", name))


def confusion(predictions: Sequence[Prediction], labels: Sequence[str]) -> npt.NDArray[np.intp]:
    """(L, L) how often what is shown (row) was named as what (column)."""
    table = np.zeros((len(labels), len(labels)), np.intp)
    for one in predictions:
        if one.is_named:
            table[labels.index(one.slug), labels.index(str(one.predicted))] += 1
    return table


def _cell(one: Prediction, labels: Sequence[str]) -> Totals:
    cell = np.zeros((len(labels), len(labels)))
    cell[labels.index(one.slug), labels.index(str(one.predicted))] = 1
    return cell


def _score(rows: Totals, sources: Sequence[str], statistic: Statistic) -> Score:
    value = float(statistic(rows.sum(axis=0, keepdims=True))[0])
    return Score(value, interval(rows, sources, statistic))


def _accuracy(cells: Totals) -> Totals:
    return _ratio(np.trace(cells, axis1=1, axis2=2), cells.sum(axis=(1, 2)))


def _macro_f1(cells: Totals) -> Totals:
    hits = np.diagonal(cells, axis1=1, axis2=2)
    there, named = cells.sum(axis=2), cells.sum(axis=1)
    f1 = np.where(there > 0, 2 * hits / np.maximum(there + named, 1), 0.0)
    return _ratio(f1.sum(axis=1), (there > 0).sum(axis=1))


def counting(predictions: Sequence[Prediction]) -> Counting | None:
    """Scores of those that count; ``None`` where none does."""
    rows = [one for one in predictions if one.is_counted]
    if not rows:
        return None
    sources = [one.source for one in rows]
    sums = np.array([_sums(one) for one in rows])
    marks = [error for one in rows for error in one.boundary_ms]
    cases, reps = sums[:, _CASE].sum(), sums[:, _REPS].sum()
    return Counting(
        cases=int(cases),
        sources=len(set(sources)),
        reps=int(reps),
        mae=_share(sums, sources, _MISS, _CASE),
        normalised=_share(sums, sources, _NORMALISED, _POSITIVE),
        within_one=_share(sums, sources, _WITHIN, _CASE),
        exact=_share(sums, sources, _EXACT, _CASE),
        total=_share(sums, sources, _MISS, _REPS),
        boundary_ms=float(np.median(marks)) if marks else None,
    )


# What each recording adds up to, by column.
_CASE, _MISS, _NORMALISED, _POSITIVE, _WITHIN, _EXACT, _REPS = range(7)


def _sums(one: Prediction) -> tuple[float, ...]:
    count = one.count or 0
    normalised = one.miss / count if count else 0.0
    return 1.0, one.miss, normalised, float(count > 0), one.miss <= 1, one.miss == 0, count


def _share(sums: Totals, sources: Sequence[str], above: int, below: int) -> Score:
    return _score(sums, sources, lambda totals: _ratio(totals[:, above], totals[:, below]))


def _ratio(above: Totals, below: Totals) -> Totals:
    """NaN where there is nothing to divide by."""
    share: Totals = np.divide(above, below, out=np.full(len(above), np.nan), where=below > 0)
    return share
