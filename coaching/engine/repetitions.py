"""From the phase of a movement to repetitions and attempts, each with its reason."""

from dataclasses import dataclass

import numpy as np

from coaching.engine.counting import Movement, count
from coaching.engine.exercise import Exercise
from coaching.engine.result import Repetition
from coaching.engine.signals import Body
from pose.angles import ANGLES
from pose.angles import joint_angle as angle_of
from pose.smoothing import Curve

# A pair of angles is read for the range of motion only where this share of it was seen.
SEEN_SHARE = 0.5


@dataclass(frozen=True)
class Reason:
    """Why a movement is not a repetition."""

    code: str
    message: str


TOO_SHALLOW = Reason("too_shallow", "This one stopped too early to count: go all the way.")
NOT_LOCKED_OUT = Reason("not_locked_out", "You did not come all the way back.")
HALF_REPETITION = Reason("half_repetition", "Only half of this one is in the video.")


def repetitions(body: Body, exercise: Exercise, phase: Curve) -> list[Repetition]:
    """All repetitions and attempts, in order of time."""
    large, attempts = count(phase, exercise.tolerances)
    judged = [(one, _reason(one, exercise)) for one in large]
    judged += [(one, TOO_SHALLOW) for one in attempts if _in_full_view(one)]
    judged.sort(key=lambda pair: pair[0].turn)
    return [_told(body, exercise, one, reason) for one, reason in judged]


def _in_full_view(one: Movement) -> bool:
    return not (one.cut_start or one.cut_end)


def _reason(one: Movement, exercise: Exercise) -> Reason | None:
    """Why a movement that is large enough does not count; ``None`` when it does."""
    tolerances = exercise.tolerances
    needed = tolerances.share_of_return * one.size
    if one.size < tolerances.smallest_repetition:
        return TOO_SHALLOW
    if one.rise < needed:
        return HALF_REPETITION
    if exercise.counts_at == "return" and one.fall < needed:
        return HALF_REPETITION if one.cut_end else NOT_LOCKED_OUT
    return None


def _told(body: Body, exercise: Exercise, one: Movement, reason: Reason | None) -> Repetition:
    return Repetition(
        start=float(body.grid[one.start]),
        turn=float(body.grid[one.turn]),
        end=float(body.grid[one.end]),
        complete=reason is None,
        reason=reason.code if reason else None,
        message=reason.message if reason else None,
        rom_degrees=_range_of_motion(body, exercise, one),
    )


def _range_of_motion(body: Body, exercise: Exercise, one: Movement) -> float | None:
    """Degrees between the extremes of the primary joint that moved the furthest."""
    ranges = [_range(body, name, one) for name in exercise.primary if name in ANGLES]
    known = [each for each in ranges if each is not None]
    return round(max(known), 1) if known else None


def _range(body: Body, name: str, one: Movement) -> float | None:
    times = body.sequence.times
    inside = (times >= body.grid[one.start]) & (times <= body.grid[one.end])
    curve = angle_of(body.sequence.part(inside), name, dimensions=body.dimensions)
    seen = curve[np.isfinite(curve)]
    if len(seen) < max(2, SEEN_SHARE * len(curve)):
        return None
    return float(seen.max() - seen.min())
