"""Guesses the exercise: from the angles that joints go through, and whether it moves at all."""

from collections.abc import Sequence

import numpy as np

from coaching.engine.counting import movements
from coaching.engine.exercise import NONE_SLUG, SIGNATURE_SIGNALS, Exercise, Feature
from coaching.engine.phase import movement_phase
from coaching.engine.result import Candidate, Guess
from coaching.engine.signals import SIDES, Body, measure
from pose.smoothing import Curve

# One odd joint may cost no more than being three spreads off.
WORST_DISTANCE = 9.0
# How much a signature is held to account for being wide: without it, the exercise that varies
# the most would win whenever nothing fits well.
WIDTH_WEIGHT = 0.6
# Taken off an exercise of repetitions that shows none, and off a hold while something moves.
STILL_PENALTY = 0.5
# Below this score (minus half the mean squared distance, in spreads) nothing fits.
LEAST_SCORE = -2.0
# How quickly confidence falls with the distance between scores.
TEMPERATURE = 0.25
CANDIDATES = 5
# A runner-up with at least this share of the winner's confidence could well be it instead.
RIVAL_SHARE = 0.5


def recognise(body: Body, catalogue: Sequence[Exercise]) -> Guess:
    """The likeliest exercise of the catalogue, ``none`` when nothing fits."""
    names = {each.slug: each.name for each in catalogue}
    scores = _scores(body, [each for each in catalogue if each.signature])
    scores[NONE_SLUG] = LEAST_SCORE
    confidences = _softmax(scores)
    ranked = sorted(scores, key=lambda slug: -scores[slug])
    candidates = tuple(Candidate(slug, confidences[slug]) for slug in ranked[:CANDIDATES])
    best = candidates[0]
    sure = all(each.confidence < RIVAL_SHARE * best.confidence for each in candidates[1:2])
    return Guess(best.slug, names.get(best.slug, best.slug), best.confidence, candidates, sure)


def _scores(body: Body, exercises: Sequence[Exercise]) -> dict[str, float]:
    seen = {name: _levels(body, name) for name in SIGNATURE_SIGNALS}
    moving = {each.slug: _moves(body, each) for each in exercises if each.signals}
    scores = {}
    for each in exercises:
        out_of_place = not moving[each.slug] if each.signals else any(moving.values())
        scores[each.slug] = _likeness(each, seen) - STILL_PENALTY * out_of_place
    return scores


def _levels(body: Body, name: str) -> Curve:
    """(3,) low, middle and high level of a signal, mean of the sides seen; NaN where unseen."""
    curves = [measure(body, SIGNATURE_SIGNALS[name], side) for side in SIDES]
    levels = [
        np.nanpercentile(curve, Feature.PERCENTILES) for curve in curves if np.isfinite(curve).any()
    ]
    return np.mean(levels, axis=0) if levels else np.full(len(Feature.PERCENTILES), np.nan)


def _moves(body: Body, exercise: Exercise) -> bool:
    tolerances = exercise.tolerances
    found = movements(movement_phase(body, exercise), tolerances.smallest_attempt)
    return any(one.size >= tolerances.smallest_repetition for one in found)


def _likeness(exercise: Exercise, seen: dict[str, Curve]) -> float:
    distances, widths = [], []
    for name, feature in exercise.signature.items():
        distance = ((seen[name] - feature.middle) / feature.spread) ** 2
        distance = np.where(np.isfinite(distance), distance, WORST_DISTANCE / 2)
        distances.append(np.minimum(distance, WORST_DISTANCE))
        widths.append(np.log(np.array(feature.spread) / feature.least_spread))
    return float(-np.mean(distances) / 2 - WIDTH_WEIGHT * np.mean(widths))


def _softmax(scores: dict[str, float]) -> dict[str, float]:
    top = max(scores.values())
    weights = {slug: np.exp((score - top) / TEMPERATURE) for slug, score in scores.items()}
    total = sum(weights.values())
    return {slug: round(float(weight / total), 3) for slug, weight in weights.items()}
