"""When a rule looks, what it holds the value against, and on which side."""

from collections.abc import Sequence

import numpy as np

from coaching.engine.exercise import Rule
from coaching.engine.measures.athlete import REST_SECONDS, Athlete
from coaching.engine.measures.measured import SEEN_SHARE, Measured
from coaching.engine.measures.readings import AHEAD, EITHER_WAY, READINGS
from coaching.engine.signals import SIDES
from pose.smoothing import Curve, smooth

# Around the turn, seconds and share of the movement: of a quick one less may be used.
TURN_SECONDS = 0.15
TURN_SHARE = 0.12
# The most of a way that one frame's noise does not decide.
MOST_PERCENTILE = 90
# A side that goes this share of the other's way, or less, rests.
RESTING_SHARE = 0.5
# Lengths along the trunk are held against a few hundredths of it, which joints that tremble reach
# in single frames: they are averaged over this share of the movement (a Gaussian's width).
LENGTH_SHARE = 0.06

Window = slice


def read(athlete: Athlete, rule: Rule, moving: Sequence[str]) -> Measured | None:
    """Apply a rule to a movement; ``None`` where it says nothing about this one.

    Args:
        athlete: the movement.
        rule: whose kind is one of ``READINGS``.
        moving: the sides that move in it.
    """
    if rule.sides == "apart":
        apart = _reduced(athlete, rule, _difference(athlete, rule), SIDES[0])
        return apart if len(moving) == len(SIDES) else None
    sides = _sides(athlete, rule, moving)
    found = [_reduced(athlete, rule, _curve(athlete, rule, side), side) for side in sides]
    seen = [each for each in found if each.degrees is not None]
    if not seen:
        return found[0]
    return max(seen, key=lambda each: each.degrees if each.degrees is not None else -np.inf)


def moving_sides(athlete: Athlete) -> tuple[str, ...]:
    """The sides on which the main angle moves; both where neither is seen."""
    ways = {side: _way(READINGS["bend"](athlete, athlete.main, side)) for side in SIDES}
    most = max(ways.values())
    return tuple(side for side in SIDES if ways[side] >= RESTING_SHARE * most)


def _way(curve: Curve) -> float:
    seen = curve[np.isfinite(curve)]
    return float(seen.max() - seen.min()) if len(seen) else 0.0


def _sides(athlete: Athlete, rule: Rule, moving: Sequence[str]) -> Sequence[str]:
    if rule.sides == "moving":
        return moving
    if rule.sides == "front":
        return (_front(athlete),)
    return SIDES


def _front(athlete: Athlete) -> str:
    """The side whose foot is ahead at the turn."""
    turn = windows(athlete)["turn"]
    places = {side: athlete.point("ankle", side)[turn, AHEAD] for side in SIDES}
    known = {side: place[np.isfinite(place)] for side, place in places.items()}
    return max(SIDES, key=lambda s: float(np.median(known[s])) if len(known[s]) else -np.inf)


def _curve(athlete: Athlete, rule: Rule, side: str) -> Curve:
    return rule.sign * _reading(athlete, rule, side)


def _reading(athlete: Athlete, rule: Rule, side: str) -> Curve:
    curve = READINGS[rule.kind](athlete, rule.joints, side)
    if rule.kind != "along":
        return curve
    one, rate = athlete.movement, athlete.scene.body.rate
    return smooth(curve, rate, LENGTH_SHARE * (one.end - one.start) / rate)


def _difference(athlete: Athlete, rule: Rule) -> Curve:
    """How far left and right are apart, but for what they are so at the start."""
    left, right = (_reading(athlete, rule, side) for side in SIDES)
    usual = _usually(athlete, left - right) if rule.against == "start" else 0.0
    return np.asarray(np.abs(left - right - usual))


