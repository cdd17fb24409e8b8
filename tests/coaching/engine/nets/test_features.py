from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from coaching.engine.nets.features import CHANNELS, JOINTS, WINDOW, Array, features
from coaching.engine.nets.tracks import RATE, tracks_of
from coaching.engine.nets.windows import cut
from pose.sequence import PoseSequence
from pose.skeletons import BLAZEPOSE33, COCO17, COMMON13, Skeleton
from pose.synthetic.clip import AthleteSpec, truth


@pytest.fixture(scope="module")
def squats() -> PoseSequence:
    return truth(AthleteSpec()).poses.image


def made(poses: PoseSequence) -> Array:
    return cut(tracks_of(poses), hop=16).features


def changed(poses: PoseSequence, points: npt.NDArray[Any]) -> PoseSequence:
    return PoseSequence(points.astype(np.float32), poses.confidence, poses.times, poses.skeleton)


def test_a_window_has_a_row_a_step_and_nine_channels_a_joint(squats: PoseSequence) -> None:
    windows = made(squats)
    assert windows.shape[1:] == (CHANNELS, WINDOW, JOINTS)
    assert windows.dtype == np.float32
    assert np.isfinite(windows).all()


@pytest.mark.parametrize("factor", [0.25, 3.0])
def test_resolution_does_not_matter(squats: PoseSequence, factor: float) -> None:
    larger = made(changed(squats, squats.points * factor))
    assert np.allclose(larger, made(squats), atol=1e-3)


def test_position_does_not_matter(squats: PoseSequence) -> None:
    aside = made(changed(squats, squats.points + np.array([300.0, -80.0, 0.0])))
    assert np.allclose(aside, made(squats), atol=1e-2)


def test_frame_rate_does_not_matter() -> None:
    slow, fast = (truth(AthleteSpec(fps=fps)).poses.image for fps in (24.0, 60.0))
    a, b = (tracks_of(poses) for poses in (slow, fast))
    steps = slice(0, min(len(a), len(b)))
    torso = 150.0
    assert np.abs(a.points[steps] - b.points[steps]).max() / torso < 0.05


def test_depth_is_left_out(squats: PoseSequence) -> None:
    flat = PoseSequence(
        squats.points[..., :2].copy(), squats.confidence, squats.times, squats.skeleton
    )
    assert np.array_equal(made(flat), made(squats))


@pytest.mark.parametrize("skeleton", [COCO17, BLAZEPOSE33, COMMON13])
def test_any_skeleton_with_the_common_joints_will_do(
    squats: PoseSequence, skeleton: Skeleton
) -> None:
    assert np.array_equal(made(squats.on(skeleton)), made(squats))


def test_joints_that_are_not_seen_are_nought_and_say_so(squats: PoseSequence) -> None:
    legs = [i for i, n in enumerate(squats.skeleton.joints) if "knee" in n or "ankle" in n]
    confidence = squats.confidence.copy()
    confidence[:, legs] = 0
    upper = PoseSequence(squats.points, confidence, squats.times, squats.skeleton)
    windows = made(upper)
    unseen = [
        COMMON13.index[f"{side}_{j}"] for side in ("left", "right") for j in ("knee", "ankle")
    ]
    root = slice(6, 8)  # the place of the shoulders is known all the same
    hidden = np.delete(windows[..., unseen], root, axis=1)
    assert not hidden.any()
    assert windows[:, -1, :, COMMON13.index["nose"]].all()


def test_mirrored_joints_give_mirrored_features(squats: PoseSequence) -> None:
    mirrored, plain = made(squats.mirrored(width=1280.0)), made(squats)
    swapped = plain[..., list(COMMON13.mirror)].copy()
    across = [0, 2, 4, 6]  # x of place, bone, speed and shoulders
    swapped[:, across] *= -1
    assert np.allclose(mirrored, swapped, atol=1e-2)


def test_nobody_in_view_gives_empty_windows() -> None:
    count = 90
    nobody = PoseSequence(
        np.full((count, len(COMMON13), 2), np.nan, np.float32),
        np.zeros((count, len(COMMON13)), np.float32),
        np.arange(count) / 30,
        COMMON13,
    )
    assert not made(nobody).any()


def test_speed_is_in_torsos_a_second() -> None:
    steps = np.arange(WINDOW)
    points = np.zeros((1, WINDOW, JOINTS, 2), np.float32)
    for side, x in (("left", 10.0), ("right", -10.0)):
        points[0, :, COMMON13.index[f"{side}_shoulder"]] = (x, 0.0)
        points[0, :, COMMON13.index[f"{side}_hip"]] = (x, 100.0)
    points[..., 0] += steps[None, :, None] * 10  # a tenth of a torso a step
    seen = np.zeros((1, WINDOW, JOINTS), np.float32)
    for name in ("left_shoulder", "right_shoulder", "left_hip", "right_hip"):
        seen[..., COMMON13.index[name]] = 1
    speed = features(points, seen, RATE)[0, 4, 10, COMMON13.index["left_hip"]] / 0.25
    assert speed == pytest.approx(0.1 * RATE, rel=1e-3)
