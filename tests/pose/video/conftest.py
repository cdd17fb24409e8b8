"""A clip that most tests can share."""

from pathlib import Path

import pytest

from tests.pose.video.clips import write_clip


@pytest.fixture(scope="package")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of H.264 MP4, 160 x 120, 30 frames a second, a keyframe every half second."""
    return write_clip(
        tmp_path_factory.mktemp("clips") / "clip.mp4", codec_options={"g": "15", "bf": "2"}
    )
