"""What the nets are told they got wrong."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.trainer import Tensors

SMOOTHING = 0.05  # labels of windows are not always right
EXERCISE_WEIGHT = 0.2  # of naming the exercise beside counting


def exercise_loss(net: nn.Module, batch: Tensors) -> Tensor:
    """Cross entropy of the exercise."""
    logits = net(batch.features).float()
    return functional.cross_entropy(logits, batch.label, label_smoothing=SMOOTHING)


class RepetitionLoss:
    """Phase where there is one, activity where it is known, and the exercise.

    Args:
        agnostic: index of ``none``: whatever repeats there may be read from either end.
    """

    def __init__(self, agnostic: int) -> None:
        self._agnostic = agnostic

    def __call__(self, net: nn.Module, batch: Tensors) -> Tensor:
        steps, exercise = (output.float() for output in net(batch.features))
        named = functional.cross_entropy(exercise, batch.label, label_smoothing=SMOOTHING)
        either = batch.label == self._agnostic
        return (
            _phase(steps[..., :2], batch.phase, batch.active, either)
            + _activity(steps[..., 2], batch.active)
            + EXERCISE_WEIGHT * named
        )


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


def _mean_over(values: Tensor, mask: Tensor) -> Tensor:
    return (values * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
