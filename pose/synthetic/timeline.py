"""From a spec to key postures in time: idle, the set, idle again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pose.synthetic.dofs import DEFAULTS, Posture
from pose.synthetic.exercises import EXERCISES, Exercise
from pose.synthetic.gait import walk_seconds
from pose.synthetic.idling import idling
from pose.synthetic.motion import Key
from pose.synthetic.spec import AthleteSpec, Rep

# How long an athlete takes to get into position and to relax again, seconds.
SETTLE = 0.8
# Nobody's habits are further than this from the usual, standard deviations.
_MOST_UNUSUAL = 2.0


@dataclass(frozen=True)
class Window:
    """When a planned repetition begins and ends, seconds."""

    rep: Rep
    start: float
    end: float


@dataclass(frozen=True)
class Timeline:
    """Key postures of the set and when its repetitions are.

    Attributes:
        keys: in order of time.
        windows: one for each repetition of the spec.
        seconds: length of the clip.
        leaving: when walking out begins.
    """

    keys: tuple[Key, ...]
    windows: tuple[Window, ...]
    seconds: float
    leaving: float


def plan(spec: AthleteSpec) -> Timeline:
    """Key postures of a spec, and when what happens."""
    walk_in, walk_out = walk_seconds(spec.walk_in), walk_seconds(spec.walk_out)
    exercise = EXERCISES[spec.exercise]
    habits = _habits(exercise, spec.seed)
    start = _offset(exercise.start, habits)
    rest = _resting(exercise, start)
    ready = walk_in + spec.idle_before
    keys = [Key(0.0, rest), *idling(spec.fidgets[0], rest, walk_in, ready)]
    keys += [Key(ready, rest), Key(ready + SETTLE, start)]
    windows, clock = [], ready + SETTLE
    for rep in spec.reps:
        turn = turn_posture(exercise, rep, start, habits)
        bottom = clock + rep.down
        end = clock + rep.seconds
        windows.append(Window(rep, clock, end))
        keys += [Key(bottom, turn), Key(bottom + rep.hold, turn), Key(end, start)]
        clock = end + rep.rest
        keys.append(Key(clock, start))
    leaving = clock + SETTLE + spec.idle_after
    keys += [Key(clock + SETTLE, rest)]
    keys += [*idling(spec.fidgets[1], rest, clock + SETTLE, leaving), Key(leaving, rest)]
    return Timeline(_in_order(keys), tuple(windows), leaving + walk_out, leaving)


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
    for hinge in {"knee", "elbow"} & changed.keys():
        changed[hinge] = min(changed[hinge], _STRAIGHTEST)
    return changed


_STRAIGHTEST = 177.0


def _resting(exercise: Exercise, start: Posture) -> dict[str, float]:
    """Standing at ease on the same spot, or holding the plank."""
    if exercise.contact != "standing":
        return dict(start)
    return {name: start[name] for name in ("stance", "toe_out") if name in start}


def _in_order(keys: Sequence[Key]) -> tuple[Key, ...]:
    """Keys without those that stand at the same moment as the one before."""
    kept = [keys[0]]
    for key in keys[1:]:
        if key.time > kept[-1].time:
            kept.append(key)
    return tuple(kept)
