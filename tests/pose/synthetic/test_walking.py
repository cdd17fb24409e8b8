"""Walking in and out: feet that stand still between steps, arrival where the set is."""

from dataclasses import replace

import numpy as np
import pytest

from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, truth
from pose.synthetic.gait import walk_seconds

WALK = AthleteSpec(
    reps=(Rep(),), walk_in=2.6, walk_out=-2.6, idle_before=0.5, camera=Camera(yaw=60.0)
)


@pytest.fixture(scope="module")
def clip() -> ClipTruth:
    return truth(WALK)


def test_the_athlete_begins_and_ends_outside_of_the_picture(clip: ClipTruth) -> None:
    assert clip.poses.image.confidence[0].sum() == 0
    assert clip.poses.image.confidence[-1].sum() == 0
    assert clip.poses.image.joint("nose")[0, 0] > WALK.size[0]
    assert clip.poses.image.joint("nose")[-1, 0] < 0


def test_the_set_is_done_in_place_and_in_view(clip: ClipTruth) -> None:
    rep, times = clip.reps[0], clip.poses.image.times
    during = (times >= rep.start) & (times <= rep.end)
    assert clip.poses.image.confidence[during].min() == 1
    assert np.ptp(clip.figure.joints["left_ankle"][during], axis=0).max() < 1e-6
    assert rep.start > walk_seconds(WALK.walk_in)


def test_one_foot_is_on_the_floor_at_any_moment_and_does_not_slide(clip: ClipTruth) -> None:
    speed = [
        np.linalg.norm(np.diff(clip.figure.joints[f"{side}_ankle"], axis=0), axis=1) * WALK.fps
        for side in ("left", "right")
    ]
    assert np.minimum(*speed).max() < 0.05
    assert np.maximum(*speed).max() > 1.0


def test_legs_keep_their_length_and_feet_stay_above_the_floor(clip: ClipTruth) -> None:
    joints = clip.figure.joints
    for side in ("left", "right"):
        shank = np.linalg.norm(joints[f"{side}_knee"] - joints[f"{side}_ankle"], axis=1)
        assert np.allclose(shank, WALK.body.shank, rtol=1e-3)
    assert clip.figure.points[..., 2].min() > -0.01


def test_nothing_jumps_from_frame_to_frame(clip: ClipTruth) -> None:
    moved = np.linalg.norm(np.diff(clip.figure.points, axis=0), axis=-1) * WALK.fps
    assert moved.max() < 6.0


@pytest.fixture(scope="module")
def push_up() -> ClipTruth:
    return truth(replace(WALK, exercise="push_up", from_standing=True))


def test_a_push_up_may_begin_and_end_standing(push_up: ClipTruth) -> None:
    times, nose = push_up.poses.image.times, push_up.figure.joints["nose"][:, 2]
    rep = push_up.reps[0]
    assert nose[times < rep.start - 2.0].min() > 1.4
    assert nose[(times > rep.start) & (times < rep.end)].max() < 0.8
    assert nose[times > rep.end + 2.0].min() > 1.4


def test_getting_down_bends_no_bone_and_stays_above_the_floor(push_up: ClipTruth) -> None:
    joints = push_up.figure.joints
    for upper, lower, length in (
        ("hip", "knee", WALK.body.thigh),
        ("knee", "ankle", WALK.body.shank),
        ("shoulder", "elbow", WALK.body.upper_arm),
        ("elbow", "wrist", WALK.body.forearm),
    ):
        span = np.linalg.norm(joints[f"left_{upper}"] - joints[f"left_{lower}"], axis=1)
        assert np.allclose(span, length, rtol=1e-3), upper
    assert push_up.figure.points[..., 2].min() > -0.03


def test_walking_takes_its_time_and_standing_there_takes_none() -> None:
    still = replace(WALK, walk_in=0.0, walk_out=0.0)
    assert walk_seconds(0.0) == 0.0
    gone = truth(WALK).poses.image.seconds - truth(still).poses.image.seconds
    assert gone == pytest.approx(2 * walk_seconds(2.6), abs=0.1)
