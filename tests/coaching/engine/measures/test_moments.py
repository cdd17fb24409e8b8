"""One number for each moment of a movement."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.counting import Movement
from coaching.engine.measures import measure_all
from coaching.engine.scene import Scene
from pose.sequence import Poses
from pose.synthetic.clip import Rep, RepTruth
from tests.coaching.engine.builders import exercise, filmed

SQUAT = exercise("squat")
ROUNDED = next(rule for rule in SQUAT.rules if rule.code == "rounded_back")
TREMBLING = 0.012  # metres, each joint in each picture
SETS = 6


def trembling(poses: Poses, seed: int) -> Poses:
    world = poses.world
    assert world is not None
    noise = TREMBLING * np.random.default_rng(seed).standard_normal(world.points.shape)
    return replace(poses, world=replace(world, points=(world.points + noise).astype(np.float32)))


@pytest.mark.parametrize("faults", [(), ("rounded_back",)])
def test_a_back_is_as_round_as_it_is_in_joints_that_tremble(faults: tuple[str, ...]) -> None:
    clip = filmed("squat", Rep(down=2.0, up=2.0, faults=faults))
    at = moments(clip.reps[0])
    true = shortened(clip.poses, *at)
    off = [abs(shortened(trembling(clip.poses, n), *at) - true) for n in range(SETS)]
    assert np.mean(off) < ROUNDED.limit / 3


def moments(rep: RepTruth) -> tuple[float, float, float]:
    return rep.start, rep.turn, rep.end


def shortened(poses: Poses, *times: float) -> float:
    """By how much the back is shorter at the turn, trunk lengths."""
    scene = Scene.of(poses)
    start, turn, end = (round((time - scene.body.grid[0]) * scene.body.rate) for time in times)
    one = Movement(start, turn, end, 1.0, 1.0, cut_start=False, cut_end=False)
    [(_, value)] = measure_all(scene, SQUAT, (ROUNDED,), one)
    assert value.degrees is not None
    return value.degrees
