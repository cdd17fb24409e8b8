"""The times of `read_frames` are those of a real browser's `video.currentTime`."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from pose.video.frames import read_frames
from pose.video.playback import transcode_for_browsers
from tests.pose.video.clips import HEIGHT, WIDTH, write_clip

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Grey levels from one frame to the next, and how far the browser's may be from ours.
STEP, NEAR = 5, 2
FRAMES = [np.full((HEIGHT, WIDTH, 3), 20 + STEP * i, np.uint8) for i in range(40)]
EVEN = [i / 30 for i in range(40)]
UNEVEN = [0.0, *np.cumsum(np.random.default_rng(1).choice([0.01, 0.033, 0.2], 39)).tolist()]
LATE = [1.5 + time for time in EVEN]

# Seconds on top of half a frame's duration: frames further from the moment are those of the seek
# before, or ones that Chromium passes on its way.
MARGIN = 0.002

# Seeks to each moment and answers the grey level of the picture then shown.
SHOWN = """async ([data, moments]) => {
  const video = document.body.appendChild(document.createElement("video"));
  const bytes = await (await fetch("data:video/mp4;base64," + data)).arrayBuffer();
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error.message));
    video.src = URL.createObjectURL(new Blob([bytes]));
  });
  const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const levels = [];
  for (const [moment, nearby] of moments) {
    const shown = new Promise((resolve) => {
      const look = (_, frame) => {
        if (Math.abs(frame.mediaTime - moment) < nearby) resolve();
        else video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
    });
    // Chromium stops a seek at the length it knows, and learns of a late start while playing.
    for (let tries = 0; tries < 5 && video.currentTime !== moment; tries++) {
      video.currentTime = moment;
      await new Promise((resolve) => video.addEventListener("seeked", resolve, {once: true}));
    }
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 3000))]);
    pen.drawImage(video, 0, 0, 8, 8);
    levels.push(pen.getImageData(4, 4, 1, 1).data[0]);
  }
  return levels;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("container", "codec", "times", "options"),
    [
        ("mp4", "libx264", EVEN, {}),
        ("mp4", "libx264", UNEVEN, {}),
        ("mov", "libx264", UNEVEN, {}),
        ("mp4", "libx264", LATE, {}),  # an edit list that begins with nothing
        ("mp4", "libx264", EVEN, {"use_editlist": "0"}),  # reordered frames shift the start
        ("mp4", "libx264", EVEN, {"movflags": "frag_keyframe+empty_moov"}),
        ("webm", "libvpx-vp9", LATE, {}),
    ],
)
def test_the_browser_shows_the_frame_of_the_moment(
    tmp_path: Path,
    page: Page,
    container: str,
    codec: str,
    times: list[float],
    options: dict[str, str],
) -> None:
    path = write_clip(
        tmp_path / "clip", FRAMES, container=container, codec=codec, times=times, options=options
    )
    agrees(page, path)


def test_the_browser_agrees_on_a_rendition(tmp_path: Path, page: Page) -> None:
    path = write_clip(tmp_path / "clip", FRAMES, container="mpegts")
    transcode_for_browsers(path, tmp_path / "rendition.mp4")
    agrees(page, tmp_path / "rendition.mp4")


def agrees(page: Page, path: Path) -> None:
    """Half-way between two frames' times the browser shows the first of them."""
    found = list(read_frames(path))
    # Far apart, so that a frame not yet replaced is told apart. The first seek is for nothing.
    chosen = [0, 11, 0, 25, 3, 12, 1, 38]
    times = [time for time, _ in found]
    moments = [
        ((times[i] + times[i + 1]) / 2, (times[i + 1] - times[i]) / 2 + MARGIN) for i in chosen
    ]
    levels = page.evaluate(SHOWN, [b64encode(path.read_bytes()).decode(), moments])
    expected = [float(found[i][1].mean()) for i in chosen]
    assert levels[1:] == pytest.approx(expected[1:], abs=NEAR)
