"""The recordings that judges of form learn from, as rows of features."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coaching.engine.form.judges import PUSH_UP, SQUAT, push_up_row, squat_class, squat_row
from coaching.engine.form.squat import Squat
from pose.corpus import Recorded, read_corpus

Wide = npt.NDArray[np.float64]

# Neighbouring numbers of this corpus show the same scene over a few recordings, at times over ten;
# beyond, recordings are as unlike as any two (docs/form.md).
BLOCK = 10


@dataclass(frozen=True, eq=False)
class Cases:
    """Rows with a class, each of a group that is held out as a whole.

    Attributes:
        name: of the judge.
        labels: names of the classes.
        values: (N, F) features.
        classes: (N,) index of the label.
        groups: (N,) recording day, or block of numbers.
    """

    name: str
    labels: tuple[str, ...]
    values: Wide
    classes: npt.NDArray[np.intp]
    groups: npt.NDArray[np.str_]

    def some(self, chosen: npt.NDArray[np.bool_]) -> "Cases":
        """The chosen rows."""
        return Cases(self.name, self.labels, self.values[chosen], self.classes[chosen],
                     self.groups[chosen])  # fmt: skip


def squat_cases(path: Path) -> Cases:
    """One squat a row, but for those of too little depth; groups are days."""
    labels = SQUAT.labels
    told = [(one, squat_class(one.labels["fault"])) for one in read_corpus(path)]
    kept = [(one, name) for one, name in told if name in labels]
    rows = [squat_row(Squat.recorded(one.poses)) for one, _ in kept]
    return _cases("squat", labels, rows, [name for _, name in kept],
                  [_text(path, "day", one) for one, _ in kept])  # fmt: skip


def push_up_cases(path: Path) -> Cases:
    """One recording of push-ups a row; groups are blocks of neighbouring numbers."""
    recorded = read_corpus(path)
    rows = [push_up_row(one.poses) for one in recorded]
    names = ["good" if one.labels["form"] == "correct" else "bad" for one in recorded]
    return _cases("push_up", PUSH_UP.labels, rows, names, [block_of(one.name) for one in recorded])


def block_of(name: str) -> str:
    """The block of ten numbers that a recording such as ``wrong57`` lies in."""
    return str(int(re.sub(r"\D", "", name)) // BLOCK)


def _cases(
    name: str, labels: tuple[str, ...], rows: Sequence[Wide], names: Sequence[str],
    groups: Sequence[str],
) -> Cases:  # fmt: skip
    classes = np.array([labels.index(each) for each in names], np.intp)
    return Cases(name, labels, np.stack(rows), classes, np.array(groups))


def _text(path: Path, key: str, one: Recorded) -> str:
    if key not in one.labels:
        raise ValueError(f"{path.name} has no {key} of {one.name}")
    return one.labels[key]
