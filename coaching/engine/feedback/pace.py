"""How long the parts of a repetition took, and how alike left and right moved."""

from collections.abc import Sequence

import numpy as np

from coaching.engine.feedback.answer import Tempo
from pose.angles import ANGLES, joint_angle
from pose.sequence import Floats, PoseSequence

# The turn lasts while the angle stays within this share of the way: half of what passes for rest
# in a sine, and twice an estimator's unrest.
TURN_SHARE = 0.05
# A side's range is told only where it was seen in this share of the repetition.
SEEN_SHARE = 0.5


def ranges_of(part: PoseSequence, names: Sequence[str], dimensions: int) -> dict[str, float]:
    """Degrees between the extremes of each angle that was seen well enough."""
    curves = {n: joint_angle(part, n, dimensions=dimensions) for n in names if n in ANGLES}
    found = {name: _range(curve) for name, curve in curves.items()}
    return {name: each for name, each in found.items() if each is not None}


def symmetry_of(ranges: dict[str, float]) -> float | None:
    """Degrees by which left and right ranges differ, the worst pair; ``None`` with a side unseen"""
    pairs = [
        (ranges[name], ranges[f"right_{name.removeprefix('left_')}"])
        for name in ranges
        if name.startswith("left_") and f"right_{name.removeprefix('left_')}" in ranges
    ]
    return round(max(abs(left - right) for left, right in pairs), 1) if pairs else None


def tempo_of(
    part: PoseSequence, name: str | None, dimensions: int, moments: tuple[float, float, float]
) -> Tempo:
    """Seconds out, at the turn and back.

    Args:
        part: the frames of the repetition.
        name: the angle that moved furthest; without one the turn takes no time.
        dimensions: to read it in.
        moments: start, turn and end, seconds.
    """
    start, turn, end = moments
    first, last = (turn, turn)
    if name is not None and len(part):
        first, last = _turn(joint_angle(part, name, dimensions=dimensions), part, turn)
    first, last = max(first, start), min(last, end)
    return Tempo(round(first - start, 2), round(last - first, 2), round(end - last, 2))


def _turn(curve: Floats, part: PoseSequence, turn: float) -> tuple[float, float]:
    """From when to when the angle is where it turns."""
    at = int(np.abs(part.times - turn).argmin())
    near = np.abs(curve - curve[at]) <= TURN_SHARE * (np.nanmax(curve) - np.nanmin(curve))
    if not near[at]:
        return turn, turn
    away = np.flatnonzero(~near)
    before, after = away[away < at], away[away > at]
    first = part.times[before[-1] + 1] if len(before) else part.times[0]
    last = part.times[after[0] - 1] if len(after) else part.times[-1]
    return float(first), float(last)


def _range(curve: Floats) -> float | None:
    seen = curve[np.isfinite(curve)]
    if len(seen) < max(2, SEEN_SHARE * len(curve)):
        return None
    return float(seen.max() - seen.min())
