"""Where a movement really starts, turns and ends: counting is content with about where."""

from dataclasses import replace

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.measures.athlete import Athlete
from coaching.engine.measures.readings import bend, unfolded
from coaching.engine.signals import SIDES
from pose.smoothing import Curve

# How far outside of what was counted a movement may start and end: seconds, and share of a way.
REACH_SECONDS = 0.9
REACH_SHARE = 0.5
# From the turn on it is at its end where it lacks no more than this share of its way: arms that
# hang a little straighter while somebody bends for the weight are no part of the movement.
NEARLY_SHARE = 0.03


def whole(athlete: Athlete) -> Movement:
    """The movement from where its main angle is furthest from the turn to where it is so again.

    It turns where that angle is furthest from both ends: a counter may be half a second off.

    Args:
        athlete: with tracks ``REACH_SECONDS`` before and after the movement.
    """
    one, first = athlete.movement, athlete.first
    angle = _main_angle(athlete)
    if not np.isfinite(angle[one.turn - first]):
        return one
    turn = _turn(angle, one.start - first, one.turn - first, one.end - first)
    one = replace(one, turn=first + turn)
    away = np.nan_to_num(np.abs(angle - angle[turn]), nan=-1.0)
    before = max(one.start - first - _reach(athlete, one.turn - one.start), 0)
    after = one.end - first + _reach(athlete, one.end - one.turn)
    start = turn - _nearest_far(away[before : turn + 1][::-1])
    end = turn + _nearest_far(away[turn : after + 1])
    return replace(one, start=first + start, end=first + max(end, turn))


def _nearest_far(away: Curve) -> int:
    """How many steps from the turn the angle is nearly as far away as it gets."""
    return int(np.argmax(away >= (1 - NEARLY_SHARE) * away.max()))


def _turn(angle: Curve, start: int, turn: int, end: int) -> int:
    """The index at which the angle is furthest on its way from both ends to the turn."""
    way = angle[turn] - (angle[start] + angle[end]) / 2
    if not np.isfinite(way):
        return turn
    gone = np.nan_to_num(np.sign(way) * angle[start : end + 1], nan=-np.inf)
    return start + int(np.argmax(gone))


def _reach(athlete: Athlete, way: int) -> int:
    return round(min(REACH_SECONDS * athlete.scene.body.rate, REACH_SHARE * way))


def _main_angle(athlete: Athlete) -> Curve:
    """The main angle of the side that moves the further."""
    read = unfolded if athlete.main[1] == "hip" else bend
    curves = [read(athlete, athlete.main, side) for side in SIDES]
    seen = [curve[np.isfinite(curve)] for curve in curves]
    ways = [float(np.ptp(each)) if len(each) else -1.0 for each in seen]
    return curves[int(np.argmax(ways))]
