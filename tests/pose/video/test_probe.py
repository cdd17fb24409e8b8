"""What `probe` says of good videos."""

import struct
from fractions import Fraction
from pathlib import Path

import av
import pytest

from pose.video.frames import read_frames
from pose.video.limits import VideoLimits
from pose.video.probe import probe
from tests.pose.video.clips import FRAME_TICKS, increases, numbered, write_clip


def test_it_describes_a_clip(clip: Path) -> None:
    info = probe(clip)
    assert info.container.startswith("mov,mp4")
    assert (info.codec, info.pixel_format) == ("h264", "yuv420p")
    assert (info.width, info.height, info.rotation) == (160, 120, 0)
    assert info.fps == pytest.approx(30)
    assert info.seconds == pytest.approx(2.0)
    assert info.frames == 60
    assert info.size_bytes == clip.stat().st_size


@pytest.mark.parametrize("fps", [23.976, 29.97, 59.94, 12.5])
def test_a_rate_need_not_be_whole(tmp_path: Path, fps: float) -> None:
    path = write_clip(tmp_path / "clip.mp4", fps=fps)
    assert probe(path).fps == pytest.approx(fps, rel=1e-3)


@pytest.mark.parametrize(("container", "codec"), [("webm", "libvpx-vp9"), ("matroska", "libx264")])
def test_it_measures_live_recordings_which_tell_no_length(
    tmp_path: Path, container: str, codec: str
) -> None:
    path = write_clip(tmp_path / "clip", container=container, codec=codec, options={"live": "1"})
    with av.open(str(path)) as file:
        assert file.duration is None
    info = probe(path)
    assert info.frames == 60
    assert info.seconds == pytest.approx(2.0, abs=0.01)
    assert info.fps == pytest.approx(30, rel=1e-3)


def test_measuring_stops_at_the_limit(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "clip", container="matroska", options={"live": "1"})
    assert probe(path, VideoLimits(max_frames=60)).frames == 60
    with pytest.raises(Exception, match="longer than") as refused:
        probe(path, VideoLimits(max_frames=59))
    assert refused.value.code == "video_too_long"  # type: ignore[attr-defined]


def with_zero_rate(path: Path) -> Path:
    """An AVI whose header says 0 frames a second, in both places where it says a rate."""
    write_clip(path, container="avi", codec="mpeg4", ticks=FRAME_TICKS)
    data = bytearray(path.read_bytes())
    frame_microseconds = data.index(b"avih") + 8
    data[frame_microseconds : frame_microseconds + 4] = struct.pack("<I", 0)
    rate = data.index(b"strh") + 8 + 24
    data[rate : rate + 4] = struct.pack("<I", 0)
    path.write_bytes(data)
    return path


def test_a_header_of_0_frames_a_second_is_no_obstacle(tmp_path: Path) -> None:
    path = with_zero_rate(tmp_path / "clip.avi")
    info = probe(path)
    assert info.fps > 0
    assert info.seconds > 0
    times = [time for time, _ in read_frames(path)]
    assert len(times) == 60
    assert increases(times)


def test_stretched_pixels_count_in_the_size(tmp_path: Path) -> None:
    def stretch(stream: av.VideoStream) -> None:
        stream.codec_context.sample_aspect_ratio = Fraction(2)

    path = write_clip(tmp_path / "clip.mp4", numbered(20), prepare=stretch)
    info = probe(path)
    assert (info.width, info.height) == (320, 120)
    assert next(read_frames(path))[1].shape == (120, 320, 3)
