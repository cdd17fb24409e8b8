"""``python -m training.ablation``: the paper's five variants, on our data, in its order.

The four exercises of GymbrAIn (University of Modena and Reggio Emilia). Every variant learns from
the same recordings, joints as the paper takes them, and is asked about every recording once, by a
net that has learned nothing from its source: half of the folds are held out in turn. ``longer`` is
the paper's best when it learns four times as long, ``features`` the paper's best with our features
in place of its own, and ``ours`` the whole: our net, features, augmentation, the animated athlete
and as many batches as all of that takes. The paper has about as many clips of each of the four;
here most recordings are bench presses, so that macro F1 says more than accuracy.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import torch

from training.batches import Batches, Mix
from training.data.build import FOLDER, recorded_motions
from training.data.corpora import load_all
from training.data.examples import Example
from training.data.motions import Motion
from training.data.splits import fold_of
from training.data.synthetic import athlete_motions
from training.evaluation import predictions
from training.evaluation.tables import ablation_table
from training.exercise import Config, Named, named
from training.losses import exercise_loss
from training.nets.gru_attention import GruAttention
from training.paper import PaperBatches, predicted
from training.running import TorchNet
from training.trainer import Schedule, fit

FOUR = ("bench_press", "biceps_curl", "triceps_pushdown", "lat_pulldown")
# Folds held out in turn, cut so that each of the four is on both sides: the few pushdowns are all
# in folds 2 and 3.
HALVES = (frozenset({0, 1, 2}), frozenset({3, 4}))
SEED, SIZE = 1, 64
SCHEDULE = Schedule(steps=400, rate=1e-3, told=400)
LONGER = replace(SCHEDULE, steps=4 * SCHEDULE.steps)
FEATURES, OURS = "features", "ours"


@dataclass(frozen=True)
class Variant:
    """A row of the paper's table: units, dropout, heads of attention."""

    units: int
    dropout: float
    heads: int

    @property
    def name(self) -> str:
        """As files and tables call it."""
        return f"gru_{self.units}_{self.dropout}" + ("_attention" if self.heads else "")


VARIANTS = (
    Variant(256, 0.5, 0),
    Variant(512, 0.5, 0),
    Variant(512, 0.5, 4),
    Variant(256, 0.5, 4),
    Variant(256, 0.25, 4),
)


def main() -> None:
    """Print the table, and keep its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = os.environ.get("GYMBRAIN_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument("--clips", type=int, default=100, help="of the athlete, an exercise")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=list(_fits()), default=list(_fits()),
                        help="learn these anew; of the others what is kept stays")  # fmt: skip
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    corpora = _corpora(options.shared, options.clips)
    for name in options.only:
        _keep(name, _crossed(_fits()[name], corpora))
    print(ablation_table(predictions.variants()))
    print(f"{len(corpora.examples)} recordings:", dict(Counter(e.slug for e in corpora.examples)))


@dataclass(frozen=True)
class Corpora:
    """What there is of the four exercises.

    Attributes:
        examples: recordings, each of which is asked about.
        motions: the same, as our features take them.
        performed: of the animated athlete; never asked about.
    """

    examples: list[Example]
    motions: list[Motion]
    performed: list[Motion]

    def without(self, held: frozenset[int]) -> "Corpora":
        """What is learned from while those folds are held out."""
        return replace(
            self,
            examples=[e for e in self.examples if fold_of(e.source) not in held],
            motions=[m for m in self.motions if fold_of(m.source) not in held],
        )


# From what there is to learn from, and recordings to be named, to their names.
Fit = Callable[[Corpora, list[Example]], list[Named]]


def _corpora(shared: Path, clips: int) -> Corpora:
    return Corpora(
        [e for e in load_all(shared) if e.slug in FOUR and len(e.poses) > 1],
        [m for m in recorded_motions(shared) if m.slug in FOUR],
        athlete_motions(FOLDER / "athlete", clips, slugs=FOUR),
    )


def _fits() -> dict[str, Fit]:
    best = VARIANTS[-1]
    return {
        **{each.name: partial(_of_paper, each, SCHEDULE) for each in VARIANTS},
        f"{best.name}_longer": partial(_of_paper, best, LONGER),
        FEATURES: partial(_with_features, best),
        OURS: _ours,
    }


def _crossed(fitted: Fit, corpora: Corpora) -> list[Named]:
    """The answers about all recordings, each by a net that its source was held back from."""
    return [
        answer
        for held in HALVES
        for answer in fitted(
            corpora.without(held), [e for e in corpora.examples if fold_of(e.source) in held]
        )
    ]


def _of_paper(
    variant: Variant, schedule: Schedule, learned: Corpora, unseen: list[Example]
) -> list[Named]:
    """As the paper has it: joints into a GRU, its last state into the classes."""
    batches = PaperBatches(learned.examples, FOUR, SIZE, SEED)
    net = fit(_net(variant), iter(batches), exercise_loss, schedule, variant.name)
    return [
        Named(one.corpus, one.name, one.source, one.slug, said, 1.0, one.view)
        for one, said in zip(unseen, predicted(net, unseen, FOUR), strict=True)
    ]


def _net(variant: Variant) -> GruAttention:
    torch.manual_seed(SEED)
    return GruAttention(
        len(FOUR), variant.units, variant.dropout, variant.heads, pooled=False, embed=0
    )


def _with_features(variant: Variant, learned: Corpora, unseen: list[Example]) -> list[Named]:
    plain = replace(Mix().strength, roll=0, stretch=0, jitter=0, drift=0, pan=0, collapse=0,
                    swap=0, crop=0, joints=0, side=0, blink=0)  # fmt: skip
    mix = Mix(size=SIZE, speed=(1.0, 1.0001), strength=plain)
    return named(_fitted(_net(variant), learned.motions, mix, SCHEDULE, FEATURES), unseen)


def _ours(learned: Corpora, unseen: list[Example]) -> list[Named]:
    torch.manual_seed(SEED)
    config = Config()
    net = GruAttention(len(FOUR), config.units, config.dropout, config.heads, embed=config.embed)
    schedule = replace(config.schedule, steps=LONGER.steps)
    motions = learned.motions + learned.performed
    return named(_fitted(net, motions, config.mix, schedule, OURS), unseen)


def _fitted(
    net: GruAttention, motions: list[Motion], mix: Mix, schedule: Schedule, name: str
) -> TorchNet:
    batches = Batches(motions, FOUR, mix, SEED)
    fitted = fit(net, iter(batches), exercise_loss, schedule, name)
    return TorchNet(fitted, FOUR, {"temperature": 1.0})


def _keep(name: str, answers: list[Named]) -> None:
    """Beside the answers of other nets, where ``training.evaluate`` finds them too."""
    kept = predictions.FOLDER / f"{predictions.ABLATION}-{name}.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps([asdict(answer) for answer in answers], indent=1))


if __name__ == "__main__":
    main()
