"""``python -m training.whole``: real clips from end to end, by nets that never saw their source.

The same analysis as the product's, with the nets that the trainers measured in place of those in
``weights/``: which exercise, which sets, what is no exercise at all, how many repetitions. Clips of
folds that no net was held back from are left out. ``--shipped`` asks nets in ``weights/`` about all
clips instead, which have learned from them: both, or the counter alone.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from torch import nn

from coaching.engine import Analysis, nets
from coaching.engine.analysis import analyse_with
from coaching.engine.exercise import Exercise
from coaching.engine.learned import Learned
from coaching.engine.nets.runtime import EXERCISE, REPETITION, Net, load
from pose.sequence import Poses
from references.catalogue import read_catalogue
from training import exercise, repetition
from training.data.build import FOLDER
from training.data.cache import JointCache
from training.data.corpora import load_all
from training.data.examples import Example
from training.data.splits import FOLDS, fold_of
from training.evaluation.predictions import Prediction
from training.evaluation.scores import counting, naming
from training.evaluation.tables import number, percent, table
from training.running import restored

CHECKPOINTS = FOLDER / "checkpoints"
CORPUS = "real"
HEAD = ("", "clips", "named rightly", "macro F1", "counted", "mean error", "within one", "exact")

Build = Callable[[Mapping[str, Any]], nn.Module]


@dataclass(frozen=True)
class Told:
    """What the analysis says of a clip, not told the exercise and told it."""

    found_out: Prediction
    given: Prediction


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and the clips that are named or counted wrongly."""
    options = _parsed(arguments)
    readers = readers_of(options.checkpoints, options.shipped)
    told = list(_told(options.shared, readers))
    if not told:
        sys.stderr.write(f"No net in {options.checkpoints} was held back from a clip: make train\n")
        return 1
    print(report(told))
    return 0


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.whole", description=__doc__)
    shared = os.environ.get("GYMBRAIN_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument("--checkpoints", type=Path, default=CHECKPOINTS)
    parser.add_argument("--shipped", nargs="*", choices=(EXERCISE, REPETITION), default=(),
                        help="ask these nets of weights/; both where none is named")  # fmt: skip
    options = parser.parse_args(arguments)
    if options.shipped == []:
        options.shipped = [EXERCISE, REPETITION]
    return options


def readers_of(checkpoints: Path, shipped: Sequence[str] = ()) -> list[Learned | None]:
    """For each fold a reader whose nets both had it held back; ``None`` where one had not.

    Args:
        checkpoints: what the trainers kept.
        shipped: which of the two nets is that of ``weights/`` for every fold instead.
    """
    namers = _nets(checkpoints, EXERCISE, exercise.built, shipped)
    counters = _nets(checkpoints, REPETITION, repetition.built, shipped)
    return [
        _reader(namers[fold], counters[fold]) if fold in namers and fold in counters else None
        for fold in range(FOLDS)
    ]


def _nets(checkpoints: Path, name: str, build: Build, shipped: Sequence[str]) -> dict[int, Net]:
    """The net of each fold that is asked about its clips."""
    if name in shipped:
        return dict.fromkeys(range(FOLDS), load(name))
    found: dict[int, Net] = {}
    for path in sorted(checkpoints.glob(f"{name}-without-*.pt")):
        folds = path.stem.partition("-without-")[2].split("-")
        net = restored(build, path)
        found.update({int(fold): net for fold in folds})
    return found


def _reader(namer: Net, counter: Net) -> Learned:
    return Learned(partial(nets.recognise, net=namer), partial(nets.count, net=counter))


def _told(shared: Path, readers: Sequence[Learned | None]) -> Iterator[Told]:
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    cache = JointCache()
    for example in load_all(shared, [CORPUS], cache=cache):
        reader = readers[fold_of(example.source)]
        poses = cache.get(shared / "videos" / CORPUS / f"{example.name}.mp4")
        if reader is not None and poses is not None:
            yield asked(reader, example, poses, catalogue)


def asked(reader: Learned, example: Example, poses: Poses, catalogue: Sequence[Exercise]) -> Told:
    """What a reader makes of a clip."""
    open_, given = (
        analyse_with(reader, "learned", poses, catalogue, exercise=slug)
        for slug in (None, example.slug)
    )
    return Told(_prediction(example, open_, open_.exercise.slug), _prediction(example, given, None))


def _prediction(example: Example, found: Analysis, named: str | None) -> Prediction:
    return Prediction(
        corpus=example.corpus,
        name=example.name,
        source=example.source,
        slug=example.slug,
        predicted=named,
        count=example.count,
        counted=found.rep_count or 0,
    )


def report(told: Sequence[Told]) -> str:
    """The table, and a line for each clip that is not as it should be."""
    rows = [
        _row("exercise found out", [one.found_out for one in told]),
        _row("exercise given", [one.given for one in told]),
    ]
    wrong = [line for one in told for line in _wrong(one)]
    return "\n\n".join([table(HEAD, rows), *(["\n".join(wrong)] if wrong else [])])


def _row(name: str, rows: Sequence[Prediction]) -> list[str]:
    named, counted = naming(rows), counting(rows)
    cells = [name, str(len(rows))]
    cells += [percent(named.accuracy), number(named.macro_f1)] if named else ["", ""]
    if counted is None:
        return [*cells, "", "", "", ""]
    shares = [percent(counted.within_one), percent(counted.exact)]
    return [*cells, str(counted.cases), number(counted.mae), *shares]


def _wrong(one: Told) -> Iterator[str]:
    open_, given = one.found_out, one.given
    is_counted = open_.is_counted and not (open_.miss or given.miss)
    if open_.predicted != open_.slug or not (is_counted or open_.count is None):
        counts = f"{open_.counted} found, {given.counted} given, of {open_.count}"
        yield f"{open_.name}: {open_.slug}, named {open_.predicted}; {counts}"


if __name__ == "__main__":
    sys.exit(main())
