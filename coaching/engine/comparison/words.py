"""A difference in words, and what to do about it."""

from dataclasses import dataclass

from coaching.engine.comparison.angles import bend_of
from coaching.engine.comparison.answer import Difference
from coaching.engine.comparison.direction import Direction
from coaching.engine.text import Said, say

_WHEN: dict[str, dict[Direction, str]] = {
    "start": dict.fromkeys(("down", "up", "out"), "at the start"),
    "turn": {"down": "at the bottom", "up": "at the top", "out": "at the turn"},
    "end": dict.fromkeys(("down", "up", "out"), "at the end"),
    "out": {"down": "on the way down", "up": "on the way up", "out": "on the way out"},
    "back": {"down": "on the way up", "up": "on the way down", "out": "on the way back"},
}


@dataclass(frozen=True)
class _Words:
    """How an angle that is too large or too small is told: of one side, of both, and the cue."""

    code: str
    one: str
    both: str
    cue: str


_BENT = _Words(
    "{bend}_more_bent",
    "{When} your {joint} is {degrees}° more bent than the expert's.",
    "{When} your {joint} are {degrees}° more bent than the expert's.",
    "Bend your {joint} less {when}.",
)
_STRAIGHT = _Words(
    "{bend}_straighter",
    "{When} your {joint} is {degrees}° straighter than the expert's.",
    "{When} your {joint} are {degrees}° straighter than the expert's.",
    "Bend your {joint} more {when}.",
)
_CLOSE = _Words(
    "arm_closer_in",
    "{When} your {joint} is {degrees}° closer to your body than the expert's.",
    "{When} your {joint} are {degrees}° closer to your body than the expert's.",
    "Move your {joint} further from your body {when}.",
)
_FAR = _Words(
    "arm_further_out",
    "{When} your {joint} is {degrees}° further from your body than the expert's.",
    "{When} your {joint} are {degrees}° further from your body than the expert's.",
    "Keep your {joint} closer to your body {when}.",
)


def code_of(one: Difference) -> str:
    """Stable name of what is different."""
    return _words(one).code.format(bend=bend_of(one.angle))


def when_of(one: Difference, turn: float, direction: Direction) -> str:
    """Such as ``at the bottom``; ``turn`` in seconds tells the way there from the way back."""
    way = "out" if one.at < turn else "back"
    return _WHEN[way if one.moment == "whole" else one.moment][direction]


def message_of(one: Difference, when: str, *, both: bool) -> Said:
    """One plain sentence: where, which joint, how much, which way."""
    words = _words(one)
    many = both or bend_of(one.angle) == "hip"
    return say(
        words.both if many else words.one,
        When=say(when[0].upper() + when[1:]),
        joint=joint_name(one.angle, both=both),
        degrees=f"{abs(one.difference):.0f}",
    )


def cue_of(one: Difference, when: str, *, both: bool) -> Said:
    """What to do, at most twelve words."""
    joint = joint_name(one.angle, both=both)
    return say(_words(one).cue, joint=joint, when=say(when))


def joint_name(angle: str, *, both: bool) -> Said:
    """``left elbow``, ``elbows``; the shoulder's angle is where the arm is."""
    side, bend = angle.split("_", 1)
    name = "arm" if bend == "shoulder" else bend
    if bend == "hip":  # nobody folds one hip alone
        return say("hips")
    return say(f"{name}s" if both else f"{side} {name}")


def _words(one: Difference) -> _Words:
    if bend_of(one.angle) == "shoulder":
        return _FAR if one.difference > 0 else _CLOSE
    return _STRAIGHT if one.difference > 0 else _BENT
