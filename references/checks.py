"""What a reference must have before users are compared with it. No Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pose.angles import ANGLES, joint_angle
from pose.sequence import PoseSequence
from references.retrieval import LEAST_SHARED

# A primary joint has to be seen for this share of the chosen repetitions: with less, its curve has
# holes where users would be judged.
SEEN_SHARE = 0.8


@dataclass(frozen=True)
class Problem:
    """Why a reference cannot be published.

    Attributes:
        code: stable name.
        template: one plain sentence for the curator, with ``{names}``.
        values: what stands for the names.
    """

    code: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def as_row(self) -> dict[str, Any]:
        """As stored: the sentence, and how it was made."""
        values = dict(self.values)
        message = self.template.format(**values)
        return {"code": self.code, "message": message, "id": self.template, "values": values}


@dataclass(frozen=True, eq=False)
class Checked:
    """What the checks look at.

    Attributes:
        exercise: slug of the exercise that it is meant to show.
        name: the same for people.
        primary: names of the angles that matter most.
        poses: joints of the picture.
        reps: start, turn and end of the chosen repetitions, seconds.
        joints_known: joints at start, turn and end that its keyframes show, of 39.
        recognised: ``slug``, ``name``, ``sure`` and ``candidates`` (slugs) of what the clip was
            taken for; empty where nobody asked.
    """

    exercise: str
    name: str
    primary: Sequence[str]
    poses: PoseSequence
    reps: Sequence[Sequence[float]]
    joints_known: int
    recognised: Mapping[str, Any]


def problems_of(what: Checked) -> list[Problem]:
    """Everything that stands in the way; nothing when it may be published."""
    if not what.reps:
        message = "No repetition was found, or none is chosen. Choose at least one."
        return [*_wrong_exercise(what), Problem("no_repetition", message)]
    return [*_wrong_exercise(what), *_unseen(what), *_no_keyframes(what)]


def _wrong_exercise(what: Checked) -> list[Problem]:
    """An unsure recognition that also thought of the right one speaks for no other."""
    slug = what.recognised.get("slug") or what.exercise
    thought_of = what.exercise in what.recognised.get("candidates", ())
    if slug == what.exercise or (thought_of and not what.recognised.get("sure", True)):
        return []
    names = {"other": what.recognised.get("name") or slug, "name": what.name}
    message = "This looks like another exercise: {other}. It was meant to be: {name}."
    return [Problem("wrong_exercise", message, names)]


def _unseen(what: Checked) -> list[Problem]:
    """One side is enough: a camera at the side hides the other."""
    shares = {name: _share_seen(what, name) for name in what.primary if name in ANGLES}
    bends = sorted({name.split("_", 1)[1] for name in shares})
    hidden = [bend for bend in bends if max(_sides(shares, bend)) < SEEN_SHARE]
    message = "This joint cannot be seen well enough: {joint}. Film it from elsewhere."
    return [Problem("unseen_joint", message, {"joint": bend}) for bend in hidden]


def _sides(shares: Mapping[str, float], bend: str) -> list[float]:
    return [share for name, share in shares.items() if name.endswith(f"_{bend}")]


def _share_seen(what: Checked, angle: str) -> float:
    times = what.poses.times
    inside = np.zeros(len(times), bool)
    for start, _turn, end in what.reps:
        inside |= (times >= start) & (times <= end)
    if not inside.any():
        return 0.0
    return float(np.isfinite(joint_angle(what.poses.part(inside), angle)).mean())


def _no_keyframes(what: Checked) -> list[Problem]:
    if what.joints_known >= LEAST_SHARED:
        return []
    return [Problem("no_keyframe", "Too little of the body is seen where the movement rests.")]
