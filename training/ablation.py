"""``python -m training.ablation``: the paper's five variants, on our data, in its order.

The four exercises of GymbrAIn (University of Modena and Reggio Emilia). Every variant learns from
the same recordings, joints as the paper takes them, and is asked about the same recordings of
sources that none has learned from. ``features`` is the paper's best with our features in place of
its own, and ``ours`` the whole: our net, features, augmentation and the animated athlete.
"""

import argparse
import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from benchmarks.table import table
from training.batches import Batches, Mix
from training.data.build import FOLDER, recorded_motions
from training.data.corpora import load_all
from training.data.examples import Example
from training.data.motions import Motion
from training.data.splits import fold_of
from training.data.synthetic import athlete_motions
from training.evaluation import predictions
from training.exercise import CORPORA, Config, Named, named
from training.losses import exercise_loss
from training.nets.gru_attention import GruAttention
from training.paper import PaperBatches, predicted
from training.running import TorchNet
from training.trainer import Schedule, fit

FOUR = ("bench_press", "biceps_curl", "triceps_pushdown", "lat_pulldown")
HELD = frozenset({0, 1})
SEED, SIZE = 1, 64
SCHEDULE = Schedule(steps=400, rate=1e-3, told=400)
FEATURES, OURS = "features", "ours"


@dataclass(frozen=True)
class Variant:
    """A row of the paper's table: units, dropout, attention, and what it reached there, percent."""

    units: int
    dropout: float
    heads: int
    paper: int

    @property
    def name(self) -> str:
        """As files and tables call it."""
        return f"gru_{self.units}_{self.dropout}" + ("_attention" if self.heads else "")


VARIANTS = (
    Variant(256, 0.5, 0, 77),
    Variant(512, 0.5, 0, 67),
    Variant(512, 0.5, 4, 35),
    Variant(256, 0.5, 4, 77),
    Variant(256, 0.25, 4, 80),
)


def main() -> None:
    """Print the table, and keep its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = os.environ.get("GYMBRAIN_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument("--clips", type=int, default=100, help="of the athlete, an exercise")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    recorded = [m for m in recorded_motions(options.shared) if m.slug in FOUR]
    learned = [m for m in recorded if fold_of(m.source) not in HELD]
    performed = athlete_motions(FOLDER / "athlete", options.clips, slugs=FOUR)
    examples = [e for e in load_all(options.shared) if e.slug in FOUR and len(e.poses) > 1]
    unseen = [e for e in examples if fold_of(e.source) in HELD]
    seen = [e for e in examples if fold_of(e.source) not in HELD]
    rows = [_row(v.name, _of_paper(v, seen, unseen), v.paper) for v in VARIANTS]
    rows.append(_row(FEATURES, named(_with_features(VARIANTS[-1], learned), unseen)))
    rows.append(_row(OURS, named(_ours(learned + performed), unseen)))
    print(table(["variant", "accuracy", "mean over exercises", "in the paper"], rows))
    print(f"{len(unseen)} recordings:", dict(Counter(e.slug for e in unseen)))


def _of_paper(variant: Variant, seen: list[Example], unseen: list[Example]) -> list[Named]:
    """As the paper has it: joints into a GRU, its last state into the classes."""
    net = fit(
        _net(variant), iter(PaperBatches(seen, FOUR, SIZE, SEED)), exercise_loss, SCHEDULE, "paper"
    )
    return [
        Named(one.corpus, one.name, one.source, one.slug, said, 1.0, one.view)
        for one, said in zip(unseen, predicted(net, unseen, FOUR), strict=True)
    ]


def _net(variant: Variant) -> GruAttention:
    torch.manual_seed(SEED)
    return GruAttention(
        len(FOUR), variant.units, variant.dropout, variant.heads, pooled=False, embed=0
    )


def _with_features(variant: Variant, motions: list[Motion]) -> TorchNet:
    plain = replace(Mix().strength, roll=0, stretch=0, jitter=0, drift=0, pan=0, collapse=0,
                    swap=0, crop=0, joints=0, side=0, blink=0)  # fmt: skip
    mix = Mix(size=SIZE, speed=(1.0, 1.0001), strength=plain)
    return _fitted(_net(variant), motions, mix)


def _ours(motions: list[Motion]) -> TorchNet:
    torch.manual_seed(SEED)
    config = Config()
    net = GruAttention(len(FOUR), config.units, config.dropout, config.heads, embed=config.embed)
    return _fitted(net, motions, replace(config.mix, corpora=CORPORA, size=SIZE))


def _fitted(net: GruAttention, motions: list[Motion], mix: Mix) -> TorchNet:
    batches = Batches(motions, FOUR, mix, SEED)
    fitted = fit(net, iter(batches), exercise_loss, SCHEDULE, "ablation")
    return TorchNet(fitted, FOUR, {"temperature": 1.0})


def _row(name: str, answers: list[Named], paper: int | None = None) -> list[str]:
    """A line of the table; the answers are kept beside those of other nets."""
    kept = predictions.FOLDER / f"ablation-{name}.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps([asdict(answer) for answer in answers], indent=1))
    right = Counter(a.slug for a in answers if a.slug == a.predicted)
    cases = Counter(a.slug for a in answers)
    mean = sum(right[slug] / cases[slug] for slug in cases) / len(cases)
    told = "" if paper is None else f"{paper} %"
    return [name, f"{100 * right.total() / len(answers):.1f} %", f"{100 * mean:.1f} %", told]


if __name__ == "__main__":
    main()
