"""Small steps that the features of all exercises share."""

import numpy as np
import numpy.typing as npt

Wide = npt.NDArray[np.float64]

_MEDIAN_FRAMES = 5  # one or two wild frames next to each other disappear
_KERNEL = np.array([0.054, 0.242, 0.408, 0.242, 0.054])  # a Gaussian of one frame
_TINY = 1e-9


def smooth(track: npt.NDArray[np.float32]) -> Wide:
    """(T, ...) with gaps drawn through, wild frames taken out, and lightly averaged over time."""
    filled = _filled(np.asarray(track, np.float64))
    middle = np.median(_windows(filled), axis=-1)
    averaged: Wide = _windows(middle) @ (_KERNEL / _KERNEL.sum())
    return averaged


def _windows(track: Wide) -> Wide:
    """(T, ..., 5) each frame with its neighbours; the ends repeat."""
    half = _MEDIAN_FRAMES // 2
    padded = np.concatenate([track[:1].repeat(half, 0), track, track[-1:].repeat(half, 0)])
    windows: Wide = np.lib.stride_tricks.sliding_window_view(padded, _MEDIAN_FRAMES, axis=0)
    return windows


def _filled(track: Wide) -> Wide:
    """NaN replaced by the line between its neighbours; 0 where nothing was ever seen."""
    if np.isfinite(track).all():
        return track
    flat = track.reshape(len(track), -1).copy()
    frames = np.arange(len(flat))
    for column in flat.T:
        seen = np.isfinite(column)
        column[:] = np.interp(frames, frames[seen], column[seen]) if seen.any() else 0.0
    return flat.reshape(track.shape)


def between(one: Wide, other: Wide) -> Wide:
    """(T,) distance of two tracks."""
    distance: Wide = np.linalg.norm(one - other, axis=-1)
    return distance


def angle(one: Wide, corner: Wide, other: Wide) -> Wide:
    """(T,) degrees at ``corner``."""
    first, second = one - corner, other - corner
    lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(second, axis=-1)
    cosine = (first * second).sum(axis=-1) / np.maximum(lengths, _TINY)
    degrees: Wide = np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))
    return degrees
