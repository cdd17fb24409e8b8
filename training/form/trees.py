"""Extremely randomised trees (Geurts et al., 2006), grown with numpy alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coaching.engine.form.forest import Forest

Wide = npt.NDArray[np.float64]

_LEAF = -1
_LEAST_GAIN = 1e-12  # of impurity times weight; less is rounding


@dataclass(frozen=True)
class Growth:
    """How a forest is grown.

    Attributes:
        trees: how many; more only steady the answer.
        least: cases that a leaf has at the least.
        share: of all features, how many are tried at a node.
        seed: of all that is drawn.
    """

    trees: int = 60
    least: int = 3
    share: float = 0.05
    seed: int = 0


def grow(values: Wide, classes: npt.NDArray[np.intp], weights: Wide, growth: Growth,
         labels: tuple[str, ...], tell: Callable[[int], None] | None = None) -> Forest:  # fmt: skip
    """A forest that has learned from cases.

    Args:
        values: (N, F) features.
        classes: (N,) index of each case's label.
        weights: (N,) how much each case counts.
        growth: how.
        labels: names of the classes.
        tell: called with the number of each tree that is done.
    """
    rng = np.random.default_rng(growth.seed)
    shares = np.eye(len(labels))[classes] * weights[:, None]
    trees = []
    for number in range(growth.trees):
        trees.append(_Tree(values, shares, growth, rng).grown())
        if tell:
            tell(number)
    return Forest.of(trees, labels)


class _Tree:
    """One tree while it grows: rows of (feature, threshold, left, right, chances)."""

    def __init__(
        self, values: Wide, shares: Wide, growth: Growth, rng: np.random.Generator
    ) -> None:
        self._values, self._shares, self._growth, self._rng = values, shares, growth, rng
        self._tried = max(1, round(growth.share * values.shape[1]))
        self._rows: list[tuple[int, float, int, int, Wide]] = []

    def grown(self) -> list[tuple[int, float, int, int, Wide]]:
        """The nodes, the root first."""
        self._node(np.arange(len(self._values)))
        return self._rows

    def _node(self, cases: npt.NDArray[np.intp]) -> int:
        own = len(self._rows)
        total = self._shares[cases].sum(axis=0)
        self._rows.append((_LEAF, 0.0, own, own, total / total.sum()))
        found = self._split(cases, total)
        if found is not None:
            feature, threshold, goes = found
            left, right = self._node(cases[goes]), self._node(cases[~goes])
            self._rows[own] = (feature, threshold, left, right, total / total.sum())
        return own

    def _split(
        self, cases: npt.NDArray[np.intp], total: Wide
    ) -> tuple[int, float, npt.NDArray[np.bool_]] | None:
        """The best of random thresholds on random features."""
        least = self._growth.least
        if len(cases) < 2 * least or (total > 0).sum() < 2:  # noqa: PLR2004
            return None
        features = self._rng.choice(self._values.shape[1], self._tried, replace=False)
        own = self._values[np.ix_(cases, features)]  # (N, K)
        low, high = own.min(axis=0), own.max(axis=0)
        thresholds = low + self._rng.random(len(features)) * (high - low)
        goes = own < thresholds
        kept = self._gain(goes, cases, total)
        inside = goes.sum(axis=0)
        kept[(inside < least) | (len(cases) - inside < least)] = 0.0
        best = int(kept.argmax())
        if kept[best] <= _LEAST_GAIN:
            return None
        return int(features[best]), float(thresholds[best]), goes[:, best]

    def _gain(self, goes: npt.NDArray[np.bool_], cases: npt.NDArray[np.intp], total: Wide) -> Wide:
        """(K,) by how much each split lowers the Gini impurity."""
        left = goes.T.astype(np.float64) @ self._shares[cases]  # (K, classes)
        return _purity(left) + _purity(total - left) - _purity(total[None])


def _purity(sums: Wide) -> Wide:
    weight = np.maximum(sums.sum(axis=1), np.finfo(float).tiny)
    purity: Wide = (sums**2).sum(axis=1) / weight
    return purity
