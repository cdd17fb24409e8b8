"""Stretches of one video put together: do they follow one person, and what is there twice."""

from dataclasses import replace

import numpy as np

from pose.sequence import Floats, Poses, PoseSequence, join

# Torso lengths between two stretches' joints at their seam beyond which they follow two people.
SAME_PERSON = 0.5


def same_person(before: PoseSequence, after: PoseSequence) -> bool:
    """Whether two stretches that overlap in time follow one person.

    True where the overlap says nothing, because one of them saw nobody in it.
    """
    shared = np.intersect1d(before.times, after.times)
    first = before.points[np.isin(before.times, shared)][..., :2]
    second = after.points[np.isin(after.times, shared)][..., :2]
    seen = ~np.isnan(first).any(axis=(1, 2)) & ~np.isnan(second).any(axis=(1, 2))
    if not seen.any():
        return True
    apart = np.linalg.norm(first[seen] - second[seen], axis=2)
    return bool(np.median(apart) <= SAME_PERSON * _torso(first[seen], before))


def _torso(points: Floats, sequence: PoseSequence) -> float:
    """Median length from the middle of the shoulders to the middle of the hips, pixels."""
    index = sequence.skeleton.index
    shoulders = points[:, [index["left_shoulder"], index["right_shoulder"]]].mean(axis=1)
    hips = points[:, [index["left_hip"], index["right_hip"]]].mean(axis=1)
    return float(np.median(np.linalg.norm(shoulders - hips, axis=1)))


def joints_at(sequence: PoseSequence, moment: float) -> Floats | None:
    """Joints (J, C) of the frame nearest to a moment in which somebody was found."""
    found = np.flatnonzero(~np.isnan(sequence.points).any(axis=(1, 2)))
    if not len(found):
        return None
    nearest = found[np.argmin(np.abs(sequence.times[found] - moment))]
    return np.asarray(sequence.points[nearest], np.float32)


def cut_to(poses: Poses, start: float | None, before: Poses | None) -> Poses:
    """Less the warm-up, and less what a container that seeks badly gave twice."""
    keep = poses.image.times >= (-np.inf if start is None else start)
    if before is not None and len(before.image):
        keep &= poses.image.times > before.image.times[-1]
    world = poses.world and poses.world.part(keep)
    return Poses(poses.image.part(keep), poses.size, poses.estimator, world)


def one(parts: list[Poses]) -> Poses:
    """Consecutive stretches as one; those in which nobody was found take the others' shape."""
    depth = max(part.image.points.shape[2] for part in parts)
    image = join(_with_depth(part.image, depth) for part in parts)
    world = None
    if any(part.world for part in parts):
        world = join(part.world or _unseen(part.image) for part in parts)
    return Poses(image, parts[0].size, parts[0].estimator, world)


def scaled(poses: Poses, size: tuple[int, int]) -> Poses:
    """The same joints in a picture of another size: large frames are searched at a smaller one."""
    if poses.size == size:
        return poses
    across, down = size[0] / poses.size[0], size[1] / poses.size[1]
    factors = np.array([across, down, across], np.float32)[: poses.image.points.shape[2]]
    return replace(
        poses, image=replace(poses.image, points=poses.image.points * factors), size=size
    )


def _with_depth(sequence: PoseSequence, depth: int) -> PoseSequence:
    """A stretch in which nobody was found has flat points: give them the others' shape."""
    return sequence if sequence.points.shape[2] == depth else _unseen(sequence)


def _unseen(sequence: PoseSequence) -> PoseSequence:
    points = np.full((*sequence.confidence.shape, 3), np.nan, np.float32)
    return PoseSequence(
        points, np.zeros_like(sequence.confidence), sequence.times, sequence.skeleton
    )
