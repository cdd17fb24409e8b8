"""Features of a squat: changes of the athlete's own body, and nothing of the recording."""

from collections.abc import Callable

import numpy as np
import pytest

from coaching.engine.form.squat import Squat, squat_features
from pose.sequence import PoseSequence
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import filmed

METRES_TO_CENTIMETRES = 100.0
AWAY = np.array([20.0, 60.0, 250.0], np.float32)  # where the camera sees the left ankle


def recorded() -> PoseSequence:
    """One squat in the camera's space, cm."""
    world = filmed("squat", Rep(), yaw=20).poses.world
    assert world is not None
    standing = world.points - world.joint("left_ankle")[:, None]
    points = (standing * METRES_TO_CENTIMETRES + AWAY).astype(np.float32)
    return PoseSequence(points, world.confidence, world.times, world.skeleton)


def larger(poses: PoseSequence) -> PoseSequence:
    return PoseSequence(poses.points * 1.3, poses.confidence, poses.times, poses.skeleton)


@pytest.mark.parametrize(
    ("changed", "what"),
    [(larger, "a taller athlete farther away"), (PoseSequence.mirrored, "the other way round")],
)
def test_it_reads_the_same_squat_alike(
    changed: Callable[[PoseSequence], PoseSequence], what: str
) -> None:
    before = squat_features(Squat.recorded(recorded()))
    after = squat_features(Squat.recorded(changed(recorded())))
    symmetric = [name for name in before if "beside" not in name]
    for name in symmetric:
        assert after[name] == pytest.approx(before[name], abs=0.01), (what, name)


def test_lifted_heels_show_in_their_height_and_nowhere_in_the_toes() -> None:
    poses = recorded()
    points = poses.points.copy()
    turn = int(np.argmax(poses.joint("left_hip")[:, 1]))
    for side in ("left", "right"):
        points[turn - 3 : turn + 4, poses.skeleton.index[f"{side}_heel"], 1] -= 8
    lifted = PoseSequence(points, poses.confidence, poses.times, poses.skeleton)
    before, after = (squat_features(Squat.recorded(one)) for one in (poses, lifted))
    assert after["heel_down.mean@4"] < before["heel_down.mean@4"] - 0.03
    assert after["foot_index_down.mean@4"] == before["foot_index_down.mean@4"]


def test_a_gap_in_a_joint_leaves_no_hole_in_the_row() -> None:
    poses = recorded()
    points = poses.points.copy()
    points[10:20, poses.skeleton.index["left_knee"]] = np.nan
    points[:, poses.skeleton.index["right_heel"]] = np.nan
    features = squat_features(
        Squat.recorded(PoseSequence(points, poses.confidence, poses.times, poses.skeleton))
    )
    assert np.isfinite(list(features.values())).all()
