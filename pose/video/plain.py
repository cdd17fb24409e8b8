"""A film without a picture: what joints are shown on where nobody kept the video."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from pose.estimators.base import Frame
from pose.video.write import write_video

# Joints are drawn over it by whoever shows it: it only has to be as long and of the same shape.
RATE = 15.0  # frames a second
LONGER_SIDE = 640  # pixels
_COLOUR = (28, 33, 38)
_REPORT_EVERY = 0.05
_CRF = 35  # one colour needs no more


def write_plain_film(
    out: Path, size: tuple[int, int], seconds: float, report: Callable[[float], None]
) -> None:
    """Write a film of one dark colour as H.264 MP4.

    Args:
        out: file to write or replace.
        size: width and height of the picture that it stands for, pixels.
        seconds: its length.
        report: called with 0..1 as it goes on.
    """
    scale = LONGER_SIDE / max(size)
    width, height = (max(round(side * scale), 2) for side in size)
    picture = np.full((height, width, 3), _COLOUR, np.uint8)
    count = max(round(seconds * RATE), 2)
    write_video(out, _repeated(picture, count, report), RATE, crf=_CRF, preset="ultrafast")


def _repeated(picture: Frame, count: int, report: Callable[[float], None]) -> Iterator[Frame]:
    told = 0.0
    for index in range(count):
        if index / count - told >= _REPORT_EVERY:
            report(told := index / count)
        yield picture
