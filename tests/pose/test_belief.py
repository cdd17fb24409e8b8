"""Joints that break the proportions of their own body."""

from dataclasses import replace

import numpy as np
import pytest

from pose.belief import DOUBTED, believed
from pose.sequence import MIN_CONFIDENCE, Poses, PoseSequence
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, truth
from pose.synthetic.exercises import EXERCISES

SPEC = AthleteSpec(reps=(Rep(), Rep()))
FOOT = ("left_ankle", "left_heel", "left_foot_index")


def squats(yaw: float = 85.0) -> Poses:
    return truth(replace(SPEC, camera=replace(SPEC.camera, yaw=yaw))).poses


def drawn_up(sequence: PoseSequence, until: float) -> PoseSequence:
    """The left foot at the height of its knee until some moment."""
    points = sequence.points.copy()
    index = sequence.skeleton.index
    early = sequence.times < until
    knee, ankle = points[early, index["left_knee"]], points[early, index["left_ankle"]].copy()
    for joint in FOOT:
        points[early, index[joint]] += 0.9 * (knee - ankle)
    return replace(sequence, points=points)


def seen(poses: Poses, joint: str, moment: float) -> bool:
    frame = int(np.searchsorted(poses.image.times, moment))
    return bool(poses.image.seen(joint)[frame])


@pytest.mark.parametrize("slug", sorted(EXERCISES))
def test_a_body_that_keeps_its_proportions_is_believed(slug: str) -> None:
    for yaw in (0.0, 40.0, 90.0):
        camera = Camera(yaw=yaw, distance=6.0)
        poses = truth(AthleteSpec(exercise=slug, reps=(Rep(),), camera=camera)).poses
        assert np.array_equal(believed(poses).image.confidence, poses.image.confidence)


def test_a_foot_at_the_knee_is_doubted_as_long_as_it_is_there() -> None:
    poses = squats()
    found = believed(replace(poses, image=drawn_up(poses.image, 1.0)))
    for joint in FOOT:
        assert not seen(found, joint, 0.5)
        assert seen(found, joint, 1.5)
    assert seen(found, "left_knee", 0.5)
    assert seen(found, "right_ankle", 0.5)


def test_of_a_body_that_is_squeezed_as_a_whole_no_joint_is_believed() -> None:
    poses = squats()
    assert poses.world is not None
    points = poses.world.points.copy()
    points[poses.world.times < 1.0] *= 0.3
    found = believed(replace(poses, world=replace(poses.world, points=points)))
    assert not any(seen(found, joint, 0.5) for joint in found.image.skeleton.joints)
    assert all(seen(found, joint, 1.8) for joint in found.image.skeleton.joints)


def test_it_is_doubted_as_well_where_it_is_so_in_space_alone() -> None:
    poses = squats()
    assert poses.world is not None
    found = believed(replace(poses, world=drawn_up(poses.world, 1.0)))
    assert not seen(found, "left_ankle", 0.5)
    assert found.world is not None
    assert np.array_equal(found.world.confidence, found.image.confidence)


def test_what_is_foreshortened_is_believed() -> None:
    arm_ahead = AthleteSpec(exercise="front_raise", camera=replace(SPEC.camera, yaw=0.0))
    poses = truth(arm_ahead).poses
    assert seen(believed(poses), "left_wrist", 2.0)


def test_one_frame_is_left_to_smoothing() -> None:
    poses = squats()
    found = believed(replace(poses, image=drawn_up(poses.image, 0.1)))
    assert seen(found, "left_ankle", 0.03)


def test_without_depth_nothing_is_doubted() -> None:
    flat = replace(squats(), world=None)
    squeezed = replace(flat, image=drawn_up(flat.image, 1.0))
    assert believed(squeezed) is squeezed


def test_a_doubted_joint_is_not_measured_but_still_there_for_counting() -> None:
    counting_looks_from = 0.1
    assert counting_looks_from < DOUBTED < MIN_CONFIDENCE
