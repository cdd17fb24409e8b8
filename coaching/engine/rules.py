"""Judges repetitions by the catalogue's rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise, Rule
from coaching.engine.holds import holds
from coaching.engine.measures import Measured, measure_all
from coaching.engine.measures.athlete import MIDDLES, SINGLE
from coaching.engine.result import Finding, Moment, Severity
from coaching.engine.scene import Scene
from coaching.engine.text import Said, say

# The best of a set is what so many of its repetitions have reached: one alone may be a gesture.
REACHED_BY = 2
# One repetition alone is the best of its set, which says nothing of it.
LEAST_BESIDE = 2
# Errors beyond which a measurement takes a repetition from somebody.
SURELY = 3
NOT_SEEN = "not_seen"
WRONG_VIEW = "wrong_view"


@dataclass(frozen=True)
class Verdict:
    """What one rule says about one movement.

    Attributes:
        rule: the rule.
        measured: what it measured.
        error: how far that may be off, in the rule's unit.
    """

    rule: Rule
    measured: Measured
    error: float = 0.0

    @property
    def amount(self) -> float:
        """What was measured, lower than anything where nothing was."""
        return -np.inf if self.measured.degrees is None else self.measured.degrees

    @property
    def wrong(self) -> bool:
        """Beyond the limit."""
        return self.amount > self.rule.limit + self.error

    @property
    def kept(self) -> bool:
        """Within the limit as it was measured: between this and ``wrong`` lies doubt."""
        return self.measured.degrees is not None and self.amount <= self.rule.limit

    @property
    def spoils(self) -> bool:
        """So far beyond that it is no repetition, whatever the error."""
        return self.amount > self.rule.attempt + SURELY * self.error

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return "serious" if self.amount > self.rule.serious + self.error else "warning"


def judge(scene: Scene, exercise: Exercise, one: Movement) -> list[Verdict]:
    """What the rules that this view allows say about one movement, but for those about the set."""
    allowed = tuple(
        rule for rule in shown(scene, exercise)
        if scene.can_judge(rule.view) and rule.against != "set"
    )  # fmt: skip
    measured = measure_all(scene, exercise, allowed, one)
    return without_explained([_verdict(scene, rule, value) for rule, value in measured])


def shown(scene: Scene, exercise: Exercise) -> list[Rule]:
    """The rules that joints such as these can carry, from whatever view."""
    return [rule for rule in exercise.rules if scene.exact or rule.estimated]


def _verdict(scene: Scene, rule: Rule, value: Measured) -> Verdict:
    if scene.exact:
        return Verdict(rule, value)
    wild = value.degrees is not None and value.degrees > rule.most
    return Verdict(rule, replace(value, degrees=None) if wild else value, rule.error)


def judge_set(
    scene: Scene,
    exercise: Exercise,
    movements: Sequence[Movement],
    sound: Sequence[bool] = (),
) -> list[list[Verdict]]:
    """What the rules that hold a movement against the best of its set say about each.

    Args:
        scene: where they were filmed.
        exercise: whose rules apply.
        movements: the repetitions of the set.
        sound: which of them had no other fault: the best one is one of these, if there are any.
    """
    rules = tuple(
        rule for rule in shown(scene, exercise)
        if scene.can_judge(rule.view) and rule.against == "set"
    )  # fmt: skip
    enough = rules and len(movements) >= LEAST_BESIDE
    measured = [measure_all(scene, exercise, rules, one) for one in movements] if enough else []
    chosen = [each for each, good in zip(measured, sound, strict=False) if good] or measured
    of_rule = {rule: [v for each in chosen for r, v in each if r is rule] for rule in rules}
    best = {rule: _best(values) for rule, values in of_rule.items()}
    own = {rule: _of_own_way(rule, values) for rule, values in of_rule.items()}
    judged = [[_verdict(scene, own[r], _behind(v, best[r])) for r, v in each] for each in measured]
    return judged or [[] for _ in movements]


def _of_own_way(rule: Rule, values: Sequence[Measured]) -> Rule:
    """A rule whose limits are shares of the athlete's way, in degrees of that way."""
    if rule.unit != "range":
        return rule
    ways = [each.way for each in values if np.isfinite(each.way)]
    return rule.of(float(np.median(ways)) if ways else np.nan)


