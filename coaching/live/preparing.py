"""What a live session needs before its joints are judged; in a child process, without Django."""

from collections.abc import Callable
from pathlib import Path

from coaching.services.preparing import POSTER_AT, Prepared, optional


def film_prepare(
    out: Path, size: tuple[int, int], seconds: float, report: Callable[[float], None]
) -> None:
    """Write the film that its joints are shown on."""
    from pose.video.plain import write_plain_film  # noqa: PLC0415  # the worker loads no encoder

    write_plain_film(out, size, seconds, report)


def recording_prepare(
    video: Path, poster: Path, playback: Path, begins: float, report: Callable[[float], None]
) -> Prepared:
    """Bring the video that was recorded beside the joints onto their clock, and take its picture.

    A browser's recording knows neither its length nor where its pictures lie, so it is always
    written anew.

    Raises:
        VideoError: the video cannot be used.
    """
    from pose.video.playback import transcode_for_browsers  # noqa: PLC0415  # as above
    from pose.video.poster import write_poster  # noqa: PLC0415
    from pose.video.probe import probe  # noqa: PLC0415

    info = probe(video)
    transcode_for_browsers(video, playback, report, begin=begins)
    has_poster = optional(lambda: write_poster(video, poster, info.seconds * POSTER_AT))
    return Prepared(info, has_poster, has_playback=True)
