"""Joint angles with one convention: the inner angle between two bones, 0 to 180 degrees."""

from collections.abc import Iterable

import numpy as np

from pose.sequence import MIN_CONFIDENCE, Floats, PoseSequence

# first joint, the joint that bends, last joint
_BENDS = {
    "elbow": ("shoulder", "elbow", "wrist"),
    "shoulder": ("hip", "shoulder", "elbow"),
    "hip": ("shoulder", "hip", "knee"),
    "knee": ("hip", "knee", "ankle"),
    "ankle": ("knee", "ankle", "foot_index"),
}

ANGLES: dict[str, tuple[str, str, str]] = {
    f"{side}_{bend}": (f"{side}_{first}", f"{side}_{middle}", f"{side}_{last}")
    for bend, (first, middle, last) in _BENDS.items()
    for side in ("left", "right")
}


def between(first: Floats, middle: Floats, last: Floats) -> Floats:
    """Inner angle at ``middle``.

    Args:
        first: (T, C) points.
        middle: (T, C) points.
        last: (T, C) points.

    Returns:
        (T,) degrees in 0..180; NaN where a point is NaN or a bone has no length.
    """
    return _angle(first - middle, last - middle)


def joint_angle(
    sequence: PoseSequence,
    name: str,
    *,
    dimensions: int = 2,
    threshold: float = MIN_CONFIDENCE,
) -> Floats:
    """One of ``ANGLES`` over time.

    Args:
        sequence: joints in pixels or metres.
        name: such as ``left_knee``.
        dimensions: 2 measures in the plane of the picture, 3 in space.
        threshold: confidence below which a joint is unseen.

    Returns:
        (T,) degrees in 0..180; NaN where one of the three joints is unseen or not of the skeleton.
    """
    first, middle, last = (visible(sequence, joint, threshold) for joint in ANGLES[name])
    return between(first[:, :dimensions], middle[:, :dimensions], last[:, :dimensions])


def joint_angles(
    sequence: PoseSequence, names: Iterable[str] = tuple(ANGLES), *, dimensions: int = 2
) -> dict[str, Floats]:
    """Several angles at once, by name; each as ``joint_angle`` gives it."""
    return {name: joint_angle(sequence, name, dimensions=dimensions) for name in names}


def inclination(lower: Floats, upper: Floats) -> Floats:
    """Angle of the line from ``lower`` to ``upper`` against straight up.

    Args:
        lower: (T, C) points, y down.
        upper: (T, C) points, y down.

    Returns:
        (T,) degrees: 0 upright, 90 level, 180 upside down; NaN where a point is NaN.
    """
    up = np.zeros_like(lower)
    up[:, 1] = -1
    return _angle(upper - lower, up)


def visible(sequence: PoseSequence, joint: str, threshold: float = MIN_CONFIDENCE) -> Floats:
    """(T, C) track of a joint, NaN where it is unseen or not part of the skeleton."""
    if joint not in sequence.skeleton.index:
        return np.full((len(sequence), sequence.points.shape[2]), np.nan, np.float32)
    return np.where(sequence.seen(joint, threshold)[:, None], sequence.joint(joint), np.nan)


def _angle(one: Floats, other: Floats) -> Floats:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    cosine = np.divide(
        (one * other).sum(axis=1), lengths, out=np.full(len(one), np.nan, np.float32),
        where=lengths > 0,
    )  # fmt: skip
    degrees: Floats = np.degrees(np.arccos(np.clip(cosine, -1, 1))).astype(np.float32)
    return degrees
