"""Joints on disk while they come."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coaching.engine.live.state import Tally
from coaching.live.protocol import Joints
from coaching.live.spool import Header, Spool, read_spool
from pose.errors import PoseError
from pose.sequence import Poses, PoseSequence
from pose.skeletons import COMMON13

HEADER = Header("common13", 640, 480, "live")


def frame(time: float, x: float = 3.0) -> Joints:
    points = np.full((1, 13, 2), x, np.float32)
    sure = np.full((1, 13), 0.9, np.float32)
    return Joints(PoseSequence(points, sure, np.array([time]), COMMON13))


def in_space(time: float, metres: float = 0.5) -> Joints:
    image = frame(time).image
    return Joints(image, replace(image, points=np.full((1, 13, 3), metres, np.float32)))


def nobody(time: float) -> Joints:
    image = frame(time).image
    nowhere = np.full_like(image.points, np.nan)
    return Joints(replace(image, points=nowhere, confidence=np.zeros((1, 13), np.float32)))


def recorded(path: Path, *frames: Joints) -> Poses:
    spool, _ = Spool.open(path, HEADER)
    for one in frames:
        spool.frame(one)
    spool.close()
    return read_spool(path).poses()


def test_what_was_written_is_read_back_from_nought_on(tmp_path: Path) -> None:
    spool, before = Spool.open(tmp_path / "s", HEADER)
    assert before.tally == Tally()
    for time in (5.0, 5.1, 5.2):
        spool.frame(frame(time))
    spool.mark(5.2, Tally(3, 1, 2, 1))
    spool.close()
    found = read_spool(tmp_path / "s")
    assert found.tally == Tally(3, 1, 2, 1)
    poses = found.poses()
    assert poses.image.times == pytest.approx([0.0, 0.1, 0.2])
    assert (poses.size, poses.estimator) == ((640, 480), "live")
    assert poses.image.points[0, 0].tolist() == [3.0, 3.0]


def test_joints_in_space_are_read_back_with_those_of_the_picture(tmp_path: Path) -> None:
    poses = recorded(tmp_path / "s", in_space(1.0), nobody(1.1), in_space(1.2, metres=0.7))
    assert poses.world is not None
    assert poses.world.points[[0, 2], 4].tolist() == [[0.5] * 3, [pytest.approx(0.7)] * 3]
    assert np.isnan(poses.world.points[1]).all()
    assert poses.image.points[2, 4].tolist() == [3.0, 3.0]


def test_half_of_a_session_in_space_is_kept_as_a_picture(tmp_path: Path) -> None:
    assert recorded(tmp_path / "s", in_space(1.0), frame(1.1)).world is None


def test_a_record_that_was_cut_off_hides_nothing_that_comes_after(tmp_path: Path) -> None:
    path = tmp_path / "s"
    spool, _ = Spool.open(path, HEADER)
    spool.frame(frame(1.0))
    spool.frame(frame(2.0))
    spool.close()
    path.write_bytes(path.read_bytes()[:-7])
    spool, before = Spool.open(path, HEADER)
    assert before.times == [1.0]
    spool.frame(frame(3.0))
    spool.close()
    assert read_spool(path).times == [1.0, 3.0]


def test_marks_are_on_the_disk_at_once(tmp_path: Path) -> None:
    spool, _ = Spool.open(tmp_path / "s", HEADER)
    spool.mark(1.0, Tally(1, 0, 1, 1))
    assert read_spool(tmp_path / "s").tally.count == 1
    spool.close()


def written(path: Path) -> None:
    """One frame and a count of four."""
    spool, _ = Spool.open(path, HEADER)
    spool.frame(frame(1.0))
    spool.mark(1.0, Tally(4, 0, 1, 4))
    spool.close()


def test_what_another_camera_saw_is_fitted_to_this_one(tmp_path: Path) -> None:
    written(tmp_path / "s")
    spool, before = Spool.open(tmp_path / "s", Header("common13", 320, 960, "live"))
    spool.close()
    assert before.tally.count == 4
    assert before.frames[0][0].tolist() == pytest.approx([1.5, 6.0, 0.9])


def test_another_camera_changes_nothing_in_space(tmp_path: Path) -> None:
    recorded(tmp_path / "s", in_space(1.0), in_space(1.1))
    spool, before = Spool.open(tmp_path / "s", Header("common13", 320, 960, "live"))
    spool.close()
    assert before.frames[0][0].tolist() == pytest.approx([1.5, 6.0, 0.9, 0.5, 0.5, 0.5])


def test_of_another_skeleton_the_count_is_kept(tmp_path: Path) -> None:
    written(tmp_path / "s")
    spool, before = Spool.open(tmp_path / "s", Header("coco17", 640, 480, "live"))
    spool.close()
    assert (before.times, before.tally.count) == ([], 4)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"skeleton": "x"}\n', b"\x00" * 100])
def test_what_is_no_spool_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s").write_bytes(content)
    with pytest.raises(PoseError) as refusal:
        read_spool(tmp_path / "s")
    assert refusal.value.code == "live_unreadable"


def test_an_empty_spool_has_nothing_to_judge(tmp_path: Path) -> None:
    spool, before = Spool.open(tmp_path / "s", HEADER)
    spool.close()
    with pytest.raises(PoseError, match="Nothing was recorded"):
        before.poses()
