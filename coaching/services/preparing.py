"""The first look at a video, in a child process: what it is, a still picture, a playable form.

Knows nothing of Django; pixels are touched below ``pose``.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pose.errors import VideoError

if TYPE_CHECKING:
    from pose.video.probe import VideoInfo

logger = logging.getLogger(__name__)

PROBED = 0.1  # share of the preparation done once the video is known and has its picture
# Where the still picture is taken, as a share of the video: the athlete has walked in by then.
POSTER_AT = 1 / 3


@dataclass(frozen=True)
class Prepared:
    """What is known before the joints are.

    Attributes:
        info: the probe's answer.
        has_poster: whether the still picture was written.
        has_playback: whether a form for browsers was needed and written.
    """

    info: "VideoInfo"
    has_poster: bool
    has_playback: bool


def video_prepare(
    video: Path, poster: Path, playback: Path, report: Callable[[float], None]
) -> Prepared:
    """Probe a video, write its poster, and a rendition where browsers cannot play it.

    The extras are left out when they fail: the analysis matters more, and tells the person by
    itself when the video is at fault.

    Raises:
        VideoError: the video cannot be used.
    """
    from pose.video.playback import (  # noqa: PLC0415  # the worker itself loads no decoder
        playable_in_browsers,
        transcode_for_browsers,
    )
    from pose.video.poster import write_poster  # noqa: PLC0415
    from pose.video.probe import probe  # noqa: PLC0415

    info = probe(video)
    has_poster = optional(lambda: write_poster(video, poster, info.seconds * POSTER_AT))
    report(PROBED)
    has_playback = not playable_in_browsers(info) and optional(
        lambda: transcode_for_browsers(
            video, playback, lambda share: report(PROBED + (1 - PROBED) * share)
        )
    )
    return Prepared(info, has_poster, has_playback)


def optional(work: Callable[[], object]) -> bool:
    """Do what a video may do without; whether it succeeded."""
    try:
        work()
    except VideoError as error:
        logger.warning("the video has to do without: %s", error)
        return False
    return True