def judge_hold(scene: Scene, exercise: Exercise) -> list[Verdict]:
    """What the rules say about a held posture: of all its holds, where it was worst."""
    worst: dict[str, Verdict] = {}
    for piece in holds(scene.body, exercise):
        middle, last = (piece.start + piece.stop) // 2, piece.stop - 1
        whole = Movement(piece.start, middle, last, 1.0, 1.0, cut_start=False, cut_end=False)
        for each in judge(scene, exercise, whole):
            before = worst.get(each.rule.code)
            if before is None or before.amount < each.amount:
                worst[each.rule.code] = each
    return list(worst.values())


def _best(values: Sequence[Measured]) -> float:
    known = sorted(each.degrees for each in values if each.degrees is not None)
    if len(known) <= REACHED_BY:
        return known[0] if known else 0.0
    return known[REACHED_BY - 1]


def _behind(value: Measured, best: float) -> Measured:
    return replace(value, degrees=None if value.degrees is None else value.degrees - best)


def without_explained(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts without those that another one explains, and one for each code."""
    wrong = {each.rule.code for each in verdicts if each.wrong}
    kept = [each for each in verdicts
            if each.spoils or not (each.wrong and wrong & set(each.rule.unless))]  # fmt: skip
    worst: dict[str, Verdict] = {}
    for each in kept:
        before = worst.get(each.rule.code)
        if before is None or (each.wrong and not before.wrong):
            worst[each.rule.code] = each
    return list(worst.values())


def wrong_finding(verdict: Verdict, rep: int | None) -> Finding:
    """What to change in one repetition, or in a hold, which has none."""
    rule, value = verdict.rule, verdict.measured
    amount = value.degrees if value.degrees is not None else 0.0
    return Finding(
        code=rule.code,
        severity=verdict.severity,
        joint=_sided(rule.joint, value.side),
        degrees=round(rule.sign * amount, 1 if rule.unit == "degrees" else 3),
        limit=rule.sign * rule.limit,
        at=value.at,
        message=rule.told(amount),
        rep=rep,
        measure=rule.kind,
        joints=tuple(_sided(joint, value.side) for joint in rule.joints),
        cue=rule.cue,
        uncertainty=verdict.error if rule.unit == "degrees" and verdict.error else None,
        moment=_MOMENTS.get(rule.moment, "whole"),
    )


_MOMENTS: dict[str, Moment] = {"start": "start", "turn": "turn", "end": "end"}


def _sided(joint: str, side: str) -> str:
    return joint if joint in SINGLE or joint in MIDDLES else f"{side}_{joint}"


def unjudged(
    scene: Scene, exercise: Exercise, verdicts: Sequence[Sequence[Verdict]]
) -> list[Finding]:
    """What could not be judged in the whole set, once a reason, and what to do about it."""
    found, rules = [], shown(scene, exercise)
    for view in ("side", "front"):
        missed = [r for r in rules if r.view == view and not scene.can_judge(view)]
        if missed:
            found.append(_wrong_view(scene, missed, view))
    for rule in rules:
        told = [each for some in verdicts for each in some if _same(each.rule, rule)]
        if told and all(each.measured.degrees is None for each in told):
            return [*found, _not_seen(rule, told[0].measured)]
    return found


def _same(one: Rule, other: Rule) -> bool:
    """Whether both are one row of the catalogue: some are restated for the athlete."""
    return (one.code, one.against, one.view) == (other.code, other.against, other.view)


_FILM_FROM = {
    "side": "I could not judge {what} from the front. Film from the side.",
    "front": "I could not judge {what} from the side. Film from the front.",
}
_SIDE = "I could not see your {joint}. Film from the side, with your whole body in the picture."
_FRONT = "I could not see your {joint}. Film from the front, with your whole body in the picture."
_NOT_SEEN = {"any": _SIDE, "side": _SIDE, "front": _FRONT}


def _wrong_view(scene: Scene, rules: Sequence[Rule], view: str) -> Finding:
    what: Said | str = ""
    for thing in dict.fromkeys(rule.what for rule in rules):
        what = say("{first}, {second}", first=what, second=Said(thing)) if what else Said(thing)
    return Finding(
        code=WRONG_VIEW,
        severity="info",
        joint=None,
        degrees=None,
        limit=None,
        at=float(scene.poses.image.times[0]),
        message=say(_FILM_FROM[view], what=what),
    )


def _not_seen(rule: Rule, value: Measured) -> Finding:
    joint = _sided(rule.joint, value.side)
    return Finding(
        code=NOT_SEEN,
        severity="info",
        joint=joint,
        degrees=None,
        limit=None,
        at=value.at,
        message=say(_NOT_SEEN[rule.view], joint=Said(joint.replace("_", " "))),
    )
