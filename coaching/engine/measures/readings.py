"""The readings that rules are made of: one number for each moment, in the athlete's own axes."""

from collections.abc import Callable, Sequence

import numpy as np

from coaching.engine.measures.athlete import Athlete
from pose.smoothing import Curve

AHEAD, LEFT, UP = 0, 1, 2
# To which side ``inward`` is: from the left knee it is to the right.
_INWARD = {"left": -1.0, "right": 1.0}
_LEAST_LENGTH = 1e-3  # trunk lengths: a line shorter than this has no direction


def pitch(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """Degrees by which the line from the second joint to the first leans ahead of upright."""
    upper, lower = (athlete.point(joint, side) for joint in joints)
    line = upper - lower
    return np.asarray(np.degrees(np.arctan2(line[:, AHEAD], line[:, UP])))


def aside(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """Degrees by which the line from the second joint to the first leans to the left."""
    upper, lower = (athlete.point(joint, side) for joint in joints)
    line = upper - lower
    return np.asarray(np.degrees(np.arctan2(line[:, LEFT], line[:, UP])))


def bend(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """Degrees of the inner angle at the second of three joints."""
    first, middle, last = (athlete.place(joint, side) for joint in joints)
    return _angle(first - middle, last - middle)


def unfolded(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """Degrees of a hip: past straight it goes on beyond 180, where ``bend`` comes back."""
    first, middle, last = (athlete.point(joint, side)[:, (AHEAD, UP)] for joint in joints)
    trunk, thigh = first - middle, last - middle
    past = trunk[:, 0] * thigh[:, 1] - trunk[:, 1] * thigh[:, 0] > 0
    angle = bend(athlete, joints, side)
    return np.where(past, 360.0 - angle, angle)


def rise(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """Degrees by which the second of three joints stands above a straight line, seen from aside."""
    first, middle, last = (athlete.point(joint, side)[:, (AHEAD, UP)] for joint in joints)
    line = last - first
    share = ((middle - first) * line).sum(axis=1) / np.maximum((line**2).sum(axis=1), _LEAST_LENGTH)
    above = (middle - first - share[:, None] * line)[:, 1]
    return np.asarray(np.sign(above) * (180 - _angle(first - middle, last - middle)))


def height(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """How far the first joint is above the second, trunk lengths."""
    return _apart(athlete, joints, side)[:, UP]


def ahead(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """How far the first joint is ahead of the second, trunk lengths."""
    return _apart(athlete, joints, side)[:, AHEAD]


def along(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """How far the first joint is above the second along the trunk, trunk lengths."""
    trunk = athlete.point("shoulders", side) - athlete.point("hips", side)
    length = np.maximum(np.linalg.norm(trunk, axis=1), _LEAST_LENGTH)
    return np.asarray((_apart(athlete, joints, side) * trunk).sum(axis=1) / length)


def spread(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:  # noqa: ARG001
    """How far left and right are apart across the body, as a share of another joint's."""
    wide, narrow = (
        athlete.point(joint, "left")[:, LEFT] - athlete.point(joint, "right")[:, LEFT]
        for joint in joints
    )
    return np.asarray(wide / np.maximum(np.abs(narrow), _LEAST_LENGTH))


def inward(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """How far the second joint is inside of the line between the others, trunk lengths."""
    first, middle, last = (athlete.point(joint, side)[:, (LEFT, UP)] for joint in joints)
    along = last - first
    share = ((middle - first) * along).sum(axis=1) / np.maximum(
        (along**2).sum(axis=1), _LEAST_LENGTH
    )
    return np.asarray(_INWARD[side] * (middle - first - share[:, None] * along)[:, 0])


def nod(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    """Degrees by which the head (ears to nose) points down against the trunk."""
    nose, ears = (athlete.point(joint, side) for joint in joints)
    line = nose - ears
    down = np.degrees(np.arctan2(-line[:, UP], line[:, AHEAD]))
    lean = pitch(athlete, ("shoulders", "hips"), side)
    return np.asarray((down - lean + 180.0) % 360.0 - 180.0)


# Readings of which either direction is as bad.
EITHER_WAY = ("aside",)

READINGS: dict[str, Callable[[Athlete, Sequence[str], str], Curve]] = {
    "pitch": pitch,
    "aside": aside,
    "bend": bend,
    "rise": rise,
    "height": height,
    "ahead": ahead,
    "along": along,
    "spread": spread,
    "inward": inward,
    "nod": nod,
}


def _apart(athlete: Athlete, joints: Sequence[str], side: str) -> Curve:
    first, second = (athlete.point(joint, side) for joint in joints)
    return first - second


def _angle(one: Curve, other: Curve) -> Curve:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    cosine = np.divide(
        (one * other).sum(axis=1), lengths, out=np.full(len(one), np.nan), where=lengths > 0
    )
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
