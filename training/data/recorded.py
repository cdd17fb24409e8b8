"""Corpora that come as joints: who is in them, and what they show."""

import re
from pathlib import Path

from coaching.engine.exercise import NONE_SLUG
from pose.corpus import Recorded, read_corpus
from training.data.examples import Example, Kind, Repetition

# Neighbouring numbers are cuts of one video, or the same person a minute later.
BLOCK = 10

# Blocks of push-ups that show the same person in the same place, though their numbers lie apart:
# somewhere in them the joints of two frames agree to 0.05 torsos. Found by comparing all pairs.
_SAME_FOOTAGE = (
    ("correct:0", "wrong:0", "wrong:1", "wrong:2"),
    ("correct:3", "correct:4", "correct:12"),
    ("correct:6", "correct:7", "correct:8", "wrong:7", "wrong:8"),
    ("correct:9", "correct:10", "correct:14"),
    ("wrong:9", "wrong:10", "wrong:11"),
)

# Movements of the corpora that the catalogue has no exercise for.
_OUTSIDE = frozenset({"clean_and_jerk", "jump_rope", "pommel_horse", "shrug"})
# RepCount's word for what it does not name: it may be one of the catalogue's.
_UNNAMED = "others"


def penn_action(folder: Path) -> list[Example]:
    """Penn Action's training part: about one repetition a clip, neighbours from one video."""
    return [
        _example(one, "penn_action", f"penn_action:{block(int(one.name))}", _penn_kind(one))
        for one in _read(folder, "penn_action")
    ]


def _penn_kind(one: Recorded) -> Kind:
    return "set" if one.labels["exercise"] == "jump_rope" else "single"


def repcount(folder: Path) -> list[Example]:
    """Sets of RepCount with every repetition marked; ``stu3_25`` is of the block ``stu3``."""
    return [
        _example(one, "repcount", f"repcount:{one.name.split('_')[0]}", kind="set")
        for one in _read(folder, "repcount")
        if one.labels["exercise"] != _UNNAMED
    ]


def squat_faults(folder: Path) -> list[Example]:
    """Single squats, good and bad; the people of one day are in no other part."""
    return [
        _example(one, "squat_faults", f"squat_faults:{one.labels['day']}", "single", "squat", 1)
        for one in _read(folder, "squat_faults")
    ]


def pushup_form(folder: Path) -> list[Example]:
    """A few push-ups each, nobody counted how many."""
    return [
        _example(one, "pushup_form", pushup_source(one.name), kind="set")
        for one in _read(folder, "pushup_form")
    ]


def pose_trainer(folder: Path) -> list[Example]:
    """Single repetitions; good and bad of the same numbers may be the same person."""
    return [
        _example(one, "pose_trainer", _pose_trainer_source(one), kind="single", count=1)
        for one in _read(folder, "pose_trainer")
    ]


def pushup_source(name: str) -> str:
    """Source of ``correct12`` or ``wrong7``, as joints and as a video alike."""
    kind, number = _numbered(name)
    own = f"{kind}:{block(number)}"
    first = next((group[0] for group in _SAME_FOOTAGE if own in group), own)
    return f"cs231n-pushfit:{first}"


def block(number: int) -> int:
    """The block of neighbouring numbers that a number is in."""
    return number // BLOCK


def _pose_trainer_source(one: Recorded) -> str:
    return f"pose_trainer:{one.labels['exercise']}:{block(_numbered(one.name)[1])}"


def _numbered(name: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.*?)(\d+)", name)
    if match is None:
        raise ValueError(f"{name} ends with no number")
    return match[1], int(match[2])


def _read(folder: Path, corpus: str) -> tuple[Recorded, ...]:
    return read_corpus(folder / f"{corpus}.npz")


def _example(
    one: Recorded,
    corpus: str,
    source: str,
    kind: Kind,
    slug: str | None = None,
    count: int | None = None,
) -> Example:
    named = slug or one.labels["exercise"]
    return Example(
        poses=one.poses,
        slug=NONE_SLUG if named in _OUTSIDE else named,
        corpus=corpus,
        source=source,
        name=one.name,
        kind=kind,
        reps=_repetitions(one),
        count=one.count if count is None else count,
        view=one.labels.get("view", ""),
    )


def _repetitions(one: Recorded) -> tuple[Repetition, ...] | None:
    if one.reps is None:
        return None
    return tuple((start, None, end, True) for start, end in one.reps)
