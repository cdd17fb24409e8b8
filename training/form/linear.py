"""Logistic regression with several classes, fitted by full steps of accelerated descent."""

import numpy as np
import numpy.typing as npt

from coaching.engine.form.linear import CLIP, Linear

Wide = npt.NDArray[np.float64]

_STEPS = 200  # the weights no longer change in their second digit
_LEAST_SPREAD = 1e-6


def fit_linear(values: Wide, classes: npt.NDArray[np.intp], weights: Wide, labels: tuple[str, ...],
               penalty: float) -> Linear:  # fmt: skip
    """Weights that separate cases.

    Args:
        values: (N, F) features.
        classes: (N,) index of each case's label.
        weights: (N,) how much each case counts; their mean is 1.
        labels: names of the classes.
        penalty: on the mean square of the weights; large ones keep a judge from relying on what
            few cases show.
    """
    middle = np.median(values, axis=0)
    spread = np.maximum(values.std(axis=0), _LEAST_SPREAD)
    scaled = np.clip((values - middle) / spread, -CLIP, CLIP)
    scaled = np.column_stack([scaled, np.ones(len(scaled))])
    share = weights / weights.sum()
    steep = 0.5 * float(np.linalg.norm(scaled * np.sqrt(share)[:, None], 2)) ** 2 + penalty
    target = np.eye(len(labels))[classes]
    fitted = _descended(scaled, target, share, penalty, steep)
    return Linear(labels, middle.astype(np.float32), spread.astype(np.float32),
                  fitted[:-1].astype(np.float32), fitted[-1].astype(np.float32))  # fmt: skip


def _descended(scaled: Wide, target: Wide, share: Wide, penalty: float, steep: float) -> Wide:
    """(F + 1, classes) after Nesterov's steps; the last row, the bias, is not held small."""
    held = np.full((scaled.shape[1], 1), penalty)
    held[-1] = 0.0
    fitted = ahead = np.zeros((scaled.shape[1], target.shape[1]))
    for step in range(_STEPS):
        wrong = (_softmax(scaled @ ahead) - target) * share[:, None]
        after = ahead - (scaled.T @ wrong + held * ahead) / steep
        ahead = after + step / (step + 3) * (after - fitted)
        fitted = after
    return fitted


def _softmax(logits: Wide) -> Wide:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Wide = raised / raised.sum(axis=1, keepdims=True)
    return chances
