"""From a spec to key postures in time: idle, the set, idle again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pose.synthetic.activities import Activity
from pose.synthetic.contacts.descent import CROUCH
from pose.synthetic.dofs import DEFAULTS, Posture
from pose.synthetic.exercises import Exercise
from pose.synthetic.fatigue import tired
from pose.synthetic.gait import walk_seconds
from pose.synthetic.idling import idling
from pose.synthetic.looseness import bounded, habits_of, slipped
from pose.synthetic.motion import Bump, Key
from pose.synthetic.sides import mirrored, one_sided
from pose.synthetic.spec import AthleteSpec, Rep
from pose.synthetic.wandering import wandering

# Nobody's habits are further than this from the usual, standard deviations.
_MOST_UNUSUAL = 2.0
# Where feet and hands are put for the set, and stay.
_PLANTED = ("stance", "toe_out", "hands", "hands_ahead", "elbows_out")


@dataclass(frozen=True)
class Window:
    """When a planned repetition begins and ends, seconds."""

    rep: Rep
    start: float
    end: float

    def earlier(self, seconds: float) -> "Window":
        """The same on a clock that starts later."""
        return replace(self, start=self.start - seconds, end=self.end - seconds)


@dataclass(frozen=True)
class Timeline:
    """Key postures of the set and when its repetitions are.

    Attributes:
        keys: in order of time.
        windows: one for each repetition of the spec.
        seconds: length of the clip.
        arrived: seconds, when walking in is over.
        leaving: seconds, when walking out begins.
        bumps: what is added between keys.
    """

    keys: tuple[Key, ...]
    windows: tuple[Window, ...]
    seconds: float
    arrived: float
    leaving: float
    bumps: tuple[Bump, ...] = ()


def plan(spec: AthleteSpec) -> Timeline:
    """Key postures of a spec, and when what happens."""
    walk_in, walk_out = walk_seconds(spec.walk_in), walk_seconds(spec.walk_out)
    exercise = spec.movement
    habits = {**_habits(exercise, spec.seed)}
    slips = np.random.default_rng(spec.seed)
    for name, by in habits_of(spec.looseness, slips).items():
        habits[name] = habits.get(name, 0.0) + by
    start = _offset(exercise.start, habits)
    stands = exercise.contact == "standing" or spec.from_standing
    fidgets = spec.fidgets if stands else ("", "")
    ways = [start, *_ways_back(exercise, spec.from_standing, start)]
    ready = walk_in + spec.idle_before
    come, go = _of_side(ways, spec.reps[:1]), _of_side(ways, spec.reps[-1:])
    go = [_ahead(posture, len(spec.reps) * exercise.travel) for posture in go]
    keys = _idle(fidgets[0], come[-1], 0.0, walk_in, ready) + _moves(come[::-1], ready, spec.settle)
    windows, clock = [], keys[-1].time
    bumps: list[Bump] = []
    for index, rep in enumerate(tired(spec.reps, spec.fatigue)):
        turn = slipped(turn_posture(exercise, rep, start, habits), spec.looseness, slips)
        here, there = one_sided(start, turn, rep.side) if rep.side else (start, turn)
        at, past = index * exercise.travel, (index + 1) * exercise.travel
        here, there, back = _ahead(here, at), _ahead(there, (at + past) / 2.0), _ahead(here, past)
        bottom = clock + rep.down
        end = clock + rep.seconds
        windows.append(Window(rep, clock, end))
        bumps += _bumps(exercise, rep, clock, end)
        if isinstance(exercise, Activity) and exercise.postures:
            keys += [Key(clock, here), *wandering(exercise, habits, clock, end, slips)]
        else:
            keys += _there(exercise, here, there, clock, bottom)
            keys[-1] = replace(keys[-1], skew=rep.skew[0])
            keys += _there(exercise, there, back, bottom + rep.hold, end)
            keys[-1] = replace(keys[-1], skew=rep.skew[1])
        keys.append(Key(end, back))
        clock = end + rep.rest
    keys += _moves(go, clock, spec.settle)
    leaving = keys[-1].time + spec.idle_after
    keys += _idle(fidgets[1], go[-1], keys[-1].time, keys[-1].time, leaving)
    return Timeline(
        _in_order(keys), tuple(windows), leaving + walk_out, walk_in, leaving, tuple(bumps)
    )


def _there(
    exercise: Exercise, here: Posture, there: Posture, start: float, end: float
) -> list[Key]:
    """From a posture to another, by the way of a third where there is one."""
    by = exercise.between if isinstance(exercise, Activity) else {}
    half = [Key((start + end) / 2.0, by)] if by else []
    return [Key(start, here), *half, Key(end, there)]


def _bumps(exercise: Exercise, rep: Rep, start: float, end: float) -> list[Bump]:
    """What the exercise and the faults of a repetition add on its way there and back."""
    there, back = (start, start + rep.down), (end - rep.up, end)
    faults = [exercise.faults[name] for name in rep.faults]
    bumps = [Bump(*back, exercise.bump)]
    bumps += [Bump(*there, fault.there) for fault in faults]
    bumps += [Bump(*back, fault.back) for fault in faults]
    if rep.side == "right":
        bumps = [replace(bump, posture=mirrored(bump.posture)) for bump in bumps]
    return [bump for bump in bumps if bump.posture]


def _idle(fidget: str, rest: Posture, since: float, start: float, end: float) -> list[Key]:
    """At rest since some moment, with a fidget between start and end."""
    return [Key(since, rest), *idling(fidget, rest, start, end), Key(end, rest)]


def _moves(postures: Sequence[Posture], start: float, settle: float) -> list[Key]:
    """From posture to posture, some time for each."""
    return [Key(start + index * settle, posture) for index, posture in enumerate(postures)]


def _of_side(postures: Sequence[Posture], reps: Sequence[Rep]) -> list[Posture]:
    """The postures as a repetition on the right has them, or as they are."""
    right = any(rep.side == "right" for rep in reps)
    return [mirrored(posture) if right else posture for posture in postures]


def _ahead(posture: Posture, metres: float) -> dict[str, float]:
    on = {"root_x": _of(posture, "root_x") + metres} if metres else {}
    return {**posture, **on}


def _ways_back(exercise: Exercise, from_standing: bool, start: Posture) -> list[Posture]:
    """Postures from the start of the exercise to rest."""
    planted = {name: start[name] for name in _PLANTED if name in start}
    if exercise.contact == "standing":
        return [planted]
    if not from_standing or exercise.contact != "plank":
        return [dict(start)]
    return [{**start, **CROUCH}, {**planted, "floor": 0.0}]


def turn_posture(exercise: Exercise, rep: Rep, start: Posture, habits: Posture) -> dict[str, float]:
    """Where a repetition turns round, its faults applied."""
    turn, share = _offset(exercise.turn, habits), rep.share
    for name in rep.faults:
        fault = exercise.faults[name]
        turn |= fault.turn
        share *= fault.share
    names = {*start, *turn}
    return {name: _of(start, name) + share * (_of(turn, name) - _of(start, name)) for name in names}


def _of(posture: Posture, name: str) -> float:
    return posture.get(name, DEFAULTS.get(name, 0.0))


def _habits(exercise: Exercise, seed: int) -> dict[str, float]:
    """What this athlete does a little differently from others, in every repetition."""
    rng = np.random.default_rng(seed)
    unusual = np.clip(rng.standard_normal(len(exercise.variety)), -_MOST_UNUSUAL, _MOST_UNUSUAL)
    spread = exercise.variety.items()
    return {name: sd * float(u) for (name, sd), u in zip(spread, unusual, strict=True)}


def _offset(posture: Posture, habits: Posture) -> dict[str, float]:
    """Posture with habits added; a straight limb stays short of bending backwards."""
    changed = {**posture, **{name: _of(posture, name) + by for name, by in habits.items()}}
    return bounded(changed)


def _in_order(keys: Sequence[Key]) -> tuple[Key, ...]:
    """Keys without those that stand at the same moment as the one before."""
    kept = [keys[0]]
    for key in keys[1:]:
        if key.time > kept[-1].time:
            kept.append(key)
    return tuple(kept)
