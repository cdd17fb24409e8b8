"""A coaching child's side of the wire, in a thread of the test: the same server, the real nets."""

import json
import pickle
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from coaching.engine import Exercise, nets
from coaching.live.process import Server
from coaching.live.protocol import HEADER, frame_time
from coaching.live.spool import read_spool
from coaching.live.wire import Kind, Message, Opening, Unpacker, pack
from references.catalogue import read_catalogue
from tests.coaching.live.client import SLOW, frames_of, squats

pytestmark = pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")

NONE_DROPPED = bytes(4)


def opening(folder: Path, number: int) -> Opening:
    exercises = tuple(Exercise.from_dict(row) for row in read_catalogue())
    spool = folder / f"{number}.spool"
    return Opening(spool, False, "blazepose33", (1280, 720), "squat", exercises, {})


@pytest.fixture
def wire() -> Iterator[socket.socket]:
    """The web process's end; the server is done when it is closed."""
    ours, theirs = socket.socketpair()
    ours.settimeout(SLOW)
    thread = Thread(target=Server(theirs).serve)
    thread.start()
    with closing(ours), closing(theirs):
        yield ours
        ours.shutdown(socket.SHUT_RDWR)
        thread.join(SLOW)


def heard(wire: socket.socket, count: int) -> list[Message]:
    unpacker, messages = Unpacker(), list[Message]()
    while len(messages) < count:
        messages += unpacker.feed(wire.recv(1 << 16))
    return messages


def at(frame: bytes, time: float) -> bytes:
    """The same joints at another time."""
    version, kind, joints, _ = HEADER.unpack_from(frame)
    return HEADER.pack(version, kind, joints, time) + frame[HEADER.size :]


def test_what_came_in_one_piece_is_answered_in_its_order(
    wire: socket.socket, tmp_path: Path
) -> None:
    frames = list(frames_of(squats()))[:6]
    opened = [pack(Kind.OPEN, each, pickle.dumps(opening(tmp_path, each))) for each in (1, 2)]
    shown = [pack(Kind.FRAME, each, NONE_DROPPED + one) for one in frames for each in (1, 2)]
    wire.sendall(b"".join([*opened, *shown, pack(Kind.CLOSE, 1)]))
    said = heard(wire, 15)
    assert [(kind, number) for kind, number, _ in said] == [
        (Kind.OPENED, 1), (Kind.OPENED, 2), *[(Kind.SAID, 1), (Kind.SAID, 2)] * 6, (Kind.CLOSED, 1),
    ]  # fmt: skip
    times = [json.loads(content)["t"] for kind, number, content in said[2:14] if number == 2]
    assert times == [frame_time(frame) for frame in frames]


def test_when_the_web_process_goes_what_it_sent_is_on_the_disk(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    thread = Thread(target=Server(theirs).serve)
    thread.start()
    frames = list(frames_of(squats()))[:4]
    ours.sendall(pack(Kind.OPEN, 1, pickle.dumps(opening(tmp_path, 1))))
    heard(ours, 1)
    ours.sendall(b"".join(pack(Kind.FRAME, 1, NONE_DROPPED + frame) for frame in frames))
    heard(ours, 4)
    ours.close()
    thread.join(SLOW)
    theirs.close()
    assert len(read_spool(tmp_path / "1.spool").times) == 4


def test_what_was_put_off_is_thought_about_when_nothing_waits(
    wire: socket.socket, tmp_path: Path
) -> None:
    opened = [pack(Kind.OPEN, each, pickle.dumps(opening(tmp_path, each))) for each in (1, 2)]
    wire.sendall(b"".join(opened))
    heard(wire, 2)
    frames = list(frames_of(squats()))
    shown = [pack(Kind.FRAME, 1, NONE_DROPPED + frame) for frame in frames]
    wire.sendall(b"".join([*shown, pack(Kind.FRAME, 2, NONE_DROPPED + frames[0])]))
    *_, last, _ = (json.loads(content) for _, _, content in heard(wire, len(frames) + 1))
    assert last["count"] < 3  # the answer did not wait for the thought
    for time in np.arange(last["t"], last["t"] + 2.0, 1 / 15)[1:]:
        wire.sendall(pack(Kind.FRAME, 1, NONE_DROPPED + at(frames[-1], float(time))))
        if json.loads(heard(wire, 1)[0][2])["count"] == 3:
            break
    else:
        pytest.fail("three squats were shown and not counted")


def test_a_session_thinks_to_the_end_before_it_is_closed(
    wire: socket.socket, tmp_path: Path
) -> None:
    frames = list(frames_of(squats()))
    opened = [pack(Kind.OPEN, each, pickle.dumps(opening(tmp_path, each))) for each in (1, 2)]
    shown = [pack(Kind.FRAME, each, NONE_DROPPED + one) for one in frames for each in (1, 2)]
    wire.sendall(b"".join([*opened, *shown, pack(Kind.CLOSE, 1), pack(Kind.CLOSE, 2)]))
    *_, first, second = heard(wire, 2 * len(frames) + 4)
    assert [json.loads(content)["count"] for _, _, content in (first, second)] == [3, 3]
