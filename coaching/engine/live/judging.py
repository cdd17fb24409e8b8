"""Windows of the last seconds through the exercise's rules, with how sure each answer is."""

from dataclasses import dataclass, replace
from math import erf, sqrt

import numpy as np

from coaching.engine import nets
from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise, Rule
from coaching.engine.live.grades import Window
from coaching.engine.live.neutral import Offsets, less_own
from coaching.engine.live.recent import Recent
from coaching.engine.live.rhythm import Underway
from coaching.engine.rules import Verdict, judge, judge_hold, wrong_finding
from coaching.engine.scene import Scene

# Rest before the movement that the rules measure against, seconds.
BEFORE = 1.0
# A movement must have been under way for so long before anything about it is certain, seconds.
LEAST_UNDERWAY = 0.4
# A posture is judged by so much of it, seconds.
HELD_SECONDS = 2.0
# Moments whose worst can only grow while a movement goes on.
GROWING = ("whole", "there")


@dataclass(frozen=True)
class Finished:
    """What the rules say about a repetition that is over.

    Attributes:
        windows: what was measured, fault by fault.
        spoilt: whether one of them went so far that it is an attempt.
    """

    windows: tuple[Window, ...] = ()
    spoilt: bool = False


def finished(recent: Recent, exercise: Exercise, one: nets.Movement, own: Offsets) -> Finished:
    """Judge a repetition that is over; ``own`` is the person's posture at rest."""
    poses = recent.since(one.start - BEFORE)
    if poses is None:
        return Finished()
    scene = Scene.of(poses)
    whole = _movement(scene, one.start, one.turn, one.end)
    verdicts = less_own(judge(scene, exercise, whole), own)
    known = [each for each in verdicts if each.measured.degrees is not None]
    windows = tuple(_window(each, whole=True) for each in known)
    return Finished(windows, any(each.spoils for each in known))


def certain(
    recent: Recent, exercise: Exercise, now: Underway, time: float, own: Offsets
) -> list[Window]:
    """Faults of a movement under way that nothing which follows can undo."""
    rules = tuple(rule for rule in exercise.rules if _is_certain(rule, now))
    if not rules or time - now.start < LEAST_UNDERWAY:
        return []
    poses = recent.since(now.start - BEFORE)
    if poses is None:
        return []
    scene = Scene.of(poses)
    one = _movement(scene, now.start, now.turn if now.back else time, time)
    verdicts = less_own(judge(scene, replace(exercise, rules=rules), one), own)
    return [_window(each, whole=False) for each in verdicts if each.wrong]


def held(recent: Recent, exercise: Exercise, time: float, own: Offsets) -> list[Window]:
    """Faults of a posture that is being held, by the last moments of it."""
    poses = recent.since(time - HELD_SECONDS)
    if poses is None:
        return []
    verdicts = less_own(judge_hold(Scene.of(poses), exercise), own)
    known = [each for each in verdicts if each.measured.degrees is not None]
    return [_window(each, whole=True) for each in known]


def _is_certain(rule: Rule, now: Underway) -> bool:
    """The worst so far stays the worst; what is seen at the turn is known once it is past."""
    if rule.against not in ("nothing", "start"):
        return False
    return rule.moment in GROWING or (rule.moment == "turn" and now.back)


def _window(verdict: Verdict, *, whole: bool) -> Window:
    found = wrong_finding(verdict, None)
    return Window(
        verdict.rule.code, chance_wrong(verdict), verdict.rule.cue, found.joint or "", whole
    )


def chance_wrong(verdict: Verdict) -> float:
    """Chance that a value is really beyond the limit.

    What is measured scatters about the truth; a standard deviation of half the way from the limit
    to what is serious makes the serious 98 % sure.
    """
    rule = verdict.rule
    spread = max((rule.serious - rule.limit) / 2, 1e-6)
    beyond = (verdict.amount - rule.limit - verdict.error) / spread
    return 0.5 * (1 + erf(beyond / sqrt(2)))


def _movement(scene: Scene, start: float, turn: float, end: float) -> Movement:
    grid = scene.body.grid
    at = np.rint((np.array([start, turn, end]) - grid[0]) * scene.body.rate)
    first, middle, last = (int(index) for index in np.clip(at, 0, len(grid) - 1))
    return Movement(first, middle, last, rise=1.0, fall=1.0, cut_start=False, cut_end=False)
