"""Writes rendered frames as a video that every browser plays."""

from collections.abc import Iterable
from itertools import count

import numpy as np
from av.video.frame import VideoFrame

from pose.estimators.base import Frame
from pose.video.encoder import Mp4Encoder
from pose.video.opening import VideoPath

# x264's own default; lower is finer and larger.
_CRF = 23


def write_video(
    out: VideoPath,
    frames: Iterable[Frame],
    fps: float,
    *,
    times: Iterable[float] | None = None,
    crf: int = _CRF,
    preset: str = "veryfast",
    threads: int = 1,
) -> None:
    """Write (H, W, 3) uint8 RGB frames as H.264 MP4, whatever the name ends in.

    Args:
        out: file to write or replace.
        frames: all of one size; an odd last row or column is repeated, as yuv420p is even.
        fps: frames a second; the nominal rate where ``times`` are given.
        times: seconds of each frame, strictly increasing, for a variable rate.
        crf: constant rate factor, 0 (lossless) to 51.
        preset: x264's trade of time for size.
        threads: encoder threads.

    Raises:
        ValueError: there are no frames.
    """
    pictures = iter(frames)
    first = next(pictures, None)
    if first is None:
        raise ValueError("no frames to write")
    clock = iter(times) if times is not None else (index / fps for index in count())
    height, width = first.shape[0] + first.shape[0] % 2, first.shape[1] + first.shape[1] % 2
    with Mp4Encoder(
        out, width=width, height=height, rate=fps, crf=crf, preset=preset, threads=threads
    ) as encoder:
        encoder.add(_even(first), next(clock))
        for picture, time in zip(pictures, clock, strict=False):
            encoder.add(_even(picture), time)


def _even(picture: Frame) -> VideoFrame:
    odd_rows, odd_columns = picture.shape[0] % 2, picture.shape[1] % 2
    if odd_rows or odd_columns:
        picture = np.pad(picture, ((0, odd_rows), (0, odd_columns), (0, 0)), mode="edge")
    return VideoFrame.from_ndarray(picture, format="rgb24")
