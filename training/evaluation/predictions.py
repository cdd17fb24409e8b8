"""What was said of recordings by something that had not learned from them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pose.errors import PoseError

# Trainers write here, each clip by the net of the fold that held its source back.
FOLDER = Path("var") / "training" / "out_of_fold"
Key = tuple[str, str]
ABLATION = "ablation"  # how files begin that hold a variant's answers, and not the chosen net's


@dataclass(frozen=True)
class Prediction:
    """Answers about one recording, and the truth.

    Attributes:
        corpus: what it is part of.
        name: which it is, within the corpus.
        source: who was filmed.
        slug: the exercise it shows, ``none`` for one outside the catalogue.
        predicted: the exercise that was named; ``None`` where nothing was asked.
        confidence: in the name, 0..1.
        count: repetitions; ``None`` where nobody counted.
        counted: how many were found; ``None`` where nothing was asked.
        view: from where it is seen, in the words of its corpus.
        boundary_ms: how far starts and ends were off, where they are marked, milliseconds.
    """

    corpus: str
    name: str
    source: str
    slug: str
    predicted: str | None = None
    confidence: float | None = None
    count: int | None = None
    counted: int | None = None
    view: str = ""
    boundary_ms: tuple[float, ...] = ()

    @property
    def key(self) -> Key:
        """Which recording it is about."""
        return self.corpus, self.name

    @property
    def is_named(self) -> bool:
        """Whether it can be held against the exercise."""
        return self.predicted is not None

    @property
    def is_counted(self) -> bool:
        """Whether it can be held against a count."""
        return self.count is not None and self.counted is not None

    @property
    def miss(self) -> int:
        """Repetitions too many or too few."""
        return abs((self.counted or 0) - (self.count or 0))


def read_predictions(path: Path) -> list[Prediction]:
    """The rows of one file.

    Raises:
        PoseError: ``predictions_unreadable``, it is missing or no such file.
    """
    try:
        return [_prediction(row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"{path} cannot be read as predictions."
        raise PoseError("predictions_unreadable", message) from error


def _prediction(row: dict[str, Any]) -> Prediction:
    known = {
        key: value for key, value in dict(row).items() if key in Prediction.__dataclass_fields__
    }
    return Prediction(**known | {"boundary_ms": tuple(row.get("boundary_ms") or ())})


def chosen(folder: Path = FOLDER) -> list[Prediction]:
    """One row a recording, out of all files but those of an ablation's variants.

    The exercise and the count of a recording may come from two files: the one fills in what the
    other leaves open.
    """
    files = sorted(path for path in folder.glob("*.json") if not path.stem.startswith(ABLATION))
    found: dict[Key, Prediction] = {}
    for row in (row for path in files for row in read_predictions(path)):
        before = found.get(row.key)
        found[row.key] = row if before is None else _joined(before, row)
    return list(found.values())


def _joined(one: Prediction, other: Prediction) -> Prediction:
    open_fields = {
        name: getattr(other, name)
        for name in ("predicted", "confidence", "count", "counted")
        if getattr(one, name) is None
    }
    return replace(one, **open_fields, boundary_ms=one.boundary_ms or other.boundary_ms)


def variants(folder: Path = FOLDER) -> dict[str, list[Prediction]]:
    """The rows of each variant of an ablation, by the rest of its file's name."""
    return {
        path.stem.removeprefix(ABLATION).strip("_-"): read_predictions(path)
        for path in sorted(folder.glob(f"{ABLATION}*.json"))
    }


def about(predictions: Iterable[Prediction], others: Iterable[Prediction]) -> list[Prediction]:
    """Those about the same recordings as some others."""
    keys = {one.key for one in others}
    return [one for one in predictions if one.key in keys]


def of(predictions: Iterable[Prediction], corpora: Sequence[str]) -> list[Prediction]:
    """Those of some corpora."""
    return [one for one in predictions if one.corpus in corpora]
