"""Fuses an exercise's signals into one curve: 0 in the start position, 1 at a typical turn."""

import numpy as np

from coaching.engine.exercise import Exercise, Signal
from coaching.engine.signals import SIDES, Body, measure
from pose.smoothing import Curve

# One arm that works while the other rests: its range is this many times the other's.
ONE_SIDED = 2.5
# Left and right take turns when they go against each other.
ALTERNATING_CORRELATION = -0.3
RANGE_PERCENTILES = (5, 95)
# Frames in which both sides are seen, below which they cannot be compared.
LEAST_SHARED = 10


def movement_phase(body: Body, exercise: Exercise) -> Curve:
    """(N,) fused phase on the body's grid, NaN where no signal is seen on either side."""
    sides = [_side(body, exercise, side) for side in SIDES]
    trust = [_trust(body, exercise, side) for side in SIDES]
    moving = [_range(curve) * each for curve, each in zip(sides, trust, strict=True)]
    if max(moving) > ONE_SIDED * min(moving):
        return sides[int(np.argmax(moving))]
    if _correlation(*sides) < ALTERNATING_CORRELATION:
        return np.asarray(np.fmax(*sides))
    return _mean(sides, trust)


def _side(body: Body, exercise: Exercise, side: str) -> Curve:
    curves = [_unit(measure(body, signal, side), signal) for signal in exercise.signals]
    return _mean(curves, [signal.weight for signal in exercise.signals])


def _unit(values: Curve, signal: Signal) -> Curve:
    return np.asarray((values - signal.start) / (signal.turn - signal.start))


def _mean(curves: list[Curve], weights: list[float]) -> Curve:
    """Weighted mean; where some curves are unknown the others stand in, level with the mean."""
    stack = np.array(curves)
    weight = np.array(weights)[:, None] * np.isfinite(stack)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nansum(stack * weight, axis=0) / weight.sum(axis=0)
    full = np.isfinite(stack).all(axis=0)
    if not full.any() or full.all():
        return np.asarray(mean)
    offsets = np.median(stack[:, full] - mean[full], axis=1)[:, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.nansum((stack - offsets) * weight, axis=0) / weight.sum(axis=0))


def _trust(body: Body, exercise: Exercise, side: str) -> float:
    """Squared mean confidence of the joints that the signals use."""
    names = {f"{side}_{j}" for signal in exercise.signals for j in signal.joints if j != "nose"}
    index = [body.sequence.skeleton.index[n] for n in names if n in body.sequence.skeleton.index]
    return float(body.sequence.confidence[:, index].mean()) ** 2 if index else 0.0


def _range(curve: Curve) -> float:
    known = curve[np.isfinite(curve)]
    if len(known) == 0:
        return 0.0
    low, high = np.percentile(known, RANGE_PERCENTILES)
    return float(high - low)


def _correlation(left: Curve, right: Curve) -> float:
    both = np.isfinite(left) & np.isfinite(right)
    if both.sum() < LEAST_SHARED or left[both].std() == 0 or right[both].std() == 0:
        return 1.0
    return float(np.corrcoef(left[both], right[both])[0, 1])
