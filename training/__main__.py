"""``python -m training``: from the corpora and the animated athlete to ``weights/``."""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from coaching.engine.nets.runtime import EXERCISE, REPETITION
from training import exercise, repetition
from training.cards import card
from training.data.build import FOLDER, recorded_motions
from training.data.cache import JointCache
from training.data.corpora import load_all
from training.data.examples import Example
from training.data.motions import Motion
from training.data.splits import FOLDS, fold_of
from training.data.synthetic import athlete_motions
from training.data.videos import paths
from training.exercise import fitted_temperature, named, window_logits
from training.repetition import counted
from training.running import TorchNet, export, save_checkpoint
from training.trainer import Schedule

OUT_OF_FOLD = FOLDER / "out_of_fold"
CLIPS = 250  # of the animated athlete, for each exercise
# Of a corpus with hundreds of like clips, as many say how good a net is as all of them.
MOST_CASES = 40
FINISH = 4  # a net that goes on learns for a fraction of its time, and as much more slowly


def main(arguments: Sequence[str] | None = None) -> None:
    """Train what is asked for."""
    options = _parsed(arguments)
    torch.set_num_threads(options.threads)
    if options.videos:
        JointCache().fill(paths(options.shared / "videos"))
    recorded = recorded_motions(options.shared)
    performed = athlete_motions(FOLDER / "athlete", options.clips)
    held = frozenset(options.hold or ())
    motions = [m for m in recorded if fold_of(m.source) not in held] + performed
    examples = load_all(options.shared) if held else []
    unseen = _some([e for e in examples if fold_of(e.source) in held])
    for net in options.nets:
        {EXERCISE: _exercise, REPETITION: _repetition}[net](motions, unseen, options)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = os.environ.get("GYMBRAIN_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(shared), help="corpora and videos")
    parser.add_argument("--out", type=Path, default=Path("weights"))
    parser.add_argument("--clips", type=int, default=CLIPS, help="of the athlete, an exercise")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--nets", nargs="+", choices=(EXERCISE, REPETITION),
                        default=(EXERCISE, REPETITION))  # fmt: skip
    parser.add_argument("--hold", type=int, nargs="+", choices=range(FOLDS),
                        help="measure on these folds, and export nothing")  # fmt: skip
    parser.add_argument("--steps", type=int, help="batches, in place of the configured number")
    parser.add_argument("--finish", action="store_true",
                        help="go on with all folds from what was measured")  # fmt: skip
    parser.add_argument("--videos", action=argparse.BooleanOptionalAction, default=True,
                        help="find the joints of videos that have none yet")  # fmt: skip
    return parser.parse_args(arguments)


def _exercise(motions: list[Motion], unseen: list[Example], options: argparse.Namespace) -> None:
    config = exercise.Config()
    config = replace(config, schedule=_schedule(config.schedule, options))
    net = exercise.train_exercise(motions, config, EXERCISE, _begun(EXERCISE, options))
    if not unseen:
        net = replace(net, settings={"temperature": _temperature()})
        _shipped(net, EXERCISE, asdict(config), motions, options)
        return
    logits = window_logits(net, unseen)
    temperature = fitted_temperature(logits, [e.slug for e in unseen])
    net = replace(net, settings={"temperature": temperature})
    _kept(net, EXERCISE, asdict(config), [asdict(n) for n in named(net, unseen)], options)


def _repetition(motions: list[Motion], unseen: list[Example], options: argparse.Namespace) -> None:
    config = repetition.Config()
    config = replace(config, schedule=_schedule(config.schedule, options))
    net = repetition.train_repetition(motions, config, REPETITION, _begun(REPETITION, options))
    if unseen:
        _kept(net, REPETITION, asdict(config), [asdict(n) for n in counted(net, unseen)], options)
    else:
        _shipped(net, REPETITION, asdict(config), motions, options)


def _schedule(schedule: Schedule, options: argparse.Namespace) -> Schedule:
    if options.steps:
        schedule = replace(schedule, steps=options.steps)
    if options.finish:
        schedule = replace(schedule, steps=schedule.steps // FINISH, rate=schedule.rate / FINISH)
    return schedule


def _begun(name: str, options: argparse.Namespace) -> Path | None:
    """The checkpoint to go on from: of the first of the nets that were measured."""
    if not options.finish:
        return None
    return min((FOLDER / "checkpoints").glob(f"{name}-without-*.pt"))


def _some(examples: list[Example]) -> list[Example]:
    """At most so many of a corpus and exercise, evenly over their order; all of real footage."""
    groups: dict[tuple[str, str], list[Example]] = {}
    for example in examples:
        groups.setdefault((example.corpus, example.slug), []).append(example)
    chosen = []
    for (corpus, _), group in groups.items():
        every = 1 if corpus == "real" else max(1, -(-len(group) // MOST_CASES))
        chosen += group[::every]
    return chosen


def _kept(
    net: TorchNet,
    name: str,
    config: dict[str, Any],
    answers: list[dict[str, Any]],
    options: argparse.Namespace,
) -> None:
    """A net that was measured on held folds, and what it said there."""
    which = "-".join(str(fold) for fold in sorted(options.hold))
    save_checkpoint(FOLDER / "checkpoints" / f"{name}-without-{which}.pt", net, config)
    OUT_OF_FOLD.mkdir(parents=True, exist_ok=True)
    (OUT_OF_FOLD / f"{name}-{which}.json").write_text(json.dumps(answers, indent=1))
    (FOLDER / f"{name}-{which}.settings.json").write_text(json.dumps(dict(net.settings)))


def _shipped(
    net: TorchNet,
    name: str,
    config: dict[str, Any],
    motions: list[Motion],
    options: argparse.Namespace,
) -> None:
    save_checkpoint(FOLDER / "checkpoints" / f"{name}.pt", net, config)
    export(net, options.out, name, card(name, config, motions))


def _temperature() -> float:
    """The mean of what was fitted on held folds; 1 where none was measured."""
    told = [json.loads(p.read_text()) for p in sorted(FOLDER.glob(f"{EXERCISE}-*.settings.json"))]
    fitted = [float(one["temperature"]) for one in told]
    return sum(fitted) / len(fitted) if fitted else 1.0


if __name__ == "__main__":
    main()
