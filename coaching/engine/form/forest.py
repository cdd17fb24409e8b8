"""A forest of decision trees that numpy alone can ask."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Wide = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int32]
Node = tuple[int, float, int, int, Wide]  # feature (-1 in a leaf), threshold, left, right, chances


@dataclass(frozen=True, eq=False)
class Forest:
    """All nodes of all trees in one row; a leaf leads to itself.

    Attributes:
        labels: names of the classes.
        roots: (trees,) where each tree begins.
        feature: (nodes,) which feature a node looks at, -1 in a leaf.
        threshold: (nodes,) below it the left one follows.
        left: (nodes,) the node that follows.
        right: (nodes,) the node that follows otherwise.
        chances: (nodes, classes) of each label among what reached the node.
    """

    labels: tuple[str, ...]
    roots: Whole
    feature: Whole
    threshold: npt.NDArray[np.float32]
    left: Whole
    right: Whole
    chances: npt.NDArray[np.float32]

    @staticmethod
    def of(trees: Sequence[Sequence[Node]], labels: tuple[str, ...]) -> "Forest":
        """A forest of trees, each with its root first."""
        sizes = np.array([len(tree) for tree in trees])
        roots = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        nodes = [node for tree in trees for node in tree]
        shift = np.repeat(roots, sizes)
        return Forest(
            labels,
            roots.astype(np.int32),
            np.array([node[0] for node in nodes], np.int32),
            np.array([node[1] for node in nodes], np.float32),
            (np.array([node[2] for node in nodes]) + shift).astype(np.int32),
            (np.array([node[3] for node in nodes]) + shift).astype(np.int32),
            np.array([node[4] for node in nodes], np.float32),
        )

    def __call__(self, values: Wide) -> Wide:
        """(N, classes) chances of cases with features (N, F): the mean over the trees."""
        told = values.astype(np.float32)
        at = np.repeat(self.roots[None], len(told), axis=0)  # (N, trees)
        rows = np.arange(len(told))[:, None]
        while True:
            feature = self.feature[at]
            below = told[rows, np.maximum(feature, 0)] < self.threshold[at]
            after = np.where(feature < 0, at, np.where(below, self.left[at], self.right[at]))
            if (after == at).all():
                told_by_all: Wide = self.chances[at].mean(axis=1, dtype=np.float64)
                return told_by_all
            at = after
