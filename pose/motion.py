"""How fast joints move, and the moments at which they come to rest."""

import numpy as np
from scipy.signal import find_peaks

from pose.sequence import PoseSequence, Seconds
from pose.smoothing import Curve, Mask, fill_gaps, known_rows, smooth

# Rates differ from clip to clip and within one; curves are compared on an even grid.
GRID_RATE = 30.0
# Speed is a difference of noisy positions: smoothed more than positions are, still far
# below the 0.3 s that half of the fastest repetition takes.
SPEED_SIGMA = 0.1
# Two rests closer than this belong to one turn of the movement.
MIN_REST_SPACING = 0.25
# How far speed must fall below the quicker side, as a share of the typical top speed.
REST_DEPTH = 0.15
TOP_SPEED_PERCENTILE = 95


def even_grid(times: Seconds, rate: float = GRID_RATE) -> Seconds:
    """Evenly spaced times over the same span, seconds."""
    if len(times) == 0:
        return np.empty(0)
    count = int(np.floor((times[-1] - times[0]) * rate + 1e-6)) + 1
    return np.asarray(times[0] + np.arange(count) / rate)


def resample(values: Curve, times: Seconds, grid: Seconds, max_gap: float = 0.5) -> Curve:
    """Values at other times.

    Args:
        values: (T,) or (T, C) with NaN where unknown; a row is known as a whole or not at all.
        times: (T,) seconds.
        grid: (N,) seconds, increasing.
        max_gap: longest gap to draw a line over, seconds.

    Returns:
        (N,) or (N, C), NaN inside longer gaps and before and after what is known.
    """
    known = known_rows(values)
    if known.sum() < 2:  # noqa: PLR2004 - a line needs two points
        return np.full((len(grid), *values.shape[1:]), np.nan)
    at, value = times[known], np.asarray(values, np.float64)[known]
    columns = [
        np.interp(grid, at, column, left=np.nan, right=np.nan)
        for column in value.reshape(len(value), -1).T
    ]
    drawn = np.stack(columns, axis=1).reshape(len(grid), *values.shape[1:])
    drawn[_between_far(at, grid, max_gap)] = np.nan
    return drawn


def _between_far(at: Seconds, grid: Seconds, max_gap: float) -> Mask:
    """(N,) which times of a grid lie inside a long gap between two samples, not on one."""
    after = np.clip(np.searchsorted(at, grid), 1, len(at) - 1)
    far = at[after] - at[after - 1] > max_gap
    if far.any():
        far &= ~(np.isclose(at[after], grid) | np.isclose(at[after - 1], grid))
    return np.asarray(far)


def velocity(values: Curve, times: Seconds) -> Curve:
    """Central difference, units a second; NaN beside unknown values."""
    if len(values) < 2:  # noqa: PLR2004
        return np.full(len(values), np.nan)
    slope: Curve = np.gradient(np.asarray(values, np.float64), times)
    return slope


def body_speed(sequence: PoseSequence, grid: Seconds) -> Curve:
    """Mean speed of the seen joints, (T,) units of the sequence a second on ``grid``."""
    rate = GRID_RATE if len(grid) < 2 else 1 / (grid[1] - grid[0])  # noqa: PLR2004
    speeds = []
    for joint in sequence.skeleton.joints:
        track = np.where(sequence.seen(joint)[:, None], sequence.joint(joint), np.nan)[:, :2]
        calm = smooth(_on_grid(track, sequence.times, grid), rate, SPEED_SIGMA)
        speeds.append(np.hypot(*(velocity(axis, grid) for axis in calm.T)))
    seen = np.isfinite(speeds)
    total, count = np.where(seen, speeds, 0).sum(axis=0), seen.sum(axis=0)
    mean: Curve = np.divide(total, count, out=np.full(len(grid), np.nan), where=count > 0)
    return mean


def velocity_minima(speed: Curve, times: Seconds) -> Seconds:
    """Moments at which a speed curve comes to a local rest, usually the ends of a movement.

    Args:
        speed: (T,) evenly sampled, any unit, NaN where unknown.
        times: (T,) seconds.

    Returns:
        Seconds of the minima, increasing.
    """
    known = np.isfinite(speed)
    if known.sum() < 3:  # noqa: PLR2004 - no minimum without neighbours
        return np.empty(0)
    rate = (len(times) - 1) / (times[-1] - times[0])
    top = float(np.percentile(speed[known], TOP_SPEED_PERCENTILE))
    level = np.where(known, speed, np.inf)
    lows, _ = find_peaks(
        -np.minimum(level, 2 * top + 1e-9),
        distance=max(1, int(MIN_REST_SPACING * rate)),
        prominence=max(REST_DEPTH * top, 1e-9),
    )
    return np.asarray(times[lows])


def _on_grid(values: Curve, times: Seconds, grid: Seconds) -> Curve:
    return resample(fill_gaps(values, times), times, grid)
