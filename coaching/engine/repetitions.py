"""From the phase of a movement to repetitions and attempts, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.engine.counting import Movement, count
from coaching.engine.exercise import Exercise
from coaching.engine.feedback.pace import ranges_of, symmetry_of, tempo_of
from coaching.engine.gates import fits_posture
from coaching.engine.result import Repetition
from coaching.engine.rules import Verdict, judge
from coaching.engine.scene import Scene
from pose.sequence import PoseSequence
from pose.smoothing import Curve

# A repetition's start and end are where the start position is left and nearly reached again: the
# extremes of its angles lie a little before and after, seconds.
EDGE_SECONDS = 0.3


@dataclass(frozen=True)
class Reason:
    """Why a movement is not a repetition."""

    code: str
    message: str


TOO_SHALLOW = Reason("too_shallow", "This one stopped too early to count: go all the way.")
NOT_LOCKED_OUT = Reason("not_locked_out", "You did not come all the way back on this one.")
HALF_REPETITION = Reason("half_repetition", "Only half of this one is in the video.")


@dataclass(frozen=True)
class Judged:
    """A movement with what was found about it."""

    movement: Movement
    reason: Reason | None
    verdicts: tuple[Verdict, ...] = ()


def judged_movements(scene: Scene, exercise: Exercise, phase: Curve) -> list[Judged]:
    """All repetitions and attempts, in order of time."""
    large, small = count(phase, exercise.tolerances)
    large = [one for one in large if fits_posture(scene, exercise, one)]
    small = [one for one in small if not (one.cut_start or one.cut_end)]
    found = [judged(scene, exercise, one, _reason(one, exercise)) for one in large]
    if found and all(one.reason is HALF_REPETITION for one in found):
        found = _from_turn_to_turn(scene, exercise, found)
    found += [Judged(one, TOO_SHALLOW) for one in small if fits_posture(scene, exercise, one)]
    return sorted(found, key=lambda one: one.movement.turn)


def told(scene: Scene, exercise: Exercise, what: Judged) -> Repetition:
    """The repetition as the result document has it."""
    one, reason, grid = what.movement, what.reason, scene.body.grid
    start, turn, end = (float(grid[index]) for index in (one.start, one.turn, one.end))
    sequence, dimensions = scene.best_joints(exercise.plane)
    ranges = ranges_of(_around(scene, sequence, one), exercise.primary, dimensions)
    furthest = max(ranges, key=lambda name: ranges[name], default=None)
    inside = sequence.part(scene.frames(one.start, one.end))
    return Repetition(
        start=start,
        turn=turn,
        end=end,
        complete=reason is None,
        reason=reason.code if reason else None,
        message=reason.message if reason else None,
        rom_degrees=round(ranges[furthest], 1) if furthest else None,
        findings=tuple(each.rule.code for each in what.verdicts if each.wrong),
        symmetry_degrees=symmetry_of(ranges),
        tempo=tempo_of(inside, furthest, dimensions, (start, turn, end)),
    )


def judged(scene: Scene, exercise: Exercise, one: Movement, reason: Reason | None) -> Judged:
    """A movement by the exercise's rules; ``reason`` says why it does not count anyhow."""
    if reason is not None:
        return Judged(one, reason)
    verdicts = tuple(judge(scene, exercise, one))
    spoilt = next((each for each in verdicts if each.spoils), None)
    if spoilt:
        reason = Reason(TOO_SHALLOW.code, spoilt.rule.told(spoilt.amount))
    return Judged(one, reason, verdicts)


def _reason(one: Movement, exercise: Exercise) -> Reason | None:
    """Why a movement that is large enough does not count; ``None`` when it does."""
    tolerances = exercise.tolerances
    needed = tolerances.share_of_return * one.size
    if one.rise < needed:
        return HALF_REPETITION
    if exercise.counts_at == "return" and one.fall < needed:
        return HALF_REPETITION if one.cut_end else NOT_LOCKED_OUT
    return TOO_SHALLOW if one.longer < tolerances.smallest_repetition else None


def _from_turn_to_turn(scene: Scene, exercise: Exercise, halves: Sequence[Judged]) -> list[Judged]:
    """A clip that was cut from turn to turn holds a repetition all the same."""
    if len(halves) != 2:  # noqa: PLR2004 - more of them hold a whole one in the usual order
        return list(halves)
    first, second = (one.movement for one in halves)
    whole = replace(
        second, start=first.turn, turn=second.start, end=second.turn, rise=second.rise,
        fall=first.fall, cut_start=True, cut_end=True,
    )  # fmt: skip
    small = min(whole.rise, whole.fall) < exercise.tolerances.share_of_set * whole.size
    if small or whole.size < exercise.tolerances.smallest_repetition:
        return list(halves)
    verdicts = judge(scene, exercise, second)
    return [Judged(whole, None, tuple(verdicts))]


def _around(scene: Scene, sequence: PoseSequence, one: Movement) -> PoseSequence:
    """The frames of a repetition with its edges."""
    pad, last = round(EDGE_SECONDS * scene.body.rate), len(scene.body.grid) - 1
    return sequence.part(scene.frames(max(one.start - pad, 0), min(one.end + pad, last)))
