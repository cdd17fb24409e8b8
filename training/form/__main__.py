"""``python -m training.form``: the judges of form, from the corpora to ``weights/``."""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from coaching.engine.form.judges import KINDS, write_judge
from training.cards import LICENCES
from training.form.cases import Cases, push_up_cases, squat_cases
from training.form.figures import figures
from training.form.fitting import SETTINGS, fitted, held_out, sure_from

_CORPUS = {"squat": "squat_faults", "push_up": "pushup_form"}
_READ = {"squat": squat_cases, "push_up": push_up_cases}
_SPLITS = {
    "squat": "whole recording days held out",
    "push_up": "blocks of ten neighbouring numbers held out",
}
_LIMITS = {
    "squat": "Twelve days, few people; one athlete a recording, seen obliquely from the front.",
    "push_up": "What is wrong is not labelled. Scenes come back: about 70 % right on new ones.",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure with groups held out, then learn from all."""
    options = _parsed(arguments)
    for exercise in options.exercises:
        corpus = _CORPUS[exercise]
        cases = _READ[exercise](options.shared / "data" / "poses" / f"{corpus}.npz")
        _trained(cases, corpus, options.out)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = os.environ.get("GYMBRAIN_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(shared), help="folder of data/poses")
    parser.add_argument("--out", type=Path, default=Path("weights"))
    parser.add_argument("--exercises", nargs="+", choices=tuple(_CORPUS), default=tuple(_CORPUS))
    return parser.parse_args(arguments)


def _trained(cases: Cases, corpus: str, out: Path) -> None:
    settings = SETTINGS[cases.name]
    chances = held_out(cases, settings, lambda group: print(cases.name, "without", group))
    sure = sure_from(cases, chances)
    write_judge(fitted(cases, settings, sure), out)
    told = {
        "name": f"form_{cases.name}",
        "features": KINDS[cases.name].version,
        "labels": cases.labels,
        "config": asdict(settings),
        "data": {corpus: {"recordings": len(cases.classes), "licence": LICENCES[corpus]}},
        "split": _SPLITS[cases.name],
        "figures": figures(cases, chances, sure),
        "limits": _LIMITS[cases.name],
    }
    (out / f"form_{cases.name}.json").write_text(json.dumps(told, indent=1) + "\n")
    print(json.dumps(told["figures"], indent=1))


if __name__ == "__main__":
    main()
