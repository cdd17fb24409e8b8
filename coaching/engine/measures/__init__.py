"""The measurements that rules are made of: one number for one movement."""

from dataclasses import replace

from coaching.engine.counting import REST_SAMPLES, Movement
from coaching.engine.exercise import Exercise, Rule
from coaching.engine.measures import lines
from coaching.engine.measures.athlete import Athlete
from coaching.engine.measures.extent import REACH_SECONDS, whole
from coaching.engine.measures.measured import Measured
from coaching.engine.measures.moments import moving_sides, read
from coaching.engine.measures.readings import READINGS
from coaching.engine.scene import Scene
from coaching.engine.signals import SIDES
from pose.angles import ANGLES

__all__ = ["KINDS", "Measured", "measure_all"]

KINDS = (*lines.KINDS, *READINGS)


def measure_all(
    scene: Scene, exercise: Exercise, rules: tuple[Rule, ...], one: Movement
) -> list[tuple[Rule, Measured]]:
    """What rules measure in one movement; those that say nothing about it are left out."""
    main = _main_joints(exercise)
    athletes = {
        flat: _athlete(scene, one, main, flat=flat)
        for flat in {_is_flat(scene, rule) for rule in rules}
    }
    cut = {flat: _is_cut_at_turn(athlete) for flat, athlete in athletes.items()}
    moving = {flat: moving_sides(athlete) for flat, athlete in athletes.items()}
    found: list[tuple[Rule, Measured]] = []
    for rule in rules:
        flat = _is_flat(scene, rule)
        if cut[flat] and rule.moment == "turn":
            continue
        if rule.kind in lines.KINDS:
            turning = replace(one, turn=athletes[flat].movement.turn)
            value: Measured | None = lines.measured(scene, rule, turning)
        else:
            value = read(athletes[flat], rule, moving[flat])
        if value is not None:
            found.append((rule, value))
    return found


def _is_cut_at_turn(athlete: Athlete) -> bool:
    """Whether the video begins or ends just where a movement is furthest: it may have gone on."""
    last = len(athlete.scene.body.grid) - 1
    turn = athlete.movement.turn
    return turn < REST_SAMPLES or turn > last - REST_SAMPLES


def _athlete(scene: Scene, one: Movement, main: tuple[str, ...], *, flat: bool) -> Athlete:
    """The athlete from the real start of a movement to its real end."""
    wide = Athlete.around(scene, one, main, REACH_SECONDS, flat=flat)
    return Athlete.during(scene, whole(wide), main, flat=flat)


def _is_flat(scene: Scene, rule: Rule) -> bool:
    """Lengths along the trunk change in the picture when it turns, and are taken in space."""
    return scene.poses.world is None or (rule.kind != "along" and scene.is_flat(rule.view))


def _main_joints(exercise: Exercise) -> tuple[str, ...]:
    """The joints of the angle that its range of motion is read from, without their side."""
    name = next((each for each in exercise.primary if each in ANGLES), "left_elbow")
    return tuple(joint.removeprefix(f"{SIDES[0]}_") for joint in ANGLES[name])
