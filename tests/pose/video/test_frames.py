"""Frames come out upright, in their colours, at their times, whatever the file."""

import tracemalloc
from pathlib import Path

import av
import numpy as np
import pytest

from pose.errors import VideoError
from pose.estimators.base import Frame
from pose.video.frames import keyframe_times, read_frames
from pose.video.limits import VideoLimits
from pose.video.orientation import Orientation
from pose.video.probe import probe
from tests.pose.video.clips import (
    BLUE,
    FRAME_TICKS,
    GREEN,
    GREY,
    RED,
    increases,
    numbered,
    pattern,
    write_clip,
)

# Grey levels that lossy coding may be off by.
LOSS = 6
# Levels for coloured areas, where chroma is coded coarsely.
COLOUR_LOSS = 25


def times_of(path: Path, **window: float) -> list[float]:
    return [time for time, _ in read_frames(path, **window)]  # type: ignore[arg-type]


def corners(picture: Frame) -> list[tuple[int, ...]]:
    """Top left, top right, bottom left, bottom right: the middle of each quarter."""
    height, width = picture.shape[:2]
    rows, columns = (height // 4, 3 * height // 4), (width // 4, 3 * width // 4)
    return [tuple(picture[row, column].tolist()) for row in rows for column in columns]


KINDS = [
    ("mp4", "libx264"),
    ("mp4", "libx265"),
    ("mp4", "libsvtav1"),
    ("mov", "libx265"),
    ("mov", "mpeg4"),
    ("3gp", "mpeg4"),
    ("webm", "libvpx-vp9"),
    ("webm", "libvpx"),
    ("matroska", "libx264"),
    ("avi", "mpeg4"),
    ("mpegts", "libx264"),
    ("flv", "flv"),
    ("asf", "wmv2"),
]


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_every_kind_gives_its_frames_in_order(tmp_path: Path, container: str, codec: str) -> None:
    ticks = FRAME_TICKS
    path = write_clip(tmp_path / "clip", container=container, codec=codec, ticks=ticks)
    found = list(read_frames(path))
    assert len(found) == 60
    times = [time for time, _ in found]
    assert np.diff(times) == pytest.approx(1 / 30, abs=0.002)
    for (_, picture), written in zip(found, numbered(60), strict=True):
        assert picture.shape == written.shape
        assert picture.dtype == np.uint8
        assert abs(int(picture.mean()) - int(written.mean())) <= LOSS


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_windows_of_every_kind_agree_with_the_whole(
    tmp_path: Path, container: str, codec: str
) -> None:
    path = write_clip(
        tmp_path / "clip",
        numbered(90),
        container=container,
        codec=codec,
        ticks=FRAME_TICKS,
        codec_options={"g": "20"},
    )
    whole = times_of(path)
    for start, end in ((0.0, 0.5), (0.7, 1.4), (whole[50], whole[51]), (2.5, 9.0), (-1.0, 0.2)):
        expected = [time for time in whole if start <= time < end]
        assert times_of(path, start=start, end=end) == expected


def test_a_window_holds_the_same_pixels_as_the_whole(clip: Path) -> None:
    whole = dict(read_frames(clip))
    for time, picture in read_frames(clip, start=0.9, end=1.3):
        assert np.array_equal(picture, whole[time])


def test_a_window_decodes_from_the_keyframe_before_it_only(clip: Path) -> None:
    assert keyframe_times(clip) == pytest.approx([0.0, 0.5, 1.0, 1.5])


def test_a_window_beyond_the_end_is_empty(clip: Path) -> None:
    assert times_of(clip, start=100.0) == []


def test_times_of_a_variable_rate_are_the_containers(tmp_path: Path) -> None:
    steps = np.random.default_rng(3).choice([0.01, 0.033, 0.2], 40)
    times = [0.0, *np.cumsum(steps).tolist()]
    path = write_clip(tmp_path / "clip.mp4", numbered(41), times=times)
    assert times_of(path) == pytest.approx(times, abs=1e-4)


def test_a_late_start_is_kept_as_browsers_keep_it(tmp_path: Path) -> None:
    times = [1.5 + i / 30 for i in range(30)]
    path = write_clip(tmp_path / "clip.mp4", numbered(30), times=times)
    assert times_of(path) == pytest.approx(times, abs=1e-4)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize(("container", "codec"), [("mp4", "libx264"), ("mov", "libx265")])
def test_rotated_phone_videos_come_out_upright(
    tmp_path: Path, degrees: int, container: str, codec: str
) -> None:
    """Stored turned, with the note to turn it back."""
    stored = np.ascontiguousarray(np.rot90(pattern(), degrees // 90))  # anticlockwise

    def turn_back(stream: av.VideoStream) -> None:
        stream.set_display_rotation(-degrees)

    path = write_clip(
        tmp_path / "clip", [stored] * 12, container=container, codec=codec, prepare=turn_back
    )
    info = probe(path)
    assert (info.width, info.height, info.rotation) == (160, 120, degrees)
    _, picture = next(read_frames(path))
    assert picture.shape == (120, 160, 3)
    assert picture.flags.c_contiguous
    for found, colour in zip(corners(picture), (RED, GREEN, BLUE, GREY), strict=True):
        assert found == pytest.approx(colour, abs=COLOUR_LOSS)


@pytest.mark.parametrize("transposed", [False, True])
@pytest.mark.parametrize("flip_rows", [False, True])
@pytest.mark.parametrize("flip_columns", [False, True])
def test_all_eight_orientations_do_what_they_say(
    transposed: bool, flip_rows: bool, flip_columns: bool
) -> None:
    picture = pattern()
    expected = picture.transpose(1, 0, 2) if transposed else picture
    expected = expected[::-1] if flip_rows else expected
    expected = expected[:, ::-1] if flip_columns else expected
    upright = Orientation(transposed, flip_rows, flip_columns).upright(picture)
    assert np.array_equal(upright, expected)
    assert upright.flags.c_contiguous


def test_mirrored_selfies_are_mirrored_back(tmp_path: Path) -> None:
    def mirror(stream: av.VideoStream) -> None:
        stream.set_display_rotation(0, hflip=True)

    stored = np.ascontiguousarray(pattern()[:, ::-1])
    path = write_clip(tmp_path / "clip.mp4", [stored] * 12, prepare=mirror)
    _, picture = next(read_frames(path))
    assert corners(picture)[0] == pytest.approx(RED, abs=COLOUR_LOSS)


@pytest.mark.parametrize(("width", "height"), [(161, 121), (160, 121), (17, 33), (426, 240)])
def test_odd_sizes_keep_every_pixel(tmp_path: Path, width: int, height: int) -> None:
    path = write_clip(
        tmp_path / "clip.avi",
        [pattern(width, height)] * 12,
        container="avi",
        codec="mpeg4",
        ticks=FRAME_TICKS,
    )
    assert (probe(path).width, probe(path).height) == (width, height)
    _, picture = next(read_frames(path))
    assert picture.shape == (height, width, 3)
    assert picture.flags.c_contiguous


def test_frames_can_be_reduced(clip: Path) -> None:
    assert {picture.shape for _, picture in read_frames(clip, max_side=80)} == {(60, 80, 3)}
    assert next(read_frames(clip, max_side=1000))[1].shape == (120, 160, 3)


def test_ten_bit_video_is_read_too(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "clip.mp4", codec="libx265", pixels="yuv420p10le")
    assert probe(path).pixel_format == "yuv420p10le"
    pictures = [picture for _, picture in read_frames(path)]
    assert abs(int(pictures[20].mean()) - int(numbered(21)[20].mean())) <= LOSS


def test_threads_do_not_change_the_frames(clip: Path) -> None:
    one, two = list(read_frames(clip)), list(read_frames(clip, threads=2))
    assert [time for time, _ in one] == [time for time, _ in two]
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(one, two, strict=True))


def test_a_truncated_file_gives_the_frames_that_are_there(tmp_path: Path) -> None:
    path = write_clip(
        tmp_path / "clip.mp4",
        [np.random.default_rng(i).integers(0, 255, (120, 160, 3), np.uint8) for i in range(60)],
        options={"movflags": "faststart"},
    )
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert probe(path).frames == 60
    assert 20 <= len(times_of(path)) <= 40


def test_damage_in_the_middle_is_skipped(tmp_path: Path) -> None:
    path = write_clip(
        tmp_path / "clip.mp4",
        [np.random.default_rng(i).integers(0, 255, (120, 160, 3), np.uint8) for i in range(60)],
        codec_options={"g": "10"},
    )
    data = bytearray(path.read_bytes())
    begin, length = len(data) // 2, len(data) // 10
    data[begin : begin + length] = np.random.default_rng(0).bytes(length)
    path.write_bytes(data)
    times = times_of(path)
    assert len(times) >= 40
    assert times[-1] == pytest.approx(59 / 30, abs=1e-3)
    assert increases(times)


def test_a_file_without_one_good_frame_is_refused(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "clip.mp4")
    data = bytearray(path.read_bytes())
    begin = data.index(b"mdat") + 4
    end = data.index(b"moov") - 4
    data[begin:end] = bytes(end - begin)
    path.write_bytes(data)
    with pytest.raises(VideoError) as refused:
        list(read_frames(path))
    assert refused.value.code == "video_unreadable"


def test_sizes_that_change_in_mid_stream_come_out_as_one(tmp_path: Path) -> None:
    """Two MPEG streams one after the other are one file, of two sizes."""
    small = write_clip(
        tmp_path / "a", numbered(30), container="mpeg", codec="mpeg2video", ticks=FRAME_TICKS
    )
    large = write_clip(
        tmp_path / "b",
        numbered(30, 320, 240),
        container="mpeg",
        codec="mpeg2video",
        ticks=FRAME_TICKS,
    )
    path = tmp_path / "both.mpg"
    path.write_bytes(small.read_bytes() + large.read_bytes())
    found = list(read_frames(path))
    assert len(found) > 30
    assert {picture.shape for _, picture in found} == {(120, 160, 3)}
    times = [time for time, _ in found]
    assert increases(times)


def with_lying_duration(path: Path) -> Path:
    """A Matroska file of two hours whose header says ten seconds."""
    write_clip(path, numbered(3), container="matroska", times=[0.0, 1.0, 7200.0])
    data = bytearray(path.read_bytes())
    at = data.index(b"\x44\x89\x88") + 3
    data[at : at + 8] = np.array([10_000.0], ">f8").tobytes()
    path.write_bytes(data)
    return path


def test_reading_keeps_the_limits_that_a_header_lies_about(tmp_path: Path) -> None:
    path = with_lying_duration(tmp_path / "clip.mkv")
    assert probe(path).seconds == pytest.approx(10.0)
    with pytest.raises(VideoError) as refused:
        list(read_frames(path))
    assert refused.value.code == "video_too_long"


def test_reading_stops_at_the_most_frames(clip: Path) -> None:
    with pytest.raises(VideoError) as refused:
        list(read_frames(clip, limits=VideoLimits(max_frames=59)))
    assert refused.value.code == "video_too_long"


@pytest.mark.slow
def test_memory_does_not_grow_with_the_length(tmp_path: Path) -> None:
    """FFmpeg's memory is not traced, but each frame kept would show as 58 kB of numpy's."""
    short = write_clip(tmp_path / "short.mp4", numbered(100))
    long = write_clip(tmp_path / "long.mp4", numbered(1500))
    assert abs(peak_kib(long) - peak_kib(short)) < 1024


def peak_kib(path: Path) -> float:
    tracemalloc.start()
    for _ in read_frames(path, max_side=80):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024
