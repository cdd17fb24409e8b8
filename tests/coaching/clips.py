"""Videos good and bad, small enough to be made on the spot."""

import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from pose.estimators.base import Frame
from pose.sequence import Poses
from pose.synthetic.clip import render, truth
from pose.synthetic.spec import AthleteSpec, Rep
from tests.pose.video.clips import numbered, write_clip, write_sound

FPS = 15.0
SIZE = (426, 240)


# Two squats from the side, about six seconds.
SPEC = AthleteSpec(reps=(Rep(), Rep()), size=SIZE, fps=FPS, idle_before=0.5, idle_after=0.5)


@cache
def athlete_frames() -> tuple[Frame, ...]:
    return tuple(render(SPEC))


def athlete_poses() -> Poses:
    return truth(SPEC).poses


def athlete(path: Path) -> Path:
    return write_clip(path, athlete_frames(), fps=FPS)


def athlete_on_their_side(path: Path) -> Path:
    """A phone held upright: the picture is stored lying, with a note to turn it."""
    turned = [np.ascontiguousarray(np.rot90(frame)) for frame in athlete_frames()]
    return write_clip(
        path, turned, fps=FPS, prepare=lambda stream: stream.set_display_rotation(-90)
    )


def athlete_for_half_a_second(path: Path) -> Path:
    empty = [np.full((SIZE[1], SIZE[0], 3), 128, np.uint8)] * 45
    return write_clip(path, [*athlete_frames()[:8], *empty], fps=FPS)


def nobody(path: Path) -> Path:
    return write_clip(path, numbered(45), fps=FPS)


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def text(path: Path) -> Path:
    path.write_text("I would like to be a video.\n" * 100)
    return path


def truncated(path: Path) -> Path:
    """Cut off before its index, as a transfer that broke off leaves it."""
    whole = write_clip(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def sound_alone(path: Path) -> Path:
    return write_sound(path)


def one_pixel(path: Path) -> Path:
    frames = [np.full((1, 1, 3), 128, np.uint8)] * 30
    return write_clip(path, frames, container="avi", codec="rawvideo", pixels="bgr24")


def eight_k(path: Path) -> Path:
    frames = [np.full((4320, 7680, 3), 128, np.uint8)] * 2
    avi = {"container": "avi", "codec": "mjpeg", "pixels": "yuvj420p"}
    return write_clip(path, frames, fps=2.0, **avi)  # type: ignore[arg-type]


def hours_long(path: Path) -> Path:
    return write_clip(path, numbered(4), times=[0.0, 1.0, 3600.0, 4 * 3600.0])


def without_a_rate(path: Path) -> Path:
    """An AVI whose header says 0 frames a second."""
    data = bytearray(
        write_clip(
            path, numbered(45), container="avi", codec="mjpeg", pixels="yuvj420p"
        ).read_bytes()
    )
    header = data.index(b"strh") + 8
    struct.pack_into("<I", data, header + 24, 0)  # dwRate
    struct.pack_into("<I", data, data.index(b"avih") + 8, 0)  # dwMicroSecPerFrame
    path.write_bytes(data)
    return path


Maker = Callable[[Path], Path]
