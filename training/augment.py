"""What cameras, estimators and people do to joints, done at random to batches of windows."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.skeletons import COMMON13

Array = npt.NDArray[np.float32]
Rng = np.random.Generator

_INDEX = COMMON13.index
_MIRROR = list(COMMON13.mirror)
_LEGS = [_INDEX[f"{s}_{j}"] for s in ("left", "right") for j in ("knee", "ankle")]
_HIPS = [_INDEX["left_hip"], _INDEX["right_hip"]]
_SIDE = {s: [_INDEX[f"{s}_{j}"] for j in ("elbow", "wrist", "knee", "ankle")]
         for s in ("left", "right")}  # fmt: skip
_PAIRS = {s: [_INDEX[f"{s}_{j}"] for j in
              ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")]
          for s in ("left", "right")}  # fmt: skip
# How much more an estimator errs at the ends of the limbs than at the trunk.
_UNREST = np.array(
    [2.0 if "wrist" in j or "ankle" in j else 1.5 if "elbow" in j or "knee" in j else 1.0
     for j in COMMON13.joints], np.float32)  # fmt: skip


@dataclass(frozen=True)
class Strength:
    """How much of each: shares of windows, or lengths in torsos.

    Attributes:
        mirror: share of windows with left and right swapped.
        roll: standard deviation of the camera's roll, radians.
        stretch: standard deviation of the logarithm of width against height.
        jitter: most noise from step to step.
        drift: most slow error of a joint.
        pan: share of windows from a camera that moves.
        collapse: share with the far side drawn onto the near one, as behind a body.
        swap: share with left and right confused for a moment.
        crop: share without legs.
        joints: share that lack a joint or more.
        side: share that lack the limbs of one side.
        blink: share with everything unseen for a moment.
    """

    mirror: float = 0.5
    roll: float = 0.10
    stretch: float = 0.10
    jitter: float = 0.03
    drift: float = 0.08
    pan: float = 0.25
    collapse: float = 0.12
    swap: float = 0.08
    crop: float = 0.12
    joints: float = 0.25
    side: float = 0.10
    blink: float = 0.10


def augment(
    points: Array, seen: Array, rng: Rng, strength: Strength | None = None
) -> tuple[Array, Array]:
    """Vary windows.

    Args:
        points: (N, T, 13, 2) torso lengths.
        seen: (N, T, 13) 0 or 1.
        rng: of all chance.
        strength: how much.
    """
    how = strength or Strength()
    points, seen = _mirrored(points, seen, rng, how)
    points = _viewed(points, rng, how)
    points = _collapsed(points, rng, how)
    points, seen = _confused(points, seen, rng, how)
    points = points + _noise(points.shape, rng, how)
    seen = _hidden(seen, rng, how)
    return (points * seen[..., None]).astype(np.float32), seen


def _mirrored(points: Array, seen: Array, rng: Rng, how: Strength) -> tuple[Array, Array]:
    chosen = rng.random(len(points)) < how.mirror
    points, seen = points.copy(), seen.copy()
    points[chosen] = points[chosen][:, :, _MIRROR] * np.array([-1, 1], np.float32)
    seen[chosen] = seen[chosen][:, :, _MIRROR]
    return points, seen


def _viewed(points: Array, rng: Rng, how: Strength) -> Array:
    """Roll and stretch of the picture, and a camera that pans."""
    count, steps = points.shape[:2]
    roll = rng.normal(0, how.roll, count)
    stretch = np.exp(rng.normal(0, how.stretch, count))
    c, s = np.cos(roll), np.sin(roll)
    turn = np.stack([np.stack([c * stretch, -s], -1), np.stack([s * stretch, c], -1)], -2)
    seen = np.einsum("nij,ntvj->ntvi", turn.astype(np.float32), points)
    pans = (rng.random(count) < how.pan)[:, None, None]
    path = np.cumsum(rng.normal(0, 0.02, (count, steps, 2)), axis=1) * pans
    return np.asarray(seen + path[:, :, None], np.float32)


def _collapsed(points: Array, rng: Rng, how: Strength) -> Array:
    """One side inferred from the other, as estimators do behind a body seen from the side."""
    points = points.copy()
    for index in np.flatnonzero(rng.random(len(points)) < how.collapse):
        near, far = ("left", "right") if rng.random() < 0.5 else ("right", "left")  # noqa: PLR2004
        share = rng.uniform(0.5, 0.95)
        mixed = share * points[index][:, _PAIRS[near]] + (1 - share) * points[index][:, _PAIRS[far]]
        points[index][:, _PAIRS[far]] = mixed
    return points


def _confused(points: Array, seen: Array, rng: Rng, how: Strength) -> tuple[Array, Array]:
    points, seen = points.copy(), seen.copy()
    steps = points.shape[1]
    for index in np.flatnonzero(rng.random(len(points)) < how.swap):
        first = int(rng.integers(0, steps))
        span = slice(first, first + int(rng.integers(1, 8)))
        joints = rng.permutation(6)[: int(rng.integers(2, 7))]
        left = [_PAIRS["left"][j] for j in joints]
        right = [_PAIRS["right"][j] for j in joints]
        points[index, span, left + right] = points[index, span, right + left]
        seen[index, span, left + right] = seen[index, span, right + left]
    return points, seen


def _noise(shape: tuple[int, ...], rng: Rng, how: Strength) -> Array:
    """Jitter from step to step, and slow errors of a joint."""
    count, steps, joints, _ = shape
    size = rng.uniform(0, how.jitter, (count, 1, 1, 1)) * _UNREST[:, None]
    jitter = rng.normal(0, 1, shape) * size
    phase = rng.uniform(0, 2 * np.pi, (count, 1, joints, 2))
    rate = rng.uniform(0.5, 4.0, (count, 1, joints, 2)) * 2 * np.pi / steps
    wave = np.sin(rate * np.arange(steps)[:, None, None] + phase)
    slow = rng.uniform(0, how.drift, (count, 1, 1, 1)) * _UNREST[:, None] * wave * 0.5
    return np.asarray(jitter + slow, np.float32)


def _hidden(seen: Array, rng: Rng, how: Strength) -> Array:
    seen = seen.copy()
    count, steps, joints = seen.shape
    draw = rng.random((4, count))
    for index in np.flatnonzero(draw[0] < how.crop):
        seen[index][:, _LEGS] = 0
        if rng.random() < 0.3:  # noqa: PLR2004 - cropped above the hips
            seen[index][:, _HIPS] = 0
    for index in np.flatnonzero(draw[1] < how.joints):
        gone = rng.integers(0, joints, int(rng.integers(1, 4)))
        first = int(rng.integers(-steps, steps))
        seen[index][max(first, 0) : first + steps, gone] = 0
    for index in np.flatnonzero(draw[2] < how.side):
        seen[index][:, _SIDE["left" if rng.random() < 0.5 else "right"]] = 0  # noqa: PLR2004
    for index in np.flatnonzero(draw[3] < how.blink):
        first = int(rng.integers(0, steps))
        seen[index, first : first + int(rng.integers(1, 10))] = 0
    return seen
