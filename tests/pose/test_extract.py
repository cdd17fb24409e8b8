"""Joints of a whole video by several processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pose.errors import PoseError, VideoError
from pose.estimators.choice import EstimatorChoice
from pose.extract import (
    ExtractionCancelledError,
    PosePool,
)
from pose.video.write import write_video

FPS = 25


@pytest.fixture(scope="module")
def pool() -> Iterator[PosePool]:
    with PosePool(2) as pool:
        yield pool


@pytest.fixture
def empty_room(tmp_path: Path) -> Path:
    path = tmp_path / "room.mp4"
    rng = np.random.default_rng(0)
    room = rng.integers(90, 140, (180, 320, 3), dtype=np.uint8)
    write_video(path, (room for _ in range(6 * FPS)), FPS)
    return path


def test_every_frame_is_there_once_and_nobody_in_an_empty_room(
    pool: PosePool, empty_room: Path
) -> None:
    progress: list[float] = []
    poses = pool.extract(empty_room, EstimatorChoice(), on_progress=progress.append)
    np.testing.assert_allclose(poses.image.times, np.arange(6 * FPS) / FPS, atol=1e-6)
    assert not poses.found.any()
    assert poses.size == (320, 180)
    assert progress == sorted(progress)
    assert progress[-1] == pytest.approx(1.0)


def test_joints_of_a_large_picture_are_in_its_own_pixels(pool: PosePool, tmp_path: Path) -> None:
    path = tmp_path / "large.mp4"
    write_video(path, (np.full((120, 2400, 3), 90, np.uint8) for _ in range(FPS)), FPS)
    assert pool.extract(path, EstimatorChoice()).size == (2400, 120)


def test_it_stops_when_nobody_wants_the_joints(pool: PosePool, empty_room: Path) -> None:
    with pytest.raises(ExtractionCancelledError):
        pool.extract(empty_room, EstimatorChoice(), cancelled=lambda: True)
    assert len(pool.extract(empty_room, EstimatorChoice()).image) == 6 * FPS


def test_what_is_wrong_with_a_video_comes_back_from_the_child(
    pool: PosePool, tmp_path: Path
) -> None:
    path = tmp_path / "letter.mp4"
    path.write_text("Dear coach, here is my squat.")
    with pytest.raises(VideoError) as raised:
        pool.extract(path, EstimatorChoice())
    assert raised.value.code == "not_a_video"
    assert raised.value.permanent


def test_a_child_that_dies_is_reported_and_replaced(empty_room: Path) -> None:
    with PosePool(1) as pool:
        with pytest.raises(PoseError) as raised:
            pool.run(os.kill, pool.run(os.getpid), signal.SIGKILL)
        assert raised.value.code == "pose_process_lost"
        assert not raised.value.permanent
        assert len(pool.extract(empty_room, EstimatorChoice()).image) == 6 * FPS


def test_children_leave_when_their_parent_is_killed() -> None:
    script = (
        "import os, time; from pose.extract import PosePool; pool = PosePool(1)\n"
        "if __name__ == '__main__': print(pool.run(os.getpid), flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _runs(child)


@pytest.mark.shared
@pytest.mark.parametrize("estimator", ["blazepose", "mediapipe"])
def test_the_athlete_is_found_in_a_real_clip(pool: PosePool, shared: Path, estimator: str) -> None:
    path = shared / "videos/real/squat__Jintao-Xu__sample_Squat2.mp4"
    poses = pool.extract(path, EstimatorChoice(estimator))  # type: ignore[arg-type]
    assert poses.found.mean() > 0.98
    assert poses.world is not None
    ankles, noses = poses.image.joint("left_ankle")[:, 1], poses.image.joint("nose")[:, 1]
    assert (ankles > noses).all()


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    except OSError:
        return False
