"""What browsers play, posters, and the rendition for what they do not play."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from pose.errors import VideoError
from pose.video.frames import read_frames
from pose.video.playback import playable_in_browsers, transcode_for_browsers
from pose.video.poster import write_poster
from pose.video.probe import probe
from tests.pose.video.clips import BLUE, FRAME_TICKS, GREEN, RED, numbered, pattern, write_clip
from tests.pose.video.test_frames import COLOUR_LOSS, corners, times_of

# The rendition's clock ticks 90,000 times a second.
TICK = 1 / 90_000


@pytest.mark.parametrize(
    ("container", "codec", "pixels", "playable"),
    [
        ("mp4", "libx264", "yuv420p", True),
        ("mov", "libx264", "yuv420p", True),
        ("mp4", "libx264", "yuv444p", False),
        ("mp4", "libx265", "yuv420p", False),
        ("mp4", "mpeg4", "yuv420p", False),
        ("mp4", "libvpx-vp9", "yuv420p", True),
        ("webm", "libvpx-vp9", "yuv420p", True),
        ("webm", "libvpx", "yuv420p", True),
        ("matroska", "libx264", "yuv420p", False),
        ("avi", "libx264", "yuv420p", False),
        ("mpegts", "libx264", "yuv420p", False),
    ],
)
def test_it_knows_what_browsers_play(
    tmp_path: Path, container: str, codec: str, pixels: str, playable: bool
) -> None:
    path = write_clip(
        tmp_path / "clip",
        numbered(15),
        container=container,
        codec=codec,
        pixels=pixels,
        ticks=FRAME_TICKS,
    )
    assert playable_in_browsers(probe(path)) is playable


def test_a_rotated_phone_video_needs_no_rendition(clip: Path) -> None:
    assert playable_in_browsers(replace(probe(clip), rotation=90))


def test_a_rendition_is_playable_upright_and_keeps_the_times(tmp_path: Path) -> None:
    """A rotated HEVC phone video at a variable rate."""
    times = [0.0, *np.cumsum(np.random.default_rng(5).choice([1 / 60, 1 / 24, 0.1], 50)).tolist()]
    stored = np.ascontiguousarray(np.rot90(pattern(901, 1441)))

    def turn_back(stream: av.VideoStream) -> None:
        stream.set_display_rotation(-90)

    path = write_clip(
        tmp_path / "phone.mov",
        [stored] * 51,
        container="mov",
        codec="mpeg4",
        times=times,
        ticks=Fraction(1, 60_000),
        prepare=turn_back,
    )
    out = tmp_path / "rendition"
    transcode_for_browsers(path, out)

    info = probe(out)
    assert playable_in_browsers(info)
    assert (info.width, info.height, info.rotation) == (720, 1152, 0)
    assert times_of(out) == pytest.approx(times_of(path), abs=TICK)
    assert corners(next(read_frames(out))[1])[:3] == [
        pytest.approx(colour, abs=COLOUR_LOSS) for colour in (RED, GREEN, BLUE)
    ]
    data = out.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize(
    ("container", "codec"),
    [("avi", "mpeg4"), ("mpegts", "libx264"), ("matroska", "libx264"), ("flv", "flv")],
)
def test_renditions_of_other_containers_keep_the_times(
    tmp_path: Path, container: str, codec: str
) -> None:
    path = write_clip(tmp_path / "clip", container=container, codec=codec, ticks=FRAME_TICKS)
    out = tmp_path / "rendition.mp4"
    transcode_for_browsers(path, out)
    assert times_of(out) == pytest.approx(times_of(path), abs=TICK)


def test_a_late_start_survives_the_rendition(tmp_path: Path) -> None:
    times = [2.0 + i / 30 for i in range(30)]
    path = write_clip(tmp_path / "clip.mp4", numbered(30), times=times)
    transcode_for_browsers(path, tmp_path / "rendition.mp4")
    assert times_of(tmp_path / "rendition.mp4") == pytest.approx(times, abs=1e-4)


def test_progress_rises_to_one(tmp_path: Path, clip: Path) -> None:
    told: list[float] = []
    transcode_for_browsers(clip, tmp_path / "rendition.mp4", told.append)
    assert told == sorted(told)
    assert len(told) > 20
    assert told[-1] == 1.0


def test_a_stopped_rendition_leaves_no_file(tmp_path: Path, clip: Path) -> None:
    def stop(share: float) -> None:
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        transcode_for_browsers(clip, tmp_path / "rendition.mp4", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_bad_file_gets_no_rendition_and_no_poster(tmp_path: Path) -> None:
    path = tmp_path / "upload.mp4"
    path.write_text("not a video" * 100)
    for make in (transcode_for_browsers, write_poster):
        with pytest.raises(VideoError):
            make(path, tmp_path / "out")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("at", "level"), [(0.0, 40), (1.0, 40 + 4 * 30), (100.0, 40 + 4 * 11), (None, 40 + 4 * 15)]
)
def test_a_poster_shows_the_moment(
    tmp_path: Path, clip: Path, at: float | None, level: int
) -> None:
    out = tmp_path / "poster.jpg"
    write_poster(clip, out, at)
    assert out.read_bytes().startswith(b"\xff\xd8\xff")
    assert cv2.imread(str(out)).mean() == pytest.approx(level, abs=6)


def test_a_poster_is_upright_reduced_and_in_colour(tmp_path: Path) -> None:
    stored = np.ascontiguousarray(np.rot90(pattern(1200, 1600)))

    def turn_back(stream: av.VideoStream) -> None:
        stream.set_display_rotation(-90)

    path = write_clip(tmp_path / "clip.mp4", [stored] * 12, prepare=turn_back)
    write_poster(path, tmp_path / "poster")
    stored_bgr = cv2.imread(str(tmp_path / "poster"))
    picture = np.asarray(cv2.cvtColor(stored_bgr, cv2.COLOR_BGR2RGB), np.uint8)
    assert picture.shape == (960, 720, 3)
    assert corners(picture)[0] == pytest.approx(RED, abs=COLOUR_LOSS)


def test_a_video_that_begins_later_than_its_rendition_leaves_the_time_before_dark(
    tmp_path: Path,
) -> None:
    clip = write_clip(tmp_path / "clip.webm", numbered(30), container="webm", codec="libvpx",
                      ticks=FRAME_TICKS)  # fmt: skip
    transcode_for_browsers(clip, tmp_path / "out.mp4", begin=1.0)
    told = list(read_frames(tmp_path / "out.mp4"))
    dark = [time for time, frame in told if frame.mean() < 36]
    assert dark == pytest.approx(np.arange(15) / 15, abs=TICK)
    assert told[15][0] == pytest.approx(1.0, abs=TICK)
    assert told[-1][0] == pytest.approx(1.0 + 29 / 30, abs=0.001)


def test_what_was_filmed_before_the_renditions_beginning_is_left_out(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", numbered(30))
    transcode_for_browsers(clip, tmp_path / "out.mp4", begin=-0.5)
    told = list(read_frames(tmp_path / "out.mp4"))
    assert told[0][0] == pytest.approx(0.0, abs=TICK)
    assert len(told) == 15
    assert told[0][1].mean() == pytest.approx(40 + 4 * 15, abs=3)
