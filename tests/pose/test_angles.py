"""Joint angles: one convention, whatever the view."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pose.angles import ANGLES, between, inclination, joint_angle, joint_angles
from pose.sequence import Floats, PoseSequence
from pose.skeletons import BLAZEPOSE33, COMMON13

point = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


def at(x: float, y: float) -> Floats:
    return np.array([[x, y]], np.float32)


def sequence(seed: int = 0, frames: int = 4, confidence: float = 1.0) -> PoseSequence:
    points = np.random.default_rng(seed).normal(300, 100, (frames, 33, 2)).astype(np.float32)
    seen = np.full((frames, 33), confidence, np.float32)
    return PoseSequence(points, seen, np.arange(frames) / 30, BLAZEPOSE33)


@pytest.mark.parametrize(
    ("last", "degrees"),
    [((2, 1), 90.0), ((1, 2), 180.0), ((1, 0), 0.0), ((2, 0), 45.0), ((0, 2), 135.0)],
)
def test_the_inner_angle_runs_from_folded_to_straight(
    last: tuple[float, float], degrees: float
) -> None:
    assert between(at(1, 0), at(1, 1), at(*last))[0] == pytest.approx(degrees, abs=0.1)


@given(a=point, b=point, c=point)
@settings(max_examples=200, deadline=None)
def test_an_angle_lies_between_0_and_180_or_is_unknown(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    degrees = between(at(*a), at(*b), at(*c))[0]
    assert np.isnan(degrees) or 0 <= degrees <= 180


def test_a_bone_without_length_has_no_angle() -> None:
    assert np.isnan(between(at(1, 1), at(1, 1), at(2, 2))[0])


@pytest.mark.parametrize("turn", [17.0, 90.0, 213.0])
def test_turning_and_zooming_the_picture_changes_no_angle(turn: float) -> None:
    before = sequence()
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    moved = (before.points @ np.array([[c, s], [-s, c]], np.float32)) * 2.5 + 40
    after = PoseSequence(moved.astype(np.float32), before.confidence, before.times, BLAZEPOSE33)
    for name in ANGLES:
        assert joint_angle(after, name) == pytest.approx(joint_angle(before, name), abs=0.05)


def test_the_mirror_swaps_left_and_right() -> None:
    before = sequence()
    after = before.mirrored(640)
    assert joint_angle(after, "left_knee") == pytest.approx(
        joint_angle(before, "right_knee"), abs=0.05
    )


def test_an_unseen_joint_has_no_angle_and_no_other_is_touched() -> None:
    seen = sequence()
    seen.confidence[:, BLAZEPOSE33.index["left_wrist"]] = 0.4
    angles = joint_angles(seen, ["left_elbow", "left_knee"])
    assert np.isnan(angles["left_elbow"]).all()
    assert np.isfinite(angles["left_knee"]).all()


def test_a_joint_that_the_skeleton_lacks_has_no_angle() -> None:
    assert np.isnan(joint_angle(sequence().on(COMMON13), "left_ankle")).all()


@pytest.mark.parametrize(
    ("upper", "degrees"), [((0, -5), 0.0), ((5, 0), 90.0), ((-5, 0), 90.0), ((0, 5), 180.0)]
)
def test_inclination_is_measured_from_straight_up(
    upper: tuple[float, float], degrees: float
) -> None:
    assert inclination(at(0, 0), at(*upper))[0] == pytest.approx(degrees, abs=0.05)
