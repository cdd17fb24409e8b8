"""The clips that are timed: real ones where the team's folder is there, else the athlete's."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pose.estimators.base import Frame
from pose.synthetic.clip import render
from pose.synthetic.sampling import random_spec
from pose.video.frames import read_frames
from pose.video.probe import probe
from pose.video.write import write_video

HD = (1280, 720)
SECONDS = 8.0  # of each clip: enough to be steady, short enough to alternate with the peers


def shared_folder() -> Path:
    """Where the team's clips and weights lie."""
    return Path(os.environ.get("GYMBRAIN_SHARED", "../shared"))


def real_clips(count: int) -> list[Path]:
    """Clips of real people, spread over the folder; none where it is absent."""
    found = sorted((shared_folder() / "videos/real").glob("*.mp4"))
    return found[:: max(1, len(found) // count)][:count]


def hd_clips(folder: Path, count: int) -> list[Path]:
    """``count`` clips of 1280x720: real ones scaled up, or rendered ones."""
    sources = real_clips(count)
    if not sources:
        return [_rendered(folder / f"athlete{seed}.mp4", seed) for seed in range(count)]
    return [_scaled(source, folder / source.name) for source in sources]


def _scaled(source: Path, out: Path) -> Path:
    write_video(out, _frames(source), probe(source).fps)
    return out


def _frames(source: Path) -> Iterator[Frame]:
    import cv2  # noqa: PLC0415

    for _, frame in read_frames(source, end=SECONDS):
        yield _letterboxed(cv2, frame)


def _letterboxed(cv2: object, frame: Frame) -> Frame:
    height, width = frame.shape[:2]
    scale = min(HD[0] / width, HD[1] / height)
    inner = cv2.resize(frame, (round(width * scale), round(height * scale)))  # type: ignore[attr-defined]
    left, top = (HD[0] - inner.shape[1]) // 2, (HD[1] - inner.shape[0]) // 2
    framed: Frame = cv2.copyMakeBorder(  # type: ignore[attr-defined]
        inner, top, HD[1] - inner.shape[0] - top, left, HD[0] - inner.shape[1] - left, 0
    )
    return framed


def _rendered(out: Path, seed: int) -> Path:
    spec = replace(random_spec(seed), size=HD)
    write_video(out, render(spec), spec.fps)
    return out
