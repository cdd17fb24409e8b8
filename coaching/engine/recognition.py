"""Guesses the exercise from how far its signals go."""

from collections.abc import Sequence

import numpy as np

from coaching.engine.exercise import NONE_SLUG, Exercise, Signal
from coaching.engine.result import Candidate, Guess
from coaching.engine.signals import SIDES, Body, measure

# Below this nothing fits well enough to name it.
LEAST_CONFIDENCE = 0.2
SPAN_PERCENTILES = (5, 95)
CANDIDATES = 5


def recognise(body: Body, catalogue: Sequence[Exercise]) -> Guess:
    """The likeliest exercise of the catalogue, ``none`` when nothing fits."""
    scores = {each.slug: _score(body, each) for each in catalogue if each.signals}
    ranked = sorted(scores, key=lambda slug: -scores[slug])
    candidates = tuple(Candidate(slug, round(scores[slug], 3)) for slug in ranked[:CANDIDATES])
    names = {each.slug: each.name for each in catalogue}
    if not ranked or scores[ranked[0]] < LEAST_CONFIDENCE:
        return Guess(NONE_SLUG, names.get(NONE_SLUG, "Something else"), 1.0, candidates)
    best = ranked[0]
    return Guess(best, names[best], candidates[0].confidence, candidates)


def _score(body: Body, exercise: Exercise) -> float:
    fits = [max(_fit(body, signal, side) for side in SIDES) for signal in exercise.signals]
    return float(np.prod(fits) ** (1 / len(fits)))


def _fit(body: Body, signal: Signal, side: str) -> float:
    """Overlap of the way that was made with the way that is typical, 0..1."""
    curve = measure(body, signal, side)
    known = curve[np.isfinite(curve)]
    if len(known) == 0:
        return 0.0
    low, high = np.percentile(known, SPAN_PERCENTILES)
    first, last = sorted((signal.start, signal.turn))
    shared = min(high, last) - max(low, first)
    return float(max(0.0, shared) / (max(high, last) - min(low, first)))
