"""Limbs lent from window to window, where they say nothing about the exercise.

Who squats may do anything with the arms, and who curls or presses may sit or stand. Where few
people show an exercise, a net takes what their other limbs do for the exercise itself: pressing
on a seat for a pulldown. Trunks and limbs of different people are put together elsewhere too
(SkeleMix of Chen and others, "Contrastive Learning from Spatio-Temporal Mixed Skeleton Sequences",
2022), there without regard to what the limb does.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from pose.skeletons import COMMON13

Array = npt.NDArray[np.float32]
Rng = np.random.Generator

_INDEX = COMMON13.index
_SIDES = ("left", "right")
_TRUNK = [_INDEX[f"{side}_{joint}"] for joint in ("shoulder", "hip") for side in _SIDES]
_ARMS = {f"{s}_shoulder": (f"{s}_elbow", f"{s}_wrist") for s in _SIDES}
_LEGS = {f"{s}_hip": (f"{s}_knee", f"{s}_ankle") for s in _SIDES}

_STANDING = ("squat", "lunge")
_UPPER = ("biceps_curl", "triceps_pushdown", "shoulder_press", "lateral_raise", "front_raise")
# Who borrows what from whom. A pulldown borrows nothing: on straight legs it would be a pull-up.
ARMS_OF: Mapping[str, Sequence[str]] = MappingProxyType(dict.fromkeys(_STANDING, _STANDING))
LEGS_OF: Mapping[str, Sequence[str]] = MappingProxyType(
    dict.fromkeys(_UPPER, (*_UPPER, "lat_pulldown"))
)


def lend(
    points: Array, seen: Array, slugs: Sequence[str], rng: Rng, share: float
) -> tuple[Array, Array]:
    """Windows of which some have the arms or legs of others.

    Args:
        points: (N, T, 13, 2) torso lengths.
        seen: (N, T, 13) 0 or 1.
        slugs: (N,) exercises.
        rng: of all chance.
        share: of the windows of exercises that may borrow.
    """
    lent, shown = points.copy(), seen.copy()
    trunks = points[:, :, _TRUNK].mean(axis=1).reshape(len(points), -1)
    for index in np.flatnonzero(rng.random(len(points)) < share):
        limbs, lenders = _wanted(slugs[index])
        giver = _alike(trunks, [n for n, s in enumerate(slugs) if s in lenders], index)
        if giver is not None:
            _give(points, seen, giver, lent[index], shown[index], limbs)
    return lent, shown


def _wanted(slug: str) -> tuple[Mapping[str, tuple[str, str]], Sequence[str]]:
    if slug in ARMS_OF:
        return _ARMS, ARMS_OF[slug]
    return _LEGS, LEGS_OF.get(slug, ())


def _alike(trunks: Array, candidates: Sequence[int], index: int) -> int | None:
    """Who is seen from about the same side: the trunk nearest in the picture."""
    others = [n for n in candidates if n != index]
    if not others:
        return None
    away = np.linalg.norm(trunks[others] - trunks[index], axis=1)
    return others[int(away.argmin())]


def _give(
    points: Array,
    seen: Array,
    giver: int,
    to: Array,
    shown: Array,
    limbs: Mapping[str, tuple[str, str]],
) -> None:
    """Each limb as the giver has it, from the borrower's own shoulder or hip."""
    for root, joints in limbs.items():
        rows, base = [_INDEX[joint] for joint in joints], _INDEX[root]
        away = points[giver][:, rows] - points[giver][:, base, None]
        to[:, rows] = to[:, base, None] + away
        shown[:, rows] = seen[giver][:, rows]
