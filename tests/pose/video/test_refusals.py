"""Bad files are refused with a stable code and one plain sentence."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from pose.errors import VideoError
from pose.video.frames import read_frames
from pose.video.limits import DEFAULT_LIMITS, VideoLimits
from pose.video.probe import probe
from tests.pose.video.clips import numbered, write_clip, write_sound

MIB = 1024 * 1024


def code_of(path: Path, limits: VideoLimits = DEFAULT_LIMITS) -> str:
    with pytest.raises(VideoError) as refused:
        probe(path, limits)
    assert refused.value.permanent
    assert refused.value.message.endswith(".")
    assert str(path) not in refused.value.message
    return refused.value.code


def an_empty_file(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Monday: squats, 3 x 10\n" * 50)


def noise(path: Path) -> None:
    path.write_bytes(np.random.default_rng(1).bytes(MIB))


def a_web_page(path: Path) -> None:
    path.write_text("<!doctype html><title>Not found</title>" + "<p>404</p>" * 100)


def a_png(path: Path) -> None:
    path.write_bytes(cv2.imencode(".png", numbered(1)[0])[1].tobytes())


def a_jpeg(path: Path) -> None:
    path.write_bytes(cv2.imencode(".jpg", numbered(1)[0])[1].tobytes())


def an_animated_gif(path: Path) -> None:
    write_clip(path, numbered(5), container="gif", codec="gif", pixels="rgb8")


def only_the_beginning(path: Path) -> None:
    """Cut before the index, which a camera writes at the end."""
    write_clip(path)
    path.write_bytes(path.read_bytes()[:-2000])


def only_the_index(path: Path) -> None:
    """An index in front, and none of the pictures it names."""
    write_clip(path, options={"movflags": "faststart"})
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"mdat") + 8])


def sound_in_mp4(path: Path) -> None:
    write_sound(path)


def sound_in_mp3(path: Path) -> None:
    write_sound(path, "mp3")


def one_pixel(path: Path) -> None:
    write_clip(path, numbered(30, 1, 1), pixels="yuv444p")


def eight_k(path: Path) -> None:
    write_clip(path, numbered(1, 7680, 4320), codec_options={"preset": "ultrafast"})


def hours(path: Path) -> None:
    write_clip(path, numbered(3), times=[0.0, 1.0, 7200.0])


def a_blink(path: Path) -> None:
    write_clip(path, numbered(3))


def one_picture(path: Path) -> None:
    write_clip(path, numbered(1))


def an_exotic_codec(path: Path) -> None:
    write_clip(path, container="avi", codec="huffyuv", pixels="yuv422p")


def protected(path: Path) -> None:
    write_clip(
        path,
        options={
            "encryption_scheme": "cenc-aes-ctr",
            "encryption_key": "0123456789abcdef" * 2,
            "encryption_kid": "fedcba9876543210" * 2,
        },
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (an_empty_file, "video_empty"),
        (text, "not_a_video"),
        (noise, "not_a_video"),
        (a_web_page, "not_a_video"),
        (a_png, "not_a_video"),
        (a_jpeg, "not_a_video"),
        (an_animated_gif, "not_a_video"),
        (only_the_beginning, "video_truncated"),
        (only_the_index, "video_unreadable"),
        (sound_in_mp4, "video_no_picture"),
        (sound_in_mp3, "video_no_picture"),
        (one_pixel, "video_too_small"),
        (eight_k, "video_too_large"),
        (hours, "video_too_long"),
        (a_blink, "video_too_short"),
        (one_picture, "video_too_short"),
        (an_exotic_codec, "video_codec_unsupported"),
        (protected, "video_encrypted"),
    ],
)
def test_it_refuses_what_it_cannot_use(
    tmp_path: Path, make: Callable[[Path], None], code: str
) -> None:
    path = tmp_path / "upload.mp4"
    make(path)
    assert code_of(path) == code


def test_it_refuses_a_file_that_is_too_big_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "upload.mp4"
    with path.open("wb") as file:
        file.truncate(DEFAULT_LIMITS.max_bytes + 1)  # sparse: takes no room
    assert code_of(path) == "video_too_big"


def test_it_says_when_the_file_is_gone(tmp_path: Path) -> None:
    assert code_of(tmp_path / "gone.mp4") == "video_missing"


@pytest.mark.parametrize("name", ["a\0b.mp4", "x" * 5000])
def test_it_takes_impossible_names_for_missing_files(name: str) -> None:
    with pytest.raises(VideoError) as refused:
        probe(name)
    assert refused.value.code == "video_missing"


@pytest.mark.parametrize(
    "name", ["💪 squat.mp4", "concat:a|b.mp4", "http:__x.mp4", "50%d.mp4", "a b;c.mp4", "-i.mp4"]
)
def test_it_reads_files_with_odd_names(tmp_path: Path, clip: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(clip.read_bytes())
    assert probe(path).frames == 60
    assert len(list(read_frames(path))) == 60


def test_limits_can_be_chosen(clip: Path) -> None:
    for changed, code in (
        ({"max_bytes": 100}, "video_too_big"),
        ({"max_seconds": 1.0}, "video_too_long"),
        ({"max_frames": 10}, "video_too_long"),
        ({"min_seconds": 5.0}, "video_too_short"),
        ({"max_pixels": 100}, "video_too_large"),
        ({"min_side": 200}, "video_too_small"),
    ):
        assert code_of(clip, replace(DEFAULT_LIMITS, **changed)) == code


@pytest.fixture
def visits() -> Iterator[tuple[int, list[str]]]:
    """A listening port of this machine, and whoever came to it."""
    seen: list[str] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def listen() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                seen.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield server.getsockname()[1], seen
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


def hls(entry: str) -> str:
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{entry}\n#EXT-X-ENDLIST\n"


def concat(entry: str) -> str:
    return f"ffconcat version 1.0\nfile '{entry}'\n"


def dash(entry: str) -> str:
    return (
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static">'
        f"<Period><AdaptationSet><Representation id='1'><BaseURL>{entry}</BaseURL>"
        "</Representation></AdaptationSet></Period></MPD>"
    )


def sdp(entry: str) -> str:
    return (
        f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\na={entry}\n"
        "m=video 5004 RTP/AVP 26\n"
    )


@pytest.mark.parametrize("playlist", [hls, concat, dash, sdp])
def test_playlists_open_no_connection(
    tmp_path: Path, visits: tuple[int, list[str]], playlist: Callable[[str], str]
) -> None:
    port, seen = visits
    path = tmp_path / "upload.mp4"
    path.write_text(playlist(f"http://127.0.0.1:{port}/secret.ts"))
    assert code_of(path) == "not_a_video"
    assert not seen


@pytest.mark.parametrize("playlist", [hls, concat])
def test_playlists_open_no_other_file(tmp_path: Path, playlist: Callable[[str], str]) -> None:
    secret = write_clip(tmp_path / "secret.ts", container="mpegts")
    path = tmp_path / "upload.mp4"
    path.write_text(playlist(str(secret)))
    assert code_of(path) == "not_a_video"
    with pytest.raises(VideoError):
        next(read_frames(path))
