"""Rendered frames become a video that every browser plays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pose.estimators.base import Frame
from pose.video.frames import read_frames
from pose.video.playback import playable_in_browsers
from pose.video.probe import probe
from pose.video.write import write_video
from tests.pose.video.clips import BLUE, GREEN, GREY, RED, numbered, pattern
from tests.pose.video.test_frames import COLOUR_LOSS, LOSS, corners, times_of


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    write_video(path, iter(numbered(45)), fps=29.97)
    assert playable_in_browsers(probe(path))
    assert probe(path).fps == pytest.approx(29.97, rel=1e-3)
    found = list(read_frames(path))
    assert [time for time, _ in found] == pytest.approx([i / 29.97 for i in range(45)], abs=1e-4)
    for (_, picture), written in zip(found, numbered(45), strict=True):
        assert abs(int(picture.mean()) - int(written.mean())) <= LOSS


def test_colours_survive(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    write_video(path, [pattern()] * 12, fps=30)
    for found, colour in zip(
        corners(next(read_frames(path))[1]), (RED, GREEN, BLUE, GREY), strict=True
    ):
        assert found == pytest.approx(colour, abs=COLOUR_LOSS)


def test_odd_sizes_are_made_even(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    write_video(path, numbered(12, 161, 121), fps=30)
    assert (probe(path).width, probe(path).height) == (162, 122)


def test_times_may_vary(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    times = [0.0, 0.1, 0.15, 0.4, 0.9]
    write_video(path, numbered(5), fps=30, times=times)
    assert times_of(path) == pytest.approx(times, abs=1e-4)


def test_no_frames_make_no_video(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no frames"):
        write_video(tmp_path / "clip.mp4", [], fps=30)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_renderer_leaves_no_file(tmp_path: Path) -> None:
    def frames() -> Iterator[Frame]:
        yield from numbered(5)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_video(tmp_path / "clip.mp4", frames(), fps=30)
    assert list(tmp_path.iterdir()) == []
