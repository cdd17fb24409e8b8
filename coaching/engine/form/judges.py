"""The learned judges of form: where they lie, what they can say, and how they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from coaching.engine.form.forest import Forest
from coaching.engine.form.linear import Linear
from coaching.engine.form.push_up import push_up_features
from coaching.engine.form.squat import Squat, squat_features
from pose.errors import PoseError
from pose.sequence import PoseSequence

Wide = npt.NDArray[np.float64]

FOLDER = Path(__file__).parents[3] / "weights"


class JudgeError(PoseError):
    """A judge's file is missing, damaged, or of another version than this code."""


@dataclass(frozen=True)
class Kind:
    """What a judge is asked about.

    Attributes:
        exercise: slug of the exercise.
        labels: what it can say, the good form first.
        cues: what to tell the athlete, for each label but the first.
        version: of the features; a judge of another version is refused.
    """

    exercise: str
    labels: tuple[str, ...]
    cues: Mapping[str, str]
    version: int = 1

    @property
    def good(self) -> str:
        """The label of good form."""
        return self.labels[0]


SQUAT = Kind(
    "squat",
    ("correct", "bending_forward", "heels_lifting", "knees_caving", "toes_lifting"),
    {
        "bending_forward": "Keep your chest up and sit down between your hips.",
        "heels_lifting": "Keep your heels on the floor all the way.",
        "knees_caving": "Push your knees out over your toes.",
        "toes_lifting": "Keep your toes down and your weight over mid-foot.",
    },
)
PUSH_UP = Kind(
    "push_up",
    ("good", "bad"),
    {"bad": "Keep one straight line from head to heels, and go lower."},
    version=2,
)
KINDS: Mapping[str, Kind] = {kind.exercise: kind for kind in (SQUAT, PUSH_UP)}
_CORRECT_SQUATS = ("olympic_squat", "powerlifting_squat")


@dataclass(frozen=True, eq=False)
class Judge:
    """One or two kinds of model that are asked together: each errs where the other need not.

    Attributes:
        kind: what it is about.
        linear: logistic regression; ``None`` where cases are too few for as many features.
        forest: extremely randomised trees.
        sure: for each fault the chance from which it is told; 1 or more where it is never sure.
    """

    kind: Kind
    linear: Linear | None
    forest: Forest
    sure: Mapping[str, float]

    def chances(self, rows: Wide) -> Wide:
        """(N, classes) for rows of features (N, F)."""
        if self.linear is None:
            return self.forest(rows)
        chances: Wide = (self.linear(rows) + self.forest(rows)) / 2
        return chances

    def told(self, row: Wide) -> str:
        """The likeliest label of one row."""
        return self.kind.labels[int(self.chances(row[None])[0].argmax())]


def squat_row(squat: Squat) -> Wide:
    """(F,) features of a squat in the judge's order."""
    return _row(squat_features(squat))


def push_up_row(picture: PoseSequence) -> Wide:
    """(F,) features of push-ups in the judge's order."""
    return _row(push_up_features(picture))


def squat_class(label: str) -> str:
    """The judge's label of what a corpus calls a squat."""
    return SQUAT.good if label in _CORRECT_SQUATS else label


def _row(features: Mapping[str, float]) -> Wide:
    return np.nan_to_num(np.array(list(features.values()), np.float64))


@lru_cache(maxsize=8)
def read_judge(exercise: str, folder: Path = FOLDER) -> Judge:
    """The judge of an exercise.

    Raises:
        JudgeError: ``judge_unavailable``.
    """
    path = folder / f"form_{exercise}.npz"
    kind = KINDS[exercise]
    try:
        with np.load(path, allow_pickle=False) as stored:
            return _judge(kind, dict(stored))
    except (OSError, EOFError, ValueError, LookupError) as error:
        message = f"The judge of form {path.name} is missing or of another version."
        raise JudgeError("judge_unavailable", message) from error


def _judge(kind: Kind, stored: Mapping[str, Any]) -> Judge:
    if int(stored["version"]) != kind.version or tuple(stored["labels"].tolist()) != kind.labels:
        raise ValueError("another version")
    linear = None
    if "linear_weights" in stored:
        linear = Linear(kind.labels, *(stored[f"linear_{key}"] for key in LINEAR_KEYS))
    forest = Forest(kind.labels, *(stored[f"forest_{key}"] for key in FOREST_KEYS))
    sure = dict(zip(kind.labels[1:], stored["sure"].tolist(), strict=True))
    return Judge(kind, linear, forest, sure)


LINEAR_KEYS = ("middle", "spread", "weights", "bias")
FOREST_KEYS = ("roots", "feature", "threshold", "left", "right", "chances")


def write_judge(judge: Judge, folder: Path) -> Path:
    """Store a judge where ``read_judge`` finds it."""
    path = folder / f"form_{judge.kind.exercise}.npz"
    linear = {}
    if judge.linear is not None:
        linear = {f"linear_{key}": getattr(judge.linear, key) for key in LINEAR_KEYS}
    np.savez_compressed(
        path,
        version=np.int32(judge.kind.version),
        labels=np.array(judge.kind.labels),
        sure=np.array([judge.sure[label] for label in judge.kind.labels[1:]], np.float32),
        **linear,
        **{f"forest_{key}": getattr(judge.forest, key) for key in FOREST_KEYS},
    )
    return path
