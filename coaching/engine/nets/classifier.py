"""Which exercises a video shows, and when."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from coaching.engine.nets.features import WINDOW, Array
from coaching.engine.nets.runtime import EXERCISE, Net, load
from coaching.engine.nets.tracks import RATE, Tracks
from coaching.engine.nets.windows import cut

NONE = "none"
HOP = 8  # steps from window to window: half a second
# Log-likelihood that a change of exercise must gain: sets do not change at every window.
CHANGE_COST = 6.0
# What fills only a part of a video is a moment of something else where it takes less than this,
# seconds, or where the net is less sure of it than this.
SHORTEST_SET = 3.0
LEAST_CONFIDENCE = 0.7
# Where no set stands out it is none of the exercises if that is more likely than all of them.
LEAST_NONE = 0.5
# Below this confidence the page asks which exercise it was.
SURE_CONFIDENCE = 0.6
_SMALLEST = 1e-4

Candidates = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class SetOfExercise:
    """A stretch of one exercise, seconds of the video; candidates likeliest first."""

    start: float
    end: float
    slug: str
    confidence: float
    candidates: Candidates


@dataclass(frozen=True)
class Recognition:
    """What a video shows.

    Attributes:
        sets: in order of time; stretches of ``none`` are left out.
        exercise: of the sets that take the longest; where there is no set the likeliest one, or
            ``none`` where that is likelier than all of them.
        confidence: 0..1, mean chance of its windows at a temperature fitted on held-back sources.
        candidates: exercises, likeliest first.
        sure: whether to say it without asking.
    """

    sets: tuple[SetOfExercise, ...]
    exercise: str
    confidence: float
    candidates: Candidates
    sure: bool


def recognise_tracks(tracks: Tracks, net: Net | None = None) -> Recognition:
    """Name the exercises of a video of at least one step, by the installed net or another."""
    net = net or load(EXERCISE)
    windows = cut(tracks, HOP)
    (logits,) = net(windows.features)
    chances = softmax(logits / net.settings["temperature"])
    path = likeliest_path(np.log(np.maximum(chances, _SMALLEST)), CHANGE_COST)
    sets = _sets(tracks, windows.steps, chances, path, net.labels)
    return _summed(sets, chances, net.labels)


def softmax(logits: Array) -> Array:
    """Chances over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def likeliest_path(log_chances: Array, change_cost: float) -> npt.NDArray[np.intp]:
    """(N,) index of the exercise in each window, where every change costs (Viterbi, 1967)."""
    best = log_chances[0].astype(np.float64)
    back = []
    for row in log_chances[1:]:
        jump = best.max() - change_cost
        stay = best >= jump
        back.append(np.where(stay, np.arange(len(best)), int(best.argmax())))
        best = np.maximum(best, jump) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return np.array(path[::-1])


def _sets(
    tracks: Tracks,
    steps: npt.NDArray[np.intp],
    chances: Array,
    path: npt.NDArray[np.intp],
    labels: tuple[str, ...],
) -> tuple[SetOfExercise, ...]:
    edges = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
    found = []
    for first, last in pairwise(edges):
        slug = labels[path[first]]
        start = tracks.start if first == 0 else _middle(tracks, steps, first)
        end = tracks.times[-1] if last == len(path) else _middle(tracks, steps, last)
        whole = first == 0 and last == len(path)
        ranked = _ranked(chances[first:last].mean(axis=0), labels)
        confidence = dict(ranked)[slug]
        long = end - start >= SHORTEST_SET and confidence >= LEAST_CONFIDENCE
        if slug != NONE and (whole or long):
            found.append(SetOfExercise(float(start), float(end), slug, confidence, ranked))
    return tuple(found)


def _middle(tracks: Tracks, steps: npt.NDArray[np.intp], window: int) -> float:
    """Seconds where one window hands over to the next: between their middles."""
    middle = (steps[window, WINDOW // 2] + steps[window - 1, WINDOW // 2]) / 2
    return float(tracks.start + middle / RATE)


def _ranked(chances: Array, labels: tuple[str, ...]) -> Candidates:
    order = np.argsort(-chances)
    return tuple((labels[i], round(float(chances[i]), 4)) for i in order)


def _without_set(ranked: Candidates) -> tuple[str, float]:
    none = dict(ranked).get(NONE, 0.0)
    if none >= LEAST_NONE:
        return NONE, none
    return next((each for each in ranked if each[0] != NONE), (NONE, none))


def _summed(
    sets: tuple[SetOfExercise, ...], chances: Array, labels: tuple[str, ...]
) -> Recognition:
    if not sets:
        ranked = _ranked(chances.mean(axis=0), labels)
        slug, confidence = _without_set(ranked)
        return Recognition((), slug, confidence, ranked, confidence >= SURE_CONFIDENCE)
    seconds: dict[str, float] = {}
    for each in sets:
        weight = (each.end - each.start) * each.confidence
        seconds[each.slug] = seconds.get(each.slug, 0.0) + weight
    main = max(seconds, key=lambda slug: seconds[slug])
    of_main = max((s for s in sets if s.slug == main), key=lambda s: s.end - s.start)
    sure = of_main.confidence >= SURE_CONFIDENCE
    return Recognition(sets, main, of_main.confidence, of_main.candidates, sure)
