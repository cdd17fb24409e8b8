"""A person's own posture at rest: what is theirs is no fault."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise
from coaching.engine.rules import Verdict, judge
from coaching.engine.scene import Scene
from pose.sequence import Poses

# Readings that are nought in anybody who stands straight before a level camera; rules that measure
# against the start of a movement leave a person's own offset out by themselves.
STRAIGHT_KINDS = frozenset({"lean", "aside", "inward"})
# What is further off at rest is a posture taken and no offset: by the rule's unit.
LARGEST = {"degrees": 12.0, "trunk": 0.05}

Offsets = Mapping[str, float]


def offsets(neutral: Poses, exercise: Exercise) -> dict[str, float]:
    """What the rules measure at rest, by code, in the rules' units.

    Args:
        neutral: a second of standing at rest.
        exercise: whose rules.
    """
    rules = tuple(
        rule for rule in exercise.rules if rule.kind in STRAIGHT_KINDS and rule.against == "nothing"
    )
    if not rules:
        return {}
    scene = Scene.of(neutral)
    last = len(scene.body.grid) - 1
    rest = Movement(0, last // 2, last, rise=1.0, fall=1.0, cut_start=False, cut_end=False)
    verdicts = judge(scene, replace(exercise, rules=rules), rest)
    return {
        each.rule.code: _bounded(each) for each in verdicts if each.measured.degrees is not None
    }


def less_own(verdicts: Sequence[Verdict], own: Offsets) -> list[Verdict]:
    """Verdicts without what is the person's own."""
    return [
        replace(each, measured=replace(each.measured, degrees=each.amount - own[each.rule.code]))
        if each.rule.code in own and each.measured.degrees is not None
        else each
        for each in verdicts
    ]


def _bounded(verdict: Verdict) -> float:
    most = LARGEST[verdict.rule.unit]
    return float(np.clip(verdict.amount, -most, most))
