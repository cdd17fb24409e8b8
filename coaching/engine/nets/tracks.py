"""Joints at an even rate: what windows for the nets are cut from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.sequence import PoseSequence
from pose.skeletons import COMMON13
from pose.smoothing import MAX_GAP_SECONDS

Array = npt.NDArray[np.float32]

# Steps a second. The fastest repetition, 0.6 s, still has nine of them.
RATE = 15.0
# Below this the estimator has guessed a joint outside of the picture. Far limbs that it infers
# behind the body lie above, and are worth having.
MIN_SEEN = 0.2


@dataclass(frozen=True, eq=False)
class Tracks:
    """Joints of COMMON13 at an even rate.

    Attributes:
        points: (T, 13, 2) in the unit of the source, 0 where unseen.
        seen: (T, 13) 1 where a joint is known, else 0.
        start: seconds of the video at the first step.
        rate: steps a second.
    """

    points: Array
    seen: Array
    start: float
    rate: float = RATE

    def __len__(self) -> int:
        return len(self.points)

    @property
    def times(self) -> npt.NDArray[np.float64]:
        """(T,) seconds of the video."""
        return self.start + np.arange(len(self)) / self.rate


def tracks_of(poses: PoseSequence, rate: float = RATE) -> Tracks:
    """Resample by time, not by frame, with short gaps filled.

    Args:
        poses: (T, J, C) on any skeleton; depth is left out, joints it lacks are unseen.
        rate: steps a second.
    """
    common = poses.on(COMMON13)
    start = float(poses.times[0]) if len(poses) else 0.0
    count = int(round(poses.seconds * rate, 6)) + 1 if len(poses) else 0
    grid = start + np.arange(count) / rate
    points = np.zeros((count, len(COMMON13), 2), np.float32)
    seen = np.zeros((count, len(COMMON13)), np.float32)
    known = np.isfinite(common.points[..., :2]).all(axis=2) & (common.confidence >= MIN_SEEN)
    for joint in range(len(COMMON13)):
        frames = np.flatnonzero(known[:, joint])
        if len(frames) == 0:
            continue
        times = common.times[frames]
        near = _within_gap(grid, times)
        for axis in range(2):
            values = np.interp(grid, times, common.points[frames, joint, axis])
            points[:, joint, axis] = np.where(near, values, 0.0)
        seen[:, joint] = near
    return Tracks(points, seen, start, rate)


def _within_gap(
    grid: npt.NDArray[np.float64], times: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """(T,) whether a moment lies at a known one or inside a short gap between two."""
    after = np.searchsorted(times, grid - 1e-6)
    before = np.clip(np.searchsorted(times, grid + 1e-6, side="right") - 1, 0, len(times) - 1)
    inside = (grid >= times[0] - 1e-6) & (grid <= times[-1] + 1e-6)
    gap = times[np.clip(after, 0, len(times) - 1)] - times[before]
    return np.asarray(inside & (gap <= MAX_GAP_SECONDS))
