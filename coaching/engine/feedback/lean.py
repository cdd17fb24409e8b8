"""How far the trunk leans at each turn."""

from collections.abc import Sequence

import numpy as np

from coaching.engine.result import Repetition
from coaching.engine.scene import Scene
from coaching.engine.view import SIDE_DEGREES
from pose.angles import inclination, visible
from pose.sequence import Floats, PoseSequence

# The turn is read over this long on either side, seconds.
NEAR = 0.15


def leans_of(scene: Scene, reps: Sequence[Repetition]) -> list[float | None]:
    """Degrees from upright; ``None`` where trunk or camera do not show it."""
    if not scene.view >= SIDE_DEGREES:
        return [None] * len(reps)
    sequence, dimensions = scene.best_joints("side")
    return [_lean(sequence, dimensions, rep.turn) for rep in reps]


def _lean(sequence: PoseSequence, dimensions: int, at: float) -> float | None:
    first, after = np.searchsorted(sequence.times, (at - NEAR, at + NEAR))
    part = sequence.part(slice(int(first), int(after) + 1))
    leans = inclination(_middle(part, "hip", dimensions), _middle(part, "shoulder", dimensions))
    seen = leans[np.isfinite(leans)]
    return float(np.median(seen)) if len(seen) else None


def _middle(part: PoseSequence, joint: str, dimensions: int) -> Floats:
    sides = [visible(part, f"{side}_{joint}")[:, :dimensions] for side in ("left", "right")]
    return np.asarray(np.where(np.isfinite(sides[0]), sides[0], sides[1]) / 2
                      + np.where(np.isfinite(sides[1]), sides[1], sides[0]) / 2)  # fmt: skip
