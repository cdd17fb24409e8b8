"""The exercise classifier: trained, measured on sources held back, and exported."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from coaching.engine.nets.classifier import HOP, recognise_tracks, softmax
from coaching.engine.nets.features import Array
from coaching.engine.nets.tracks import tracks_of
from coaching.engine.nets.windows import cut
from training.batches import Batches, Mix
from training.data.examples import Example
from training.data.motions import Motion
from training.labels import LABELS
from training.losses import exercise_loss
from training.nets.gru_attention import GruAttention
from training.running import TorchNet, load_state
from training.trainer import Schedule, fit

# Real footage is what it is for; whoever holds many like clips of one exercise counts for less.
CORPORA = {
    "athlete": 1.0, "animated": 1.0, "real": 1.5, "marked": 0.6, "deadlift_form": 0.6,
    "penn_action": 1.0, "repcount": 0.6, "squat_faults": 0.2, "pushup_form": 0.3,
    "pushup_videos": 0.3, "pose_trainer": 0.6,
}  # fmt: skip


@dataclass(frozen=True)
class Config:
    """All that decides what comes out."""

    units: int = 192
    dropout: float = 0.25
    heads: int = 4
    embed: int = 128
    schedule: Schedule = field(default_factory=lambda: Schedule(steps=3600, rate=2e-3))
    mix: Mix = field(default_factory=lambda: Mix(CORPORA, {"none": 4.0}, lent=0.4))
    seed: int = 1


def train_exercise(
    motions: Sequence[Motion], config: Config, name: str, begun: Path | None = None
) -> TorchNet:
    """Train on motions; the temperature is 1 until it is fitted.

    Args:
        motions: what to learn from.
        config: how.
        name: for the lines of progress.
        begun: checkpoint to go on from.
    """
    torch.manual_seed(config.seed)
    net = built(asdict(config))
    if begun:
        load_state(net, begun)
    batches = Batches(motions, LABELS, config.mix, config.seed)
    trained = fit(net, iter(batches), exercise_loss, config.schedule, name)
    return TorchNet(trained, tuple(LABELS), {"temperature": 1.0})


def built(config: Mapping[str, Any]) -> GruAttention:
    """The net of a configuration, with weights by chance."""
    units, dropout, heads = config["units"], config["dropout"], config["heads"]
    return GruAttention(len(LABELS), units, dropout, heads, embed=config["embed"])


@dataclass(frozen=True)
class Named:
    """What a net said of an example that it was not trained on."""

    corpus: str
    name: str
    source: str
    slug: str
    predicted: str
    confidence: float
    view: str


def named(net: TorchNet, examples: Sequence[Example]) -> list[Named]:
    """The net's answers for examples."""
    return [_named(net, example) for example in examples]


def _named(net: TorchNet, example: Example) -> Named:
    told = recognise_tracks(tracks_of(example.poses), net)
    return Named(
        example.corpus,
        example.name,
        example.source,
        example.slug,
        told.exercise,
        told.confidence,
        example.view,
    )


def window_logits(net: TorchNet, examples: Sequence[Example]) -> list[Array]:
    """(N, L) logits of each example's windows."""
    return [net(cut(tracks_of(example.poses), HOP).features)[0] for example in examples]


def fitted_temperature(logits: Sequence[Array], slugs: Sequence[str]) -> float:
    """The temperature at which the mean chance of an example's windows is most honest.

    After Guo and others, "On calibration of modern neural networks" (ICML 2017), with the mean
    over an example's windows in place of a single answer.
    """
    grid = np.exp(np.linspace(np.log(0.4), np.log(4), 40))
    return float(min(grid, key=lambda t: _cost(logits, slugs, float(t))))


def _cost(logits: Sequence[Array], slugs: Sequence[str], temperature: float) -> float:
    costs = []
    for rows, slug in zip(logits, slugs, strict=True):
        chance = softmax(rows / temperature).mean(axis=0)[LABELS.index(slug)]
        costs.append(-np.log(max(float(chance), 1e-6)))
    return float(np.mean(costs))
