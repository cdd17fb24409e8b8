"""Where a movement really starts, turns and ends."""

from dataclasses import replace

import pytest

from coaching.engine.counting import Movement
from coaching.engine.measures.athlete import Athlete
from coaching.engine.measures.extent import REACH_SECONDS, whole
from coaching.engine.rules import judge_set
from coaching.engine.scene import Scene
from pose.sequence import Poses
from pose.smoothing import Mask
from pose.synthetic.clip import ClipTruth, Rep
from tests.coaching.engine.builders import exercise, filmed

ELBOW = ("shoulder", "elbow", "wrist")
HIP = ("shoulder", "hip", "knee")
A_LITTLE = 0.3  # of the way to straight
FEW = 3  # of the grid's points, a tenth of a second


def movements(clip: ClipTruth, scene: Scene) -> list[Movement]:
    rate, begin = scene.body.rate, scene.body.grid[0]
    at = [[round((t - begin) * rate) for t in (r.start, r.turn, r.end)] for r in clip.reps]
    return [
        Movement(start, turn, end, 1.0, 1.0, cut_start=False, cut_end=False)
        for start, turn, end in at
    ]


@pytest.mark.parametrize("by", [-12, 0, 12])
def test_it_turns_where_the_main_angle_is_furthest_whatever_the_counter_says(by: int) -> None:
    clip = filmed("biceps_curl", Rep(down=1.2, hold=0.0, up=1.2))
    scene = Scene.of(clip.poses)
    true = movements(clip, scene)[0]
    counted = replace(true, start=true.start + 8, turn=true.turn + by, end=true.end - 8)
    found = whole(Athlete.around(scene, counted, ELBOW, REACH_SECONDS, flat=False))
    assert abs(found.turn - true.turn) <= FEW
    assert found.start <= counted.start
    assert found.end >= counted.end


def test_a_hip_that_goes_past_straight_turns_where_it_is_furthest_past() -> None:
    clip = filmed("hip_thrust", Rep(hold=0.3, faults=("overextended",)), yaw=80)
    scene = Scene.of(clip.poses)
    true = movements(clip, scene)[0]
    top = round((clip.reps[0].start + 1.2 + 0.15 - scene.body.grid[0]) * scene.body.rate)
    found = whole(Athlete.around(scene, replace(true, turn=top), HIP, REACH_SECONDS, flat=False))
    assert abs(found.turn - top) <= 2 * FEW


def test_arms_that_hang_a_little_straighter_before_the_first_repetition_are_no_part_of_it() -> None:
    clip = filmed("row", Rep(), yaw=80, idle_before=2.0)
    true = movements(clip, Scene.of(clip.poses))[0]
    waiting = clip.poses.image.times < clip.reps[0].start - 0.3
    scene = Scene.of(straighter(clip.poses, waiting))
    found = whole(Athlete.around(scene, true, ELBOW, REACH_SECONDS, flat=False))
    assert abs(found.start - true.start) <= 2 * FEW


def straighter(poses: Poses, when: Mask) -> Poses:
    """The same with hands that are a little nearer to where straight arms would have them."""
    world = poses.world
    assert world is not None
    points = world.points.copy()
    for side in ("left", "right"):
        shoulder, elbow, wrist = (world.skeleton.index[f"{side}_{name}"] for name in ELBOW)
        upper = points[:, elbow] - points[:, shoulder]
        straight = points[:, elbow] + upper
        points[when, wrist] += A_LITTLE * (straight - points[:, wrist])[when]
    return replace(poses, world=replace(world, points=points))


@pytest.mark.parametrize(("share", "told"), [(0.96, False), (0.8, True)])
def test_a_range_is_held_against_the_athletes_own(share: float, told: bool) -> None:
    clip = filmed("biceps_curl", Rep(), Rep(share=share), Rep(), yaw=70)
    scene = Scene.of(clip.poses)
    judged = judge_set(scene, exercise("biceps_curl"), movements(clip, scene))
    assert ["half_range" in {v.rule.code for v in one if v.wrong} for one in judged] == [
        False, told, False,
    ]  # fmt: skip
    limits = [v.rule.limit for one in judged for v in one if v.rule.code == "half_range"]
    way = 165 - 42
    assert limits == pytest.approx([0.13 * way] * 3, abs=1.0)


def test_one_movement_alone_does_not_say_how_far_the_athlete_goes() -> None:
    usual = Rep(share=0.8)
    clip = filmed("biceps_curl", usual, usual, Rep(), usual, yaw=70)
    scene = Scene.of(clip.poses)
    judged = judge_set(scene, exercise("biceps_curl"), movements(clip, scene))
    assert not any(verdict.wrong for one in judged for verdict in one)
