"""The team's real clips, against OpenCV as the oracle."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from pose.estimators.base import Frame
from pose.video.frames import read_frames
from pose.video.playback import playable_in_browsers
from pose.video.probe import probe
from tests.pose.video.clips import increases

pytestmark = [pytest.mark.shared, pytest.mark.slow]

# Frames of each clip that are compared pixel by pixel.
COMPARED = 10
# Reading all of them takes half a minute.
EVERY = 5


def clips(shared: Path) -> list[Path]:
    found = sorted((shared / "videos" / "real").glob("*.mp4"))
    assert found
    return found


def test_every_real_clip_is_described_as_opencv_describes_it(shared: Path) -> None:
    for path in clips(shared):
        info, capture = probe(path), cv2.VideoCapture(str(path))
        assert playable_in_browsers(info), path.name
        assert info.frames == capture.get(cv2.CAP_PROP_FRAME_COUNT), path.name
        assert info.fps == pytest.approx(capture.get(cv2.CAP_PROP_FPS), rel=1e-3), path.name
        size = (capture.get(cv2.CAP_PROP_FRAME_WIDTH), capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
        assert (info.width, info.height) == size, path.name


def opencv_says(path: Path) -> tuple[int, list[Frame]]:
    """Number of frames, and the first few as RGB."""
    first: list[Frame] = []
    capture, count = cv2.VideoCapture(str(path)), 0
    while capture.grab():
        if count < COMPARED:
            rgb = cv2.cvtColor(capture.retrieve()[1], cv2.COLOR_BGR2RGB)
            first.append(np.asarray(rgb, np.uint8))
        count += 1
    return count, first


def test_real_clips_read_as_opencv_reads_them(shared: Path) -> None:
    for path in clips(shared)[::EVERY]:
        count, first = opencv_says(path)
        info = probe(path)
        times = []
        for index, (time, picture) in enumerate(read_frames(path)):
            if index < COMPARED:
                assert np.array_equal(picture, first[index]), path.name
            times.append(time)
        assert len(times) == count == info.frames, path.name
        assert increases(times), path.name
        assert times[-1] - times[0] == pytest.approx(info.seconds, abs=2.5 / info.fps), path.name
