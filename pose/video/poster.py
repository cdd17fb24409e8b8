"""The still picture that stands for a video."""

from pathlib import Path

import cv2

from pose.estimators.base import Frame
from pose.video.decoding import open_video_from
from pose.video.frames import timed
from pose.video.limits import DEFAULT_LIMITS, VideoLimits
from pose.video.opening import VideoPath
from pose.video.picture import Pictures, within

# Pixels of the longer side: sharp on a phone's screen, about 100 KB.
_MAX_SIDE = 960
_JPEG_QUALITY = 85
# Seconds: past the black or blurred first frames that phones write, before anything important.
_USUAL_MOMENT = 0.5


def write_poster(
    path: VideoPath,
    out: VideoPath,
    at: float | None = None,
    *,
    limits: VideoLimits = DEFAULT_LIMITS,
) -> None:
    """Write the frame at a moment as JPEG, upright, its longer side at most 960 pixels.

    Args:
        path: a video; untrusted.
        out: file to write or replace, JPEG whatever its name ends in.
        at: seconds; half a second in by default. Past the end the last frame is taken.
        limits: see ``read_frames``.

    Raises:
        VideoError: no picture of it can be read.
    """
    Path(out).write_bytes(_jpeg(_picture_at(path, _USUAL_MOMENT if at is None else at, limits)))


def _picture_at(path: VideoPath, at: float, limits: VideoLimits) -> Frame:
    with open_video_from(path, at, max_pixels=limits.max_pixels) as (source, frames):
        moments = timed(source, frames, limits)
        _, chosen = next(moments)
        for time, frame in moments:
            if time > at:
                break
            chosen = frame
        return Pictures(source, within(_MAX_SIDE), None)(chosen)


def _jpeg(picture: Frame) -> bytes:
    bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    _, encoded = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    return encoded.tobytes()
