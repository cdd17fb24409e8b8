"""What stood in the way of a comparison, and what to do about it."""

from collections.abc import Sequence
from math import isnan

from coaching.engine.comparison.angles import bend_of, other_side
from coaching.engine.comparison.answer import ComparedRep
from coaching.engine.comparison.pair import Pair
from coaching.engine.comparison.uncertainty import plane_of
from coaching.engine.comparison.words import joint_name
from coaching.engine.exercise import Exercise
from coaching.engine.result import Finding
from coaching.engine.text import Said, say
from pose.angles import ANGLES

NO_EXPERT = "There is no expert for this exercise yet: your repetitions are judged by rules alone."
NOT_NEAR = "No expert moves enough like you here: your repetitions are judged by rules alone."
ONE_SIDE = "I could not see your {joint} well enough, so I compared the other side alone."
NOT_SEEN = "I could not see your {joint}. Film from the {view}."
UNFIT = "From here I cannot compare your {joint} with the expert's. Film from the {view}."
# An angle that is unseen in more than this share of the repetitions was not compared.
UNSEEN_SHARE = 0.5


def unfit_angles(pair: Pair, exercise: Exercise) -> tuple[str, ...]:
    """The exercise's own angles that do not show from where the camera stands."""
    errors = dict(zip(pair.names, pair.errors.tolist(), strict=True))
    return tuple(n for n in exercise.primary if isnan(errors.get(n, 0.0)))


def unseen_angles(
    exercise: Exercise, reps: Sequence[ComparedRep], unfit: Sequence[str]
) -> tuple[str, ...]:
    """The exercise's own angles of which a joint was hidden at most turns."""
    at_turn = [{d.angle for d in one.differences if d.moment == "turn"} for one in reps]
    wanted = [name for name in exercise.primary if name in ANGLES and name not in unfit]
    return tuple(
        name for name in wanted
        if sum(name not in seen for seen in at_turn) > UNSEEN_SHARE * len(at_turn)
    )  # fmt: skip


def message_of(exercise: Exercise, unfit: Sequence[str], unseen: Sequence[str]) -> Said | None:
    """The sentence about what is missing, the whole before a part."""
    lost = _both_sides(unfit)
    if lost:
        return _film(UNFIT, lost, exercise)
    lost = _both_sides(unseen)
    if lost:
        return _film(NOT_SEEN, lost, exercise)
    return say(ONE_SIDE, joint=say(unseen[0].replace("_", " "))) if unseen else None


def finding_of(exercise: Exercise, unfit: Sequence[str], unseen: Sequence[str], at: float
               ) -> tuple[Finding, ...]:  # fmt: skip
    """The same for the list of findings, where a joint was lost on both sides."""
    message, lost = message_of(exercise, unfit, unseen), _both_sides(unfit) or _both_sides(unseen)
    if message is None or not lost:
        return ()
    code = "wrong_view" if _both_sides(unfit) else "not_seen"
    return (Finding(code, "info", lost, None, None, at, message, source="reference"),)


def _both_sides(names: Sequence[str]) -> str:
    """The first angle that stands there with its other side, empty without."""
    return next((name for name in names if other_side(name) in names), "")


def _film(template: str, angle: str, exercise: Exercise) -> Said:
    joint = joint_name(angle, both=True)
    return say(template, joint=joint, view=say(plane_of(bend_of(angle), exercise)))
