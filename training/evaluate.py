"""``python -m training.evaluate``: the tables of docs/accuracy.md that are about the nets.

Reads what the trainers' nets said of recordings whose sources they never saw
(``var/training/out_of_fold``), runs the heuristic method on the same joints, prints the tables and
draws the confusion matrix.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from coaching.engine.exercise import Exercise
from pose.errors import PoseError
from references.catalogue import read_catalogue
from training.data.corpora import CORPORA, load_all
from training.evaluation import groups, tables
from training.evaluation.heuristic import heuristic
from training.evaluation.picture import draw_confusion
from training.evaluation.predictions import FOLDER, Prediction, about, chosen, of, variants
from training.evaluation.scores import confusion, labels_of

PICTURE = Path("docs") / "img" / "confusion.png"
BEGIN = "<!-- begin: python -m training.evaluate -->"
END = "<!-- end: python -m training.evaluate -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the document; with ``--write FILE`` also put it between the marks in a file."""
    asked = _parser().parse_args(arguments)
    try:
        learned = chosen(asked.predictions)
    except PoseError as error:
        return _fail(error.message)
    if not learned:
        return _fail(f"There are no predictions in {asked.predictions}: `make train` writes them.")
    document = report(learned, _heuristic(learned, asked.shared), asked.predictions)
    sys.stdout.write(document + "\n")
    people = [one for one in of(learned, tables.REAL_PEOPLE) if one.is_named]
    if people:
        labels = labels_of(people)
        draw_confusion(confusion(people, labels), labels, asked.picture)
    if asked.write:
        write_between(asked.write, document)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("..") / "shared")
    parser.add_argument("--predictions", type=Path, default=FOLDER)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    parser.add_argument("--write", type=Path, help="Markdown file with the marks of this command")
    return parser


def _fail(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return 1


def _heuristic(learned: Sequence[Prediction], shared: Path) -> list[Prediction]:
    """The heuristic's answers for the recordings that the nets answered for."""
    asked = {one.key for one in learned}
    corpora = [corpus for corpus in CORPORA if corpus in {corpus for corpus, _ in asked}]
    examples = [one for one in load_all(shared, corpora) if (one.corpus, one.name) in asked]
    return heuristic(examples, [Exercise.from_dict(row) for row in read_catalogue()])


def report(learned: Sequence[Prediction], rules: Sequence[Prediction], folder: Path) -> str:
    """All tables as one piece of Markdown.

    Args:
        learned: of the nets.
        rules: of the heuristic method, on the same recordings.
        folder: where the answers of an ablation's variants lie, if any.
    """
    named = [one for one in learned if one.is_named]
    counted = [one for one in learned if one.is_counted]
    parts = [_INTRODUCTION]
    if named:
        parts += _naming_parts(named, about(rules, named))
    if counted:
        parts += _counting_parts(counted, about(rules, counted))
    if found := variants(folder):
        parts += ["### The paper's variants on the paper's exercises", tables.ablation_table(found)]
    parts += ["### Beside published figures", tables.published_table(learned)]
    return "\n\n".join(parts)


def _naming_parts(learned: list[Prediction], rules: list[Prediction]) -> list[str]:
    real, real_rules = of(learned, ["real"]), of(rules, ["real"])
    people = of(learned, tables.REAL_PEOPLE)
    return [
        "### Which exercise, by corpus",
        tables.naming_table(learned, rules, groups.by_corpus(learned)),
        "### Which exercise, real clips",
        tables.naming_table(real, real_rules, groups.by_exercise(real)),
        tables.naming_table(real, real_rules, groups.by_view(real)),
        "### What is taken for what, all corpora of real people",
        "![Confusion matrix](img/confusion.png)",
        tables.confusion_text(people or learned),
    ]


def _counting_parts(learned: list[Prediction], rules: list[Prediction]) -> list[str]:
    people, people_rules = of(learned, tables.REAL_PEOPLE), of(rules, tables.REAL_PEOPLE)
    real, real_rules = of(learned, ["real"]), of(rules, ["real"])
    return [
        "### How many repetitions, by corpus",
        tables.counting_table(learned, rules, groups.by_corpus(learned)),
        "### How many repetitions, real clips",
        tables.counting_table(real, real_rules, groups.by_exercise(real)),
        tables.counting_table(real, real_rules, groups.by_view(real)),
        f"### How many repetitions, sets of {groups.LONG_SET} and more",
        tables.counting_table(people, people_rules, groups.long_sets(people)),
    ]


_INTRODUCTION = """\
Every clip is answered for by a net of the fold that held its source back: no clip of the same
person, video, day or repository was learned from. In brackets are 95 % intervals, from drawing
the sources anew; where fewer than five sources are there, no interval would mean anything. Macro
F1 is the mean over the exercises that a row shows. The heuristic method is told no more than the
nets; some of its limits were read off the real clips, which flatters it there."""


def write_between(path: Path, document: str) -> None:
    """Replace what lies between the marks of this command.

    Raises:
        ValueError: the file lacks a mark.
    """
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} lacks {BEGIN} or {END}")
    path.write_text(f"{before}{BEGIN}\n{document}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
