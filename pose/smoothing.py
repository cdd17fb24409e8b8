"""Gap filling and smoothing without lag, where the whole video is known."""

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d, median_filter

from pose.sequence import Seconds

Curve = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

# Frames that a runner-by or a blurred hand hides: longer than this the path is a guess.
MAX_GAP_SECONDS = 0.5
# A single wild frame (left and right swapped, say) is gone; a repetition of 0.6 s is not.
SPIKE_FRAMES = 3


def fill_gaps(values: Curve, times: Seconds, max_gap: float = MAX_GAP_SECONDS) -> Curve:
    """Draw a straight line over short gaps.

    Args:
        values: (T,) or (T, C) with NaN where unknown; a row is known as a whole or not at all.
        times: (T,) seconds.
        max_gap: longest gap to fill, seconds between the known values at its ends.

    Returns:
        A copy; gaps that are longer, or open at either end, stay NaN.
    """
    filled = np.array(values, np.float64)
    known = np.flatnonzero(known_rows(filled))
    for gap in np.flatnonzero(np.diff(known) > 1):
        before, after = known[gap], known[gap + 1]
        if times[after] - times[before] <= max_gap:
            inside = slice(before + 1, after)
            share = (times[inside] - times[before]) / (times[after] - times[before])
            filled[inside] = filled[before] + np.multiply.outer(
                share, filled[after] - filled[before]
            )
    return filled


def known_rows(values: Curve) -> Mask:
    """(T,) of (T,) or (T, C): where all is known."""
    known = np.isfinite(values)
    return known if values.ndim == 1 else np.asarray(known.all(axis=1))


def smooth(values: Curve, rate: float, sigma: float) -> Curve:
    """Take spikes and noise out of evenly sampled curves, without shifting them in time.

    Args:
        values: (T,) or (T, C) evenly sampled; NaN splits it into pieces that are smoothed apart.
        rate: samples a second.
        sigma: width of the Gaussian, seconds.

    Returns:
        A copy, NaN where ``values`` is.
    """
    smoothed = np.array(values, np.float64)
    spike = (SPIKE_FRAMES, *(1,) * (smoothed.ndim - 1))
    for piece in runs(known_rows(smoothed)):
        calm = median_filter(smoothed[piece], spike, mode="nearest")
        smoothed[piece] = _gaussian(calm, sigma * rate)
    return smoothed


def runs(mask: Mask) -> list[slice]:
    """The stretches of consecutive True, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _gaussian(values: Curve, sigma: float) -> Curve:
    """Smooth with the ends mirrored about their last value, which keeps the slope there."""
    pad = min(len(values) - 1, int(4 * sigma) + 1)
    if pad < 1 or sigma <= 0:
        return values
    head = 2 * values[0] - values[pad:0:-1]
    tail = 2 * values[-1] - values[-2 : -pad - 2 : -1]
    padded = np.concatenate([head, values, tail])
    middle: Curve = gaussian_filter1d(padded, sigma, axis=0)[pad:-pad]
    return middle
