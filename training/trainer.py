"""One loop for all nets."""

import sys
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, nn

from pose.estimators.blazepose.nets import has_native_bf16
from training.batches import Batch

AnyNet = TypeVar("AnyNet", bound=nn.Module)
Loss = Callable[[nn.Module, "Tensors"], Tensor]


@dataclass(frozen=True)
class Schedule:
    """How long and how fast.

    Attributes:
        steps: batches.
        rate: highest learning rate; it rises over the first tenth and falls to nothing.
        decay: of weights.
        average: share kept of the averaged weights at each step; they are what comes out.
        told: steps between two lines of progress.
    """

    steps: int = 3000
    rate: float = 2e-3
    decay: float = 1e-2
    average: float = 0.998
    told: int = 250


@dataclass(frozen=True, eq=False)
class Tensors:
    """A batch on the device."""

    features: Tensor
    label: Tensor
    phase: Tensor
    active: Tensor


def device() -> torch.device:
    """A GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fit(
    net: AnyNet, batches: Iterator[Batch], loss: Loss, schedule: Schedule, name: str = ""
) -> AnyNet:
    """Train, and return the averaged net in evaluation mode on the CPU."""
    place = device()
    net.to(place).train()
    averaged = deepcopy(net).eval()
    optimiser = torch.optim.AdamW(net.parameters(), lr=schedule.rate, weight_decay=schedule.decay)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, schedule.rate, total_steps=schedule.steps, pct_start=0.1
    )
    quick = place.type == "cuda" or has_native_bf16()
    begun, running = time.monotonic(), 0.0
    for step in range(1, schedule.steps + 1):
        with torch.autocast(place.type, torch.bfloat16, enabled=quick):
            value = loss(net, tensors(next(batches), place))
        optimiser.zero_grad(set_to_none=True)
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        plan.step()
        _average(averaged, net, min(schedule.average, 1 - 1 / (step + 1)))
        running += (value.item() - running) / min(step, schedule.told)
        if step % schedule.told == 0:
            seconds = time.monotonic() - begun
            print(f"{name} {step}/{schedule.steps} loss {running:.4f} {seconds:.0f} s",
                  file=sys.stderr, flush=True)  # fmt: skip
    return averaged.cpu().eval()


def tensors(batch: Batch, place: torch.device) -> Tensors:
    """A batch as tensors."""
    return Tensors(
        *(
            torch.from_numpy(part).to(place)
            for part in (batch.features, batch.label, batch.phase, batch.active)
        )
    )


@torch.no_grad()
def _average(averaged: nn.Module, net: nn.Module, keep: float) -> None:
    for mean, value in zip(averaged.state_dict().values(), net.state_dict().values(), strict=True):
        if mean.dtype.is_floating_point:
            mean.lerp_(value, 1 - keep)
        else:
            mean.copy_(value)
