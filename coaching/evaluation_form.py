"""How well faults of form are found in labelled recordings of joints, or in clips."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from coaching.engine import Exercise, analyse
from coaching.engine.form.judges import PUSH_UP, SQUAT, push_up_row, read_judge, squat_class
from coaching.engine.form.judges import squat_row as row_of_squat
from coaching.engine.form.squat import Squat
from coaching.evaluation_poses import CorpusLabelsError, Tell, exercise_of
from coaching.scores import DIGITS, Pair, accuracy, f1, macro_f1
from pose.corpus import Recorded, read_corpus
from pose.errors import PoseError
from pose.sequence import Poses, PoseSequence

GOOD, BAD = "good", "bad"
NO_DEPTH = "no_depth"  # its labels are doubtful: hardly shallower than the correct squats
_FORMS = {"correct": GOOD, "good": GOOD, "wrong": BAD, "bad": BAD}
_SPACE = 3  # coordinates of a joint in space
_NAMED = (*SQUAT.labels, NO_DEPTH)


def evaluate_corpus(path: Path, catalogue: Sequence[Exercise], tell: Tell) -> dict[str, Any]:
    """The document of ``manage.py evaluate form`` for a file of joints.

    Raises:
        PoseError: the file cannot be read, or says nothing about form.
    """
    recorded = read_corpus(path)
    cases = [(one, label) for one in recorded if (label := _label(one)) is not None]
    if not cases:
        raise CorpusLabelsError(
            "corpus_unlabelled", "No sequence of this file says how it was done."
        )
    pairs = []
    for done, (one, label) in enumerate(cases):
        tell(done, len(cases))
        pairs.append((label, _predicted(one, catalogue)))
    return scored(pairs)


def _label(one: Recorded) -> str | None:
    if "fault" in one.labels:
        name = squat_class(one.labels["fault"])
        return name if name in _NAMED else None
    return _FORMS.get(one.labels.get("form", ""))


def _predicted(one: Recorded, catalogue: Sequence[Exercise]) -> str:
    if "fault" in one.labels:
        return squat_fault(one.poses)
    return form_of(Poses(one.poses, one.size or (1, 1), "recorded"),
                   exercise_of(one.labels, catalogue), catalogue)  # fmt: skip


def squat_fault(poses: PoseSequence) -> str:
    """The learned judge's word on one squat in space.

    Raises:
        CorpusLabelsError: ``corpus_flat``, the joints have no depth.
    """
    if poses.points.shape[2] != _SPACE or not {"left_heel", "left_foot_index"} <= set(
        poses.skeleton.joints
    ):
        message = "Faults of squats are judged on joints in space, feet included."
        raise CorpusLabelsError("corpus_flat", message)
    return read_judge(SQUAT.exercise).told(row_of_squat(Squat.recorded(poses)))


def form_of(poses: Poses, exercise: str | None, catalogue: Sequence[Exercise]) -> str:
    """Good or bad: by the learned judge of push-ups, by the rules for any other exercise."""
    if exercise == PUSH_UP.exercise and "left_heel" in poses.image.skeleton.index:
        return read_judge(PUSH_UP.exercise).told(push_up_row(poses.image))
    known = {each.slug for each in catalogue}
    try:
        found = analyse(poses, catalogue, exercise=exercise if exercise in known else None)
    except PoseError:
        return GOOD  # nothing was seen, so nothing is held against anybody
    return BAD if any(one.severity != "info" for one in found.findings) else GOOD


def scored(pairs: Sequence[Pair]) -> dict[str, Any]:
    """The contract's document of true and predicted labels.

    Squats of too little depth are in ``by_fault`` alone: with how many are told from the others'
    labels as anything but correct.
    """
    kept = [pair for pair in pairs if pair[0] != NO_DEPTH]
    shallow = [pair for pair in pairs if pair[0] == NO_DEPTH]
    codes = sorted({true for true, _ in kept} | {told for _, told in kept})
    rows = {code: _row(kept, code) for code in codes}
    if shallow:
        rows[NO_DEPTH] = _row(pairs, NO_DEPTH)
    return {
        "cases": len(kept),
        "accuracy": accuracy(kept),
        "macro_f1": macro_f1(kept),
        "by_fault": rows,
    }


def _row(pairs: Iterable[Pair], code: str) -> dict[str, Any]:
    listed = list(pairs)
    hits = sum(true == code == told for true, told in listed)
    there = sum(true == code for true, _ in listed)
    named = sum(told == code for _, told in listed)
    return {
        "precision": round(hits / named, DIGITS) if named else None,
        "recall": round(hits / there, DIGITS) if there else None,
        "f1": round(f1(listed, code), DIGITS) if there or named else None,
        "cases": there,
    }
