"""Angle by angle, moment by moment: how far the user is from the expert."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from coaching.engine.comparison.align import STEPS, warped
from coaching.engine.comparison.answer import ComparedRep, Difference, Moment
from coaching.engine.comparison.depth import is_strange
from coaching.engine.comparison.pair import Pair
from pose.smoothing import Curve

Times = npt.NDArray[np.float64]
# start, turn and end of a repetition, seconds
Moments = tuple[float, float, float]
# Where the pinned moments lie among a repetition's pairs; all others are ``whole``.
TURN = STEPS - 1
# What is so near to an end of the video may be cut there, inside of a repetition, seconds.
CUT_SECONDS = 0.3
_PINNED: tuple[tuple[Moment, int], ...] = (("start", 0), ("turn", TURN), ("end", 2 * TURN))


@dataclass(frozen=True)
class Lined:
    """A repetition of the user's and the expert's that it is held against."""

    rep: int
    moments: Moments
    expert_rep: int
    expert: Moments


def compared(pair: Pair, lined: Sequence[Lined]) -> list[ComparedRep]:
    """Warp every repetition onto its expert's and measure the differences."""
    if not lined:
        return []
    mine = _ways([one.moments for one in lined])
    theirs = _warp(pair, mine, _ways([one.expert for one in lined]))
    mine, theirs = _joined(mine), _joined(theirs)
    shape = (*mine.shape, len(pair.names))
    user = pair.user.at(mine.ravel()).reshape(shape)
    expert = pair.expert.at(theirs.ravel()).reshape(shape)
    return [
        _rep(pair, one, (mine[i], theirs[i]), user[i], _timely(user[i], expert[i]))
        for i, one in enumerate(lined)
    ]


def _ways(moments: Sequence[Moments]) -> Times:
    """(2 R, STEPS) even times on the way out and the way back of R repetitions."""
    ends = [way for start, turn, end in moments for way in ((start, turn), (turn, end))]
    return np.array([np.linspace(first, last, STEPS) for first, last in ends]).reshape(-1, STEPS)


def _warp(pair: Pair, mine: Times, theirs: Times) -> Times:
    """(2 R, STEPS) the expert's times that correspond."""
    angles = len(pair.names)
    user = pair.user.at(mine.ravel()).reshape(*mine.shape, angles)
    expert = pair.expert.at(theirs.ravel()).reshape(*theirs.shape, angles)
    places = warped(user, expert)
    first, last = theirs[:, :1], theirs[:, -1:]
    return np.asarray(first + (last - first) * places / (STEPS - 1))


def _joined(ways: Times) -> Times:
    """(R, 2 STEPS - 1) the repetitions' times, the turn once."""
    return np.concatenate([ways[0::2], ways[1::2, 1:]], axis=1)


def _rep(
    pair: Pair, one: Lined, times: tuple[Times, Times], user: Curve, expert: Curve
) -> ComparedRep:
    rows = [
        row
        for angle in range(len(pair.names))
        for row in _rows(pair, angle, user[:, angle], expert[:, angle], times)
    ]
    rows = _plausible(pair, _uncut(pair, rows))
    pairs = tuple(zip(*(np.round(each, 3).tolist() for each in times), strict=True))
    return ComparedRep(one.rep, one.expert_rep, pairs, tuple(rows))


def _uncut(pair: Pair, rows: Sequence[Difference]) -> list[Difference]:
    """Where the video begins or ends nobody knows whether that is how the repetition does."""
    first = float(pair.user.times[0]) + CUT_SECONDS
    last = float(pair.user.times[-1]) - CUT_SECONDS
    return [replace(row, counts=row.counts and first <= row.at <= last) for row in rows]


def _plausible(pair: Pair, rows: Sequence[Difference]) -> list[Difference]:
    """Without the moments at which the two do not do the same thing at all.

    A clip that is cut inside of a repetition, or a start that was taken for the turn, puts the
    working joint far from the expert's: nothing that is seen then is anybody's fault.
    """
    strange = [row for row in rows if is_strange(row)]
    if not strange:
        return list(rows)
    apart = {row.moment for row in strange if row.angle in pair.working}
    return [
        replace(row, counts=row.counts and row.moment not in apart and row not in strange)
        for row in rows
    ]


def _rows(
    pair: Pair, angle: int, user: Curve, expert: Curve, times: tuple[Times, Times]
) -> list[Difference]:
    """The pinned moments, and the worst in between where that is worse than they are."""
    if np.isnan(pair.errors[angle]):
        return []
    pinned = [place for _, place in _PINNED]
    apart = np.abs(user - expert)
    past = np.nan_to_num(apart, nan=-np.inf)
    chosen = [(name, place) for name, place in _PINNED if np.isfinite(apart[place])]
    worst = int(np.argmax(past))
    if worst not in pinned and np.isfinite(past[worst]):
        chosen.append(("whole", worst))
    return [
        _difference(pair, angle, name, (user[at], expert[at]), (times[0][at], times[1][at]))
        for name, at in chosen
    ]


def _timely(user: Curve, expert: Curve) -> Curve:
    """(K, A) the expert's angles as near to the user's as a step sooner or later makes them.

    On the way an angle may change by 30 degrees from step to step: who is a little early there
    does nothing wrong. Where the body rests, times are pinned and nothing is given away.
    """
    padded = np.pad(expert, ((1, 1), (0, 0)), mode="edge")
    beside = np.stack([padded[:-2], expert, padded[2:]])
    low, high = np.fmin.reduce(beside), np.fmax.reduce(beside)
    timely = np.where(np.isfinite(expert), np.clip(user, low, high), np.nan)
    pinned = [place for _, place in _PINNED]
    timely[pinned] = expert[pinned]
    return np.asarray(timely)


def _difference(
    pair: Pair,
    angle: int,
    moment: Moment,
    degrees: tuple[float, float],
    at: tuple[float, float],
) -> Difference:
    user, expert = degrees
    tolerance, error = float(pair.tolerances[angle]), float(pair.errors[angle])
    return Difference(
        angle=pair.names[angle],
        moment=moment,
        user=round(float(user), 1),
        expert=round(float(expert), 1),
        difference=round(float(user - expert), 1),
        tolerance=tolerance,
        uncertainty=round(error, 1),
        counts=bool(abs(user - expert) > tolerance + error),
        at=round(float(at[0]), 3),
        expert_at=round(float(at[1]), 3),
    )
