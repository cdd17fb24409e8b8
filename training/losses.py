"""What the nets are told they got wrong."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.trainer import Tensors

SMOOTHING = 0.05  # labels of windows are not always right
EXERCISE_WEIGHT = 0.2  # of naming the exercise beside counting
TOLD = 0.5  # share of windows of which the counter is told the exercise


def exercise_loss(net: nn.Module, batch: Tensors) -> Tensor:
    """Cross entropy of the exercise."""
    logits = net(batch.features).float()
    return functional.cross_entropy(logits, batch.label, label_smoothing=SMOOTHING)


class RepetitionLoss:
    """Phase where there is one, activity where it is known, and the exercise.

    Args:
        labels: exercises in the order of their index.
        agnostic: the one of them whose repetitions may be read from either end.
    """

    def __init__(self, labels: Sequence[str], agnostic: str = "none") -> None:
        self._labels, self._agnostic = len(labels), list(labels).index(agnostic)

    def __call__(self, net: nn.Module, batch: Tensors) -> Tensor:
        either = batch.label == self._agnostic
        told = (torch.rand_like(batch.features[:, 0, 0, 0]) < TOLD) & ~either
        steps, exercise = (
            output.float() for output in net(batch.features, self._known(batch, told))
        )
        return (
            _phase(steps[..., :2], batch.phase, batch.active, either)
            + _activity(steps[..., 2], batch.active)
            + EXERCISE_WEIGHT * _naming(exercise[~told], batch.label[~told])
        )

    def _known(self, batch: Tensors, told: Tensor) -> Tensor:
        """(N, L) 1 for the exercise of the windows of which it is told."""
        return functional.one_hot(batch.label, self._labels).float() * told[:, None]


def _phase(said: Tensor, wanted: Tensor, active: Tensor, either: Tensor) -> Tensor:
    known = torch.isfinite(wanted).all(dim=-1) & (active > 0)
    target = torch.nan_to_num(wanted)
    ahead = _mean_over(((said - target) ** 2).sum(dim=-1), known)
    behind = _mean_over(((said + target) ** 2).sum(dim=-1), known)
    per_window = torch.where(either, torch.minimum(ahead, behind), ahead)
    some = known.any(dim=1)
    return per_window[some].mean() if bool(some.any()) else said.sum() * 0


def _activity(said: Tensor, active: Tensor) -> Tensor:
    known = torch.isfinite(active)
    if not bool(known.any()):
        return said.sum() * 0
    return functional.binary_cross_entropy_with_logits(said[known], active[known])


def _naming(said: Tensor, label: Tensor) -> Tensor:
    if not len(label):
        return said.sum()
    return functional.cross_entropy(said, label, label_smoothing=SMOOTHING)


def _mean_over(values: Tensor, mask: Tensor) -> Tensor:
    return (values * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
