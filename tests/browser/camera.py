"""A browser whose camera plays a clip of the animated athlete."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from playwright.sync_api import Browser, BrowserType

from pose.estimators.base import Frame
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, render
from tests.conftest import QUIET

# Chromium plays files of this kind at thirty pictures a second, whatever they hold.
FILE_FPS = 30
# A picture that stands still costs nothing to draw: time to begin, and for the last to be told.
BEFORE_S, AFTER_S = 6, 25
SQUATS = 5
SET = AthleteSpec(
    reps=(Rep(),) * SQUATS,
    camera=Camera(yaw=80.0, distance=3.6),
    idle_before=1.0,
    idle_after=1.5,
    size=(480, 360),
    fps=15.0,
)


def film(out: Path, spec: AthleteSpec = SET) -> Path:
    """The athlete as a row of JPEGs: first they stand, then they move, then they stand again."""
    pictures = [_jpeg(frame) for frame in render(spec)]
    with out.open("wb") as file:
        file.write(pictures[0] * (BEFORE_S * FILE_FPS))
        file.writelines(picture * round(FILE_FPS / spec.fps) for picture in pictures)
        file.write(pictures[-1] * (AFTER_S * FILE_FPS))
    return out


def _jpeg(frame: Frame) -> bytes:
    bgr = np.ascontiguousarray(frame[:, :, ::-1])
    done, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert done
    return data.tobytes()


@contextmanager
def filmed(kind: BrowserType, chromium: str, clip: Path) -> Iterator[Browser]:
    """A browser that takes ``clip`` for what stands before its camera."""
    fake = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={clip}",
    )
    other = kind.launch(executable_path=chromium, args=[*QUIET, *fake])
    try:
        yield other
    finally:
        other.close()
