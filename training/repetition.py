"""The counter: trained, measured on sources held back, and exported."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from coaching.engine.nets.counter import Counting, count_tracks
from coaching.engine.nets.tracks import tracks_of
from references.catalogue import read_catalogue
from training.batches import Batches, Mix
from training.data.examples import Example
from training.data.motions import Motion
from training.evaluation.boundaries import boundary_errors_ms
from training.labels import LABELS
from training.losses import RepetitionLoss
from training.nets.stgcn import StGcn, Widths
from training.running import TorchNet, load_state
from training.trainer import Schedule, fit

# Only clips with marks teach a phase; the rest would only name the exercise, and is left out.
CORPORA = {
    "athlete": 1.0, "real": 1.2, "repcount": 2.0, "animated": 0.5, "squat_faults": 0.25,
    "pose_trainer": 0.5,
}  # fmt: skip
MARKED = frozenset(CORPORA)
DONE_AT_TURN = frozenset(
    row["slug"] for row in read_catalogue() if row["phases"].get("counts_at") == "turn"
)


@dataclass(frozen=True)
class Config:
    """All that decides what comes out."""

    widths: Widths = field(default_factory=lambda: Widths((24, 32, 32, 48), (1, 2, 4, 6)))
    dropout: float = 0.1
    schedule: Schedule = field(default_factory=lambda: Schedule(steps=3200, rate=3e-3))
    mix: Mix = field(
        default_factory=lambda: Mix(
            CORPORA, {"none": 4.0}, speed=(0.6, 1.6), strides=(1, 1, 2, 4), set_share=0.7
        )
    )
    seed: int = 1


def train_repetition(
    motions: Sequence[Motion], config: Config, name: str, begun: Path | None = None
) -> TorchNet:
    """Train on those of the motions that have marks; ``begun`` is a checkpoint to go on from."""
    torch.manual_seed(config.seed)
    net = built(asdict(config))
    if begun:
        load_state(net, begun)
    marked = [motion for motion in motions if motion.corpus in MARKED]
    batches = Batches(marked, LABELS, config.mix, config.seed)
    loss = RepetitionLoss(LABELS)
    return TorchNet(fit(net, iter(batches), loss, config.schedule, name), tuple(LABELS), {})


def built(config: Mapping[str, Any]) -> StGcn:
    """The net of a configuration, with weights by chance."""
    return StGcn(len(LABELS), Widths(**config["widths"]), config["dropout"])


@dataclass(frozen=True)
class Counted:
    """What a net counted in an example that it was not trained on."""

    corpus: str
    name: str
    source: str
    slug: str
    count: int
    counted: int
    view: str
    boundary_ms: tuple[float, ...]


def counted(net: TorchNet, examples: Sequence[Example]) -> list[Counted]:
    """The net's counts of examples whose count is known."""
    return [_counted(net, one, one.count) for one in examples if one.count is not None]


def _counted(net: TorchNet, example: Example, count: int) -> Counted:
    at_turn = example.slug in DONE_AT_TURN
    found = count_tracks(tracks_of(example.poses), net, at_turn=at_turn)
    return Counted(
        example.corpus,
        example.name,
        example.source,
        example.slug,
        count,
        found.whole,
        example.view,
        _boundary_ms(example, found),
    )


def _boundary_ms(example: Example, found: Counting) -> tuple[float, ...]:
    if not example.reps:
        return ()
    marked = [(start, end) for start, _, end, whole in example.reps if whole]
    whole = [(one.start, one.end) for one in found.movements if one.complete]
    return boundary_errors_ms(marked, whole)
