"""The truth of a clip: what must hold for every exercise, and what each fault does."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from pose.skeletons import COCO17
from pose.synthetic.body import Body
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.geometry import Array

REPEATED = [slug for slug, exercise in EXERCISES.items() if not exercise.held]
SEGMENTS = {
    "thigh": ("hip", "knee"),
    "shank": ("knee", "ankle"),
    "upper_arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
}


def at_turn(clip: ClipTruth, joint: str, rep: int = 0) -> Array:
    """(3,) of a joint, metres, in the frame nearest to the turn of a repetition."""
    frame = int(np.argmin(np.abs(clip.poses.image.times - clip.reps[rep].turn)))
    place: Array = clip.figure.joints[joint][frame]
    return place


def one(exercise: str, *faults: str) -> ClipTruth:
    return truth(AthleteSpec(exercise=exercise, reps=(Rep(faults=faults),)))


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("body", [Body(), Body(stature=1.55, arms=1.06, legs=0.95)])
def test_no_limb_changes_its_length(exercise: str, body: Body) -> None:
    joints = truth(AthleteSpec(exercise=exercise, body=body)).figure.joints
    for segment, (upper, lower) in SEGMENTS.items():
        for side in ("left", "right"):
            length = np.linalg.norm(joints[f"{side}_{upper}"] - joints[f"{side}_{lower}"], axis=-1)
            assert np.allclose(length, getattr(body, segment), rtol=1e-3), segment


@pytest.mark.parametrize("exercise", ["squat", "biceps_curl"])
def test_feet_stay_where_they_were_planted(exercise: str) -> None:
    joints = truth(AthleteSpec(exercise=exercise)).figure.joints
    for joint in ("left_ankle", "right_heel", "left_foot_index"):
        assert np.ptp(joints[joint], axis=0).max() < 1e-6


def test_a_push_up_leaves_hands_and_toes_on_the_floor() -> None:
    joints = truth(AthleteSpec(exercise="push_up")).figure.joints
    assert np.ptp(joints["left_wrist"], axis=0).max() < 1e-6
    assert np.ptp(joints["right_foot_index"], axis=0).max() < 0.08


def test_a_pull_up_leaves_the_hands_on_the_bar_and_brings_the_chin_over_it() -> None:
    clip = one("pull_up")
    joints = clip.figure.joints
    assert np.ptp(joints["left_wrist"], axis=0).max() < 0.03
    assert at_turn(clip, "mouth_left")[2] > at_turn(clip, "left_wrist")[2]
    assert joints["mouth_left"][0][2] < joints["left_wrist"][0][2] - 0.2


@pytest.mark.parametrize("exercise", EXERCISES)
def test_nothing_sinks_into_the_floor(exercise: str) -> None:
    assert truth(AthleteSpec(exercise=exercise)).figure.points[..., 2].min() > -0.005


@pytest.mark.parametrize("exercise", REPEATED)
def test_the_turn_is_where_the_angle_is_furthest_from_the_start(exercise: str) -> None:
    clip = truth(AthleteSpec(exercise=exercise, reps=(Rep(down=1.0, hold=0.4, up=1.6),) * 3))
    angle = np.asarray(clip.angles[f"left_{EXERCISES[exercise].angle}"])
    times = clip.poses.image.times
    assert len(clip.reps) == 3
    for rep in clip.reps:
        assert rep.start < rep.turn < rep.end
        start, turn = (np.interp(t, times, angle) for t in (rep.start, rep.turn))
        assert abs(turn - start) == pytest.approx(rep.rom, abs=3.0)
    for before, after in pairwise(clip.reps):
        assert before.end <= after.start


@pytest.mark.parametrize("exercise", REPEATED)
def test_nothing_moves_between_repetitions_and_each_goes_the_whole_way(exercise: str) -> None:
    clip = truth(AthleteSpec(exercise=exercise, reps=(Rep(rest=0.6),) * 3))
    times = clip.poses.image.times
    angle = np.asarray(clip.angles[f"right_{EXERCISES[exercise].angle}"])
    for before, after in pairwise(clip.reps):
        resting = (times >= before.end) & (times <= after.start)
        assert np.ptp(angle[resting]) < 4.0
    roms = [rep.rom for rep in clip.reps]
    assert max(roms) - min(roms) < 5.0


def test_a_full_squat_brings_the_hips_to_knee_height_and_a_shallow_one_does_not() -> None:
    full, shallow = one("squat"), one("squat", "shallow")
    above = [at_turn(c, "left_hip")[2] - at_turn(c, "left_knee")[2] for c in (full, shallow)]
    assert above[0] < 0.04
    assert above[1] > 0.2
    assert full.rep_count == 1
    assert shallow.rep_count == 0


def test_leaning_forward_lowers_the_chest_but_the_repetition_counts() -> None:
    good, leaning = one("squat"), one("squat", "forward_lean")
    assert at_turn(leaning, "left_shoulder")[2] < at_turn(good, "left_shoulder")[2] - 0.1
    assert leaning.rep_count == 1


def test_a_full_push_up_brings_the_shoulders_to_elbow_height() -> None:
    full, shallow = one("push_up"), one("push_up", "shallow")
    above = [at_turn(c, "left_shoulder")[2] - at_turn(c, "left_elbow")[2] for c in (full, shallow)]
    assert above[0] < 0.05
    assert above[1] > 0.12


def test_sagging_lowers_the_hips_of_a_push_up_and_piking_raises_them() -> None:
    straight, sagging, piked = (
        at_turn(one("push_up", *faults), "left_hip")[2] for faults in ((), ("sagging",), ("piked",))
    )
    assert sagging < straight - 0.05
    assert piked > straight + 0.1


@pytest.mark.parametrize("exercise", REPEATED)
def test_half_a_repetition_goes_half_the_way_and_does_not_count(exercise: str) -> None:
    whole, half = one(exercise), one(exercise, "half_repetition")
    assert 0.35 < half.reps[0].rom / whole.reps[0].rom < 0.65
    assert half.rep_count == 0


def test_a_held_posture_has_no_repetitions_and_hardly_moves() -> None:
    clip = truth(AthleteSpec(exercise="plank"))
    assert clip.reps == ()
    assert np.ptp(np.asarray(clip.angles["left_hip"])) < 10.0


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_side_plank_stands_on_the_arm_below(side: str) -> None:
    joints = truth(AthleteSpec(exercise="plank", variant=f"side_{side}_arm_up")).figure.joints
    other = {"left": "right", "right": "left"}[side]
    assert joints[f"{side}_elbow"][:, 2].max() < 0.06
    assert joints[f"{other}_wrist"][:, 2].min() > joints[f"{other}_shoulder"][:, 2].max()


def test_pixels_agree_with_metres_through_the_camera() -> None:
    spec = AthleteSpec()
    clip = truth(spec)
    world = clip.poses.world
    assert world is not None
    hips = (clip.figure.joints["left_hip"] + clip.figure.joints["right_hip"]) / 2
    seen = world.joint("left_wrist") + spec.camera.view(hips)
    pixels = seen[:, :2] / seen[:, 2:] * spec.camera.pixels(spec.size) + np.array([640, 360])
    assert np.allclose(pixels, clip.poses.image.joint("left_wrist")[:, :2], atol=0.05)


def test_the_camera_on_the_other_side_sees_the_mirror_image() -> None:
    spec = replace(AthleteSpec(), seed=3)
    left = truth(spec).poses.image
    right = truth(replace(spec, camera=replace(spec.camera, yaw=-spec.camera.yaw))).poses.image
    mirrored = left.mirrored(spec.size[0])
    # Sway differs between the sides: a few pixels are allowed.
    assert np.nanmedian(np.abs(mirrored.points[..., :2] - right.points[..., :2])) < 12


def test_the_same_spec_gives_the_same_truth_and_it_fits_other_skeletons() -> None:
    first, second = truth(AthleteSpec(seed=5)), truth(AthleteSpec(seed=5))
    assert np.array_equal(first.poses.image.points, second.poses.image.points)
    assert np.all(first.poses.image.on(COCO17).confidence == 1)
