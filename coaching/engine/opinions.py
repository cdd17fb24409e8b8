"""How many repetitions there are, where several ways of counting disagree."""

import math
from collections.abc import Sequence
from statistics import median, median_low

import numpy as np

from coaching.engine.repetitions import HALF_REPETITION, TOO_SHALLOW, Judged
from pose.smoothing import Curve

# Beside the usual one of its set, a movement that goes this share of its way may be a gesture.
CLEARLY_SMALLER = 0.6
# Of a set with half repetitions the whole ones are the wider: this percentile is one of them. What
# goes no more than the second share of it hardly moves the exercise's signal at all.
WIDER = 75
HARDLY = 0.2
# Both ends of a video may cut a repetition off.
MOST_PIECES = 2
# Who goes so often the same way means to; and of these the rules may deny so large a share.
MEANT = 7
DENIABLE = 0.75


def middle(movements: int, rounds: int, rules: int | None, usual: int | None) -> int:
    """The middle one of the counts; the smaller of two.

    They go wrong in ways of their own: one has learned, one knows the exercise, one knows nothing.
    docs/accuracy.md says how far each is off.

    Args:
        movements: that the net has seen.
        rounds: of the net's phase, which stand in where ``usual`` has no opinion.
        rules: by the exercise's own signals; ``None`` for no opinion.
        usual: how often the body went its usual way and back; ``None`` for no opinion.
    """
    third = rounds if usual is None else usual
    return median_low(one for one in (movements, rules, third) if one is not None)


def of_signals(found: Sequence[Judged]) -> int | None:
    """Repetitions that a signal went through; ``None`` where it mostly saw pieces of them.

    Hands that leave the picture at each turn cut every repetition in two.
    """
    pieces = sum(one.reason is HALF_REPETITION for one in found)
    return None if pieces > MOST_PIECES else whole(found)


def deny_too_much(left: int, seen: int) -> bool:
    """Whether the rules leave so little of a long set that it is the rules that do not fit.

    Whoever does nine short push-ups has done nine push-ups, and is told that they were short.

    Args:
        left: movements that the rules call repetitions.
        seen: movements that are whole but for the rules.
    """
    return seen >= MEANT and left < (1 - DENIABLE) * seen


def nearest(heard: Sequence[Sequence[Judged]], agreed: int) -> Sequence[Judged]:
    """Who counts most nearly what was agreed on.

    Of two as near it is the one who counts more: what hides a joint hides repetitions, and shows
    none. Of two who count alike it is the first.
    """
    return min(heard, key=lambda each: (abs(whole(each) - agreed), -whole(each)))


def without_smallest(found: Sequence[Judged], agreed: int, phase: Curve) -> list[Judged]:
    """As many repetitions as agreed on, where those too many are clearly smaller than the others.

    Args:
        found: repetitions and attempts.
        agreed: how many are repetitions.
        phase: (N,) of the exercise on the scene's grid, NaN where unknown.
    """
    sizes = {place: _size(one, phase) for place, one in enumerate(found) if one.reason is None}
    too_many = max(len(sizes) - agreed, 0)
    if not too_many:
        return list(found)
    small = CLEARLY_SMALLER * median(sizes.values())
    dropped = [place for place in sorted(sizes, key=lambda p: sizes[p])[:too_many]
               if sizes[place] < small]  # fmt: skip
    return [
        Judged(one.movement, TOO_SHALLOW) if place in dropped else one
        for place, one in enumerate(found)
    ]


def without_halves(found: Sequence[Judged], phase: Curve) -> list[Judged]:
    """What goes clearly less far than the wider ones of its set is an attempt.

    The net's movements do not know how far a repetition goes, and half of one is there and back
    too. Of what goes hardly any of this way the signal says nothing: it is another movement.

    Args:
        found: repetitions and attempts.
        phase: (N,) of the exercise on the scene's grid, NaN where unknown.
    """
    sizes = [_size(one, phase) for one in found]
    known = [size for size, one in zip(sizes, found, strict=True)
             if one.reason is None and math.isfinite(size)]  # fmt: skip
    if not known:
        return list(found)
    wide = float(np.percentile(known, WIDER))
    return [
        Judged(one.movement, TOO_SHALLOW)
        if one.reason is None and HARDLY * wide < size < CLEARLY_SMALLER * wide
        else one
        for one, size in zip(found, sizes, strict=True)
    ]


def _size(one: Judged, phase: Curve) -> float:
    inside = phase[one.movement.start : one.movement.end + 1]
    known = inside[np.isfinite(inside)]
    return float(np.ptp(known)) if len(known) else math.inf


def whole(found: Sequence[Judged]) -> int:
    """Complete repetitions."""
    return sum(one.reason is None for one in found)
