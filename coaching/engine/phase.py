"""Fuses an exercise's signals into one curve: 0 in the start position, 1 at a typical turn."""

import numpy as np

from coaching.engine.counting import movements
from coaching.engine.exercise import Exercise, Signal
from coaching.engine.signals import SIDES, Body, measure
from pose.smoothing import Curve

# A way of reading the sides must show this many times the work of their mean to replace it:
# one arm that works while the other rests, or two that take turns.
CLEARLY_MORE = 1.4
# Keeps a division sound where nothing is seen.
LEAST_TRUST = 1e-6


def movement_phase(body: Body, exercise: Exercise) -> Curve:
    """(N,) fused phase on the body's grid, NaN where no signal is seen on either side."""
    sides = [_side(body, exercise, side) for side in SIDES]
    trust = [_trust(body, exercise, side) for side in SIDES]
    smallest = exercise.tolerances.smallest_attempt
    best = _mean(sides, trust)
    if exercise.sides == "both":
        return best
    bar = CLEARLY_MORE * _work(best, smallest)
    others = [*zip(sides, trust, strict=True), (np.fmax(*sides), min(trust))]
    for curve, trusted in others:
        shown = _work(curve, smallest) * trusted / max(*trust, LEAST_TRUST)
        if shown > bar:
            best, bar = np.asarray(curve), shown
    return best


def _work(phase: Curve, smallest: float) -> float:
    """How far a curve goes to and fro in all."""
    return sum(one.rise + one.fall for one in movements(phase, smallest))


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
