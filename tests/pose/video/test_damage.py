"""Whatever is done to a file, the answer is frames in order or a `VideoError`."""

from pathlib import Path

import av
import numpy as np
import pytest

from pose.errors import VideoError
from pose.video.frames import keyframe_times, read_frames
from pose.video.probe import probe
from tests.pose.video.clips import FRAME_TICKS, increases, write_clip

KINDS = [
    ("mp4", "libx264"),
    ("mov", "libx265"),
    ("webm", "libvpx-vp9"),
    ("avi", "mpeg4"),
    ("mpegts", "libx264"),
]
TRIES = 12
# Bytes at the beginning in which most containers keep what they say about themselves.
HEADER = 600


def damaged(data: bytes, random: np.random.Generator) -> bytes:
    """Cut off, with a piece missing, or with wrong bytes somewhere or in the header."""
    kind = random.integers(4)
    begin, end = sorted(random.integers(0, len(data), 2).tolist())
    if kind == 0:
        return data[:end]
    if kind == 1:
        return data[:begin] + data[end:]
    spoilt = np.frombuffer(data, np.uint8).copy()
    reach = len(data) if kind == 2 else min(HEADER, len(data))
    spoilt[random.integers(0, reach, 10)] = random.integers(0, 256, 10)
    return spoilt.tobytes()


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_damaged_files_never_break_the_reader(tmp_path: Path, container: str, codec: str) -> None:
    path = write_clip(tmp_path / "clip", container=container, codec=codec, ticks=FRAME_TICKS)
    whole = path.read_bytes()
    outcomes = []
    for seed in range(TRIES):
        path.write_bytes(damaged(whole, np.random.default_rng(seed)))
        try:
            probe(path)
            keyframe_times(path)
            times = [time for time, _ in read_frames(path)]
        except VideoError as error:
            outcomes.append(error.code)
        else:
            assert increases(times)
            outcomes.append(f"{len(times)} frames")
    assert any(outcome.endswith("frames") for outcome in outcomes)
    assert len(set(outcomes)) > 1, "the damage did nothing"


def test_streams_that_turn_up_under_way_are_no_obstacle(tmp_path: Path) -> None:
    """MPEG-TS may begin a further stream anywhere, here by one wrong packet identifier."""
    path = write_clip(tmp_path / "clip.ts", container="mpegts", ticks=FRAME_TICKS)
    data = bytearray(path.read_bytes())
    last_picture = data.rindex(b"\x47\x41\x00")
    data[last_picture + 2] = 0x98
    path.write_bytes(data)
    with av.open(str(path)) as file, pytest.raises(IndexError):  # what PyAV makes of it
        list(file.demux(file.streams.video[0]))
    assert len([time for time, _ in read_frames(path)]) > 50
