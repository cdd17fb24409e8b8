"""Small clips of our own, drawn for the tests."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from pose.estimators.base import Frame
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, render
from pose.video.write import write_video

COMPLETE = 3
SET = AthleteSpec(
    reps=(*(Rep(),) * COMPLETE, Rep(faults=("shallow",))),
    camera=Camera(yaw=80.0, distance=3.6),
    idle_before=0.8,
    idle_after=0.8,
    size=(640, 360),
    fps=15.0,
)


def squats(out: Path) -> Path:
    """Three squats and one that stops too early."""
    write_video(out, render(SET), SET.fps)
    return out


def slow_squats(out: Path) -> Path:
    """Two squats of the same athlete, slower and less deep."""
    reps = (Rep(down=2.2, hold=0.5, up=1.8, share=0.82),) * 2
    write_video(out, render(replace(SET, reps=reps)), SET.fps)
    return out


def empty_room(out: Path, seconds: int = 2) -> Path:
    """A while in which there is nobody."""
    write_video(out, _walls(round(seconds * SET.fps)), SET.fps)
    return out


def _walls(count: int) -> Iterator[Frame]:
    wall = np.full((180, 320, 3), 150, np.uint8)
    wall[120:] = (120, 100, 80)
    for _ in range(count):
        yield wall


def text_in_disguise(out: Path) -> Path:
    """Not a video at all, whatever its name says."""
    out.write_text("Three sets of ten.\n")
    return out
