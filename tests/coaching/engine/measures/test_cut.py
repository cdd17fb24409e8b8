"""What a video cuts off is not judged where it was not seen, and pictures are read as they are."""

from dataclasses import replace

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.measures import measure_all
from coaching.engine.measures.athlete import Athlete
from coaching.engine.measures.readings import bend
from coaching.engine.scene import Scene
from pose.angles import joint_angle
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import exercise, filmed

HIP = ("shoulder", "hip", "knee")


def codes_until(seconds_before_turn: float) -> set[str]:
    """What is read of a deadlift in a video that ends so long before the athlete stands."""
    clip = filmed("deadlift", Rep(down=2.0))
    times = clip.poses.image.times
    seen = times <= clip.reps[0].turn - seconds_before_turn
    world = clip.poses.world
    assert world is not None
    poses = replace(clip.poses, image=clip.poses.image.part(seen), world=world.part(seen))
    scene = Scene.of(poses)
    start = round((clip.reps[0].start - times[0]) * scene.body.rate)
    last = len(scene.body.grid) - 1
    one = Movement(start, last, last, 1.0, 0.0, cut_start=False, cut_end=True)
    row = exercise("deadlift")
    return {rule.code for rule, _ in measure_all(scene, row, row.rules, one)}


def test_a_lift_that_the_video_cuts_off_is_not_said_to_stop_short() -> None:
    assert "not_locked_out" not in codes_until(0.6)
    assert "early_hips" in codes_until(0.6)


def test_an_angle_of_the_picture_is_that_of_the_picture() -> None:
    clip = filmed("deadlift", Rep(), yaw=75)
    scene = Scene.of(replace(clip.poses, estimator="blazepose"))
    last = len(scene.body.grid) - 1
    one = Movement(0, last // 2, last, 1.0, 1.0, cut_start=False, cut_end=False)
    found = bend(Athlete.during(scene, one, HIP, flat=True), HIP, "left")
    shown = joint_angle(clip.poses.image, "left_hip")
    resampled = np.interp(scene.body.grid, clip.poses.image.times, shown)
    assert np.abs(found - resampled).max() < 3.0
