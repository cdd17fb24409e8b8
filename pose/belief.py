"""Joints that break the proportions of their own body are not believed.

Behind a plate, a bench or another person an estimator may squeeze a limb or all of the body: the
ankle lies at the knee, and is told with confidence all the same. A bone does not shrink. In space
its length is held against its own median over time; in the picture it may be foreshortened, but no
further than it is in space.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from pose.angles import visible
from pose.sequence import Poses, PoseSequence, Seconds
from pose.smoothing import Curve, Mask, runs

# What a joint that is not believed is told with at most: nobody measures, compares, praises or
# draws it. Counting averages over all joints and may still look.
DOUBTED = 0.15
# Lengths of a bone as shares of the usual. An estimator's wander by a quarter while all is well.
SHORTEST, LONGEST = 0.55, 1.7
# Of a bone that lies across the picture with less than this share of its length, the picture says
# nothing: it may well be foreshortened to a point.
LEAST_ACROSS = 0.5
# Seconds: a break shorter than this is the unrest of a frame or two, and is smoothed away anyhow.
BREAK_SECONDS = 0.15
# Seconds: breaks nearer to each other than this are one, and joints are drifting that long before
# it and after it.
NEAR_SECONDS = 0.3
# The trunk is looked at in whole: the far side of it may be hidden, but is guessed well.
SEEN = 0.1
# Keeps divisions sound, metres.
_LEAST = 0.01
_SIDES = ("left", "right")


@dataclass(frozen=True)
class _Bone:
    """From the joint that is nearer to the trunk to the other one, with what hangs on that."""

    near: str
    far: str
    beyond: tuple[str, ...]


_FEET = ("heel", "foot_index")
_HANDS = ("pinky", "index", "thumb")
_BONES = (
    _Bone("hip", "knee", ("ankle", *_FEET)),
    _Bone("knee", "ankle", _FEET),
    _Bone("shoulder", "elbow", ("wrist", *_HANDS)),
    _Bone("elbow", "wrist", _HANDS),
)
# What the size of the body in the picture is read from: half of these may be wrong.
_RULERS = (*((bone.near, bone.far) for bone in _BONES), ("shoulder", "hip"))


def believed(poses: Poses) -> Poses:
    """The same joints; those that break the body's proportions with at most ``DOUBTED``.

    Without depth nothing can be held against a bone that looks short, and all are believed.
    """
    if poses.world is None or len(poses.image) == 0:
        return poses
    doubted = list(_doubted(poses.image, poses.world))
    return replace(
        poses, image=_less_sure(poses.image, doubted), world=_less_sure(poses.world, doubted)
    )


def _less_sure(sequence: PoseSequence, doubted: list[tuple[str, Mask]]) -> PoseSequence:
    confidence = sequence.confidence.copy()
    for joint, when in doubted:
        column = sequence.skeleton.index[joint]
        confidence[when, column] = np.minimum(confidence[when, column], DOUBTED)
    return replace(sequence, confidence=confidence)


def _doubted(image: PoseSequence, world: PoseSequence) -> Iterator[tuple[str, Mask]]:
    """Joints of the skeleton, each with (T,) whether it is doubted."""
    whole = _lasting(_is_off(_of_usual(_trunk(world))), world.times)
    yield from ((joint, whole) for joint in image.skeleton.joints)
    size = _pixels_a_metre(image, world)
    for side in _SIDES:
        for bone in _BONES:
            when = _broken(image, world, size, (f"{side}_{bone.near}", f"{side}_{bone.far}"))
            names = (f"{side}_{joint}" for joint in (bone.far, *bone.beyond))
            yield from ((name, when) for name in names if name in image.skeleton.index)


def _broken(image: PoseSequence, world: PoseSequence, size: Curve, ends: tuple[str, str]) -> Mask:
    """(T,) whether a bone has a length that it cannot have."""
    length, across = _lengths(world, ends, 3), _lengths(world, ends, 2)
    shown = _lengths(image, ends, 2) / np.maximum(across * size, _LEAST)
    told = across > LEAST_ACROSS * _median(length)
    return _lasting(_is_off(_of_usual(length)) | (told & (shown < SHORTEST)), world.times)


def _trunk(world: PoseSequence) -> Curve:
    """(T,) from the middle of the shoulders to the middle of the hips, metres."""
    ends = [
        np.mean([visible(world, f"{side}_{joint}", SEEN) for side in _SIDES], axis=0)
        for joint in ("shoulder", "hip")
    ]
    return np.asarray(np.linalg.norm(ends[0] - ends[1], axis=1), np.float64)


def _of_usual(lengths: Curve) -> Curve:
    return np.asarray(lengths / max(_median(lengths), _LEAST))


def _lengths(sequence: PoseSequence, ends: tuple[str, str], dimensions: int) -> Curve:
    """(T,) length of a bone, NaN where one of its ends is unseen."""
    first, last = (visible(sequence, joint)[:, :dimensions] for joint in ends)
    return np.asarray(np.linalg.norm(first - last, axis=1), np.float64)


def _pixels_a_metre(image: PoseSequence, world: PoseSequence) -> Curve:
    """(T,) how large the body is in the picture, by all of its bones."""
    bones = [(f"{side}_{near}", f"{side}_{far}") for side in _SIDES for near, far in _RULERS]
    shown = np.sum([np.nan_to_num(_lengths(image, ends, 2)) for ends in bones], axis=0)
    across = np.sum([np.nan_to_num(_lengths(world, ends, 2)) for ends in bones], axis=0)
    return np.asarray(shown / np.maximum(across, _LEAST))


def _is_off(share: Curve) -> Mask:
    return np.isfinite(share) & ((share < SHORTEST) | (share > LONGEST))


def _median(values: Curve) -> float:
    seen = values[np.isfinite(values)]
    return float(np.median(seen)) if len(seen) else float("nan")


def _lasting(wrong: Mask, times: Seconds) -> Mask:
    """Breaks that are not over at once, with the time around them."""
    joined = wrong.copy()
    for gap in runs(~wrong):
        inside = gap.start > 0 and gap.stop < len(wrong)
        if inside and times[gap.stop] - times[gap.start - 1] <= NEAR_SECONDS:
            joined[gap] = True
    lasting = np.zeros(len(wrong), bool)
    for piece in runs(joined):
        begin, end = times[piece.start], times[piece.stop - 1]
        if end - begin >= BREAK_SECONDS:
            lasting |= (times >= begin - NEAR_SECONDS) & (times <= end + NEAR_SECONDS)
    return lasting
