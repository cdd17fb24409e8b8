"""How good a judge is on groups that it never saw."""

from typing import Any

import numpy as np
import numpy.typing as npt

from coaching.evaluation_form import scored
from training.evaluation.bootstrap import interval
from training.form.cases import Cases

Wide = npt.NDArray[np.float64]


def figures(cases: Cases, chances: Wide, sure: dict[str, float]) -> dict[str, Any]:
    """Scores in all with their interval over groups, each group, and what is told when sure."""
    told = chances.argmax(axis=1)
    names = np.array(cases.labels)
    pairs = list(zip(names[cases.classes].tolist(), names[told].tolist(), strict=True))
    return {
        **scored(pairs),
        "macro_f1_interval": interval(_sums(cases, told), cases.groups.tolist(), _macro_f1),
        "accuracy_interval": interval(_sums(cases, told), cases.groups.tolist(), _accuracy),
        "by_group": {group: _group(cases, told, group) for group in sorted(set(cases.groups))},
        "sure": {label: _sure(cases, chances, label, least) for label, least in sure.items()},
    }


def _sums(cases: Cases, told: npt.NDArray[np.intp]) -> Wide:
    """(N, classes, classes) true against told."""
    size = len(cases.labels)
    sums: Wide = np.eye(size * size)[cases.classes * size + told].reshape(-1, size, size)
    return sums


def _macro_f1(tables: Wide) -> Wide:
    """(B,) from (B, true, told); classes that a draw lacks are left out of it."""
    hits = np.diagonal(tables, axis1=1, axis2=2)
    there, named = tables.sum(axis=2), tables.sum(axis=1)
    f1 = np.where(there > 0, 2 * hits / np.maximum(there + named, 1.0), np.nan)
    macro: Wide = np.nanmean(f1, axis=1)
    return macro


def _accuracy(tables: Wide) -> Wide:
    right: Wide = np.trace(tables, axis1=1, axis2=2) / tables.sum(axis=(1, 2))
    return right


def _group(cases: Cases, told: npt.NDArray[np.intp], group: str) -> dict[str, Any]:
    own = cases.groups == group
    right = cases.classes[own] == told[own]
    return {"cases": int(own.sum()), "accuracy": round(float(right.mean()), 4)}


def _sure(cases: Cases, chances: Wide, label: str, least: float) -> dict[str, Any]:
    at = cases.labels.index(label)
    said = chances[:, at] >= least
    true = cases.classes == at
    precision = round(float(true[said].mean()), 4) if said.any() else None
    found = round(float(said[true].mean()), 4)
    return {"from": round(least, 4), "told": int(said.sum()), "precision": precision,
            "recall": found}  # fmt: skip