def _usually(athlete: Athlete, apart: Curve) -> float:
    """How far the sides are apart at rest: before or after, whichever is less.

    Whoever scratches their head before the first repetition is not lopsided.
    """
    at = windows(athlete)
    levels = (_level(apart[at["start"]]), _level(apart[at["end"]]))
    return min(levels, key=lambda level: np.nan_to_num(abs(level), nan=np.inf))


def windows(athlete: Athlete) -> dict[str, Window]:
    """The frames of each moment, as indices of the athlete's tracks."""
    one, first, rate = athlete.movement, athlete.first, athlete.scene.body.rate
    reach = round(min(TURN_SECONDS * rate, TURN_SHARE * (one.end - one.start)))
    start, turn, end = one.start - first, one.turn - first, one.end - first
    rest = round(REST_SECONDS * rate)
    return {
        "start": slice(max(start - rest, 0), start + 1),
        "turn": slice(max(turn - reach, 0), turn + reach + 1),
        "end": slice(end, end + rest + 1),
        "there": slice(start, max(turn, start + 1)),
        "back": slice(turn, max(end, turn + 1)),
        "whole": slice(start, end + 1),
    }


def _reduced(athlete: Athlete, rule: Rule, curve: Curve, side: str) -> Measured:
    """One number of a curve."""
    chosen = windows(athlete)[rule.moment]
    values = (curve - _yardstick(athlete, rule, curve))[chosen]
    values = np.abs(values) if rule.kind in EITHER_WAY else values
    seen = np.isfinite(values)
    if seen.mean() < SEEN_SHARE:
        return Measured(None, _time(athlete, athlete.movement.turn - athlete.first), side)
    value = _most(values[seen], rule)
    nearest = int(np.nanargmin(np.abs(values - value)))
    at = _time(athlete, (chosen.start or 0) + nearest)
    way = _way_to_turn(athlete, curve) if rule.unit == "range" else float("nan")
    return Measured(value, at, side, way)


def _way_to_turn(athlete: Athlete, curve: Curve) -> float:
    return abs(_level(curve[windows(athlete)["turn"]]) - _level(_rest(athlete, curve)))


def _most(values: Curve, rule: Rule) -> float:
    if rule.against == "range":
        low, high = np.percentile(values, [100 - MOST_PERCENTILE, MOST_PERCENTILE])
        return float(high - low)
    at_once = rule.moment in ("start", "turn", "end")
    return float(np.percentile(values, 50 if at_once else MOST_PERCENTILE))


def _yardstick(athlete: Athlete, rule: Rule, curve: Curve) -> Curve:
    """(n,) what a value is held against: nothing, the start, or the way from start to turn."""
    if rule.sides == "apart" or rule.against not in ("start", "way"):
        return np.zeros(len(curve))
    at = windows(athlete)
    start = _level(_rest(athlete, curve))
    if rule.against == "start":
        return np.full(len(curve), start)
    return start + _progress(athlete) * (_level(curve[at["turn"]]) - start)


def _progress(athlete: Athlete) -> Curve:
    """(n,) how far the movement is on its way to the turn, 0 to 1, by its main angle."""
    at = windows(athlete)
    curves = [READINGS["bend"](athlete, athlete.main, side) for side in SIDES]
    ways = [_level(curve[at["turn"]]) - _level(_rest(athlete, curve)) for curve in curves]
    far = max(range(len(SIDES)), key=lambda index: np.nan_to_num(abs(ways[index]), nan=-1.0))
    way = ways[far] if ways[far] else np.nan
    return np.clip((curves[far] - _level(_rest(athlete, curves[far]))) / way, 0.0, 1.0)


def _rest(athlete: Athlete, curve: Curve) -> Curve:
    """The values before the start and after the end."""
    at = windows(athlete)
    return np.concatenate([curve[at["start"]], curve[at["end"]]])


def _level(values: Curve) -> float:
    seen = values[np.isfinite(values)]
    return float(np.median(seen)) if len(seen) else float("nan")


def _time(athlete: Athlete, index: int) -> float:
    grid = athlete.scene.body.grid
    return float(grid[min(athlete.first + index, len(grid) - 1)])
