"""Joints on disk."""

from pathlib import Path

import numpy as np
import pytest

from pose.errors import PoseError
from pose.sequence import Poses, PoseSequence
from pose.skeletons import BLAZEPOSE33
from pose.storage import load_poses, save_poses


def some_poses(frames: int = 20) -> Poses:
    rng = np.random.default_rng(1)
    points = rng.uniform(0, 700, (frames, 33, 3)).astype(np.float32)
    confidence = rng.uniform(0, 1, (frames, 33)).astype(np.float32)
    points[3], confidence[3] = np.nan, 0
    times = np.arange(frames) / 29.97
    world = PoseSequence(points / 700, confidence, times, BLAZEPOSE33)
    return Poses(PoseSequence(points, confidence, times, BLAZEPOSE33), (1280, 720), "x", world)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    poses = some_poses()
    save_poses(tmp_path / "joints.npz", poses)
    loaded = load_poses(tmp_path / "joints.npz")
    np.testing.assert_allclose(loaded.image.points, poses.image.points, atol=1 / 16)
    np.testing.assert_array_equal(loaded.image.times, poses.image.times)
    np.testing.assert_array_equal(loaded.found, poses.found)
    assert loaded.world is not None
    assert poses.world is not None
    np.testing.assert_allclose(loaded.world.points, poses.world.points, atol=1e-3)
    assert (loaded.size, loaded.estimator) == ((1280, 720), "x")


def test_joints_without_depth_come_back_without_it(tmp_path: Path) -> None:
    poses = some_poses()
    flat = Poses(
        PoseSequence(
            poses.image.points[..., :2], poses.image.confidence, poses.image.times, BLAZEPOSE33
        ),
        poses.size,
        "yolo",
    )
    save_poses(tmp_path / "joints.npz", flat)
    loaded = load_poses(tmp_path / "joints.npz")
    assert loaded.world is None
    assert loaded.image.points.shape == (20, 33, 2)


@pytest.mark.parametrize("damage", [b"", b"not a zip", "half"])
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, damage: bytes | str) -> None:
    path = tmp_path / "joints.npz"
    save_poses(path, some_poses())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if isinstance(damage, str) else damage)
    with pytest.raises(PoseError) as raised:
        load_poses(path)
    assert raised.value.code == "joints_unreadable"


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    save_poses(tmp_path / "joints.npz", some_poses())
    assert [path.name for path in tmp_path.iterdir()] == ["joints.npz"]
