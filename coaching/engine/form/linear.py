"""Logistic regression as it is shipped: it needs numpy alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Wide = npt.NDArray[np.float64]
Array = npt.NDArray[np.float32]

CLIP = 3.0  # standard deviations; a wilder feature weighs no more than this


@dataclass(frozen=True, eq=False)
class Linear:
    """Weights over standardised features.

    Attributes:
        labels: names of the classes.
        middle: (F,) median of each feature among what was learned from.
        spread: (F,) its standard deviation there.
        weights: (F, classes) by class.
        bias: (classes,) of each class.
    """

    labels: tuple[str, ...]
    middle: Array
    spread: Array
    weights: Array
    bias: Array

    def __call__(self, values: Wide) -> Wide:
        """(N, classes) chances of cases with features (N, F)."""
        scaled = np.clip((values - self.middle) / self.spread, -CLIP, CLIP)
        logits = scaled @ self.weights + self.bias
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances: Wide = raised / raised.sum(axis=1, keepdims=True)
        return chances
