"""What breaks the protocol ends that session with a code; the others feel nothing."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User

from coaching.engine import nets
from coaching.live.protocol import HEADER, JOINTS, JPEG, SPACE, VERSION
from coaching.live.runs import run_begin
from tests.coaching.live.client import START, begin, frame_bytes, open_live, squats

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("pool", "catalogue"),
    pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed"),
]


def changed(**changes: Any) -> str:
    return json.dumps({**START, **changes})


async def closed_with(socket: Any) -> int:
    """The close code; words about it may come before."""
    while (message := await socket.receive(10))["type"] != "websocket.close":
        pass
    return int(message["code"])


async def test_nobody_is_coached_who_is_not_logged_in(db: None) -> None:
    assert await closed_with(await open_live(None)) == 4401


async def test_another_version_is_told_so(ada: User) -> None:
    assert await closed_with(await open_live(ada, "gymbrain.live.2")) == 4406


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("hello", 4400),
        ("{", 4400),
        ("[1, 2]", 4400),
        ("[" * 4000, 4400),
        ('{"type": "dance"}', 4400),
        (changed(path="smoke"), 4400),
        (changed(width=0), 4400),
        (changed(height=True), 4400),
        (changed(skeleton="centaur"), 4400),
        (changed(exercise=["squat"]), 4400),
        (changed(keep_video="yes"), 4400),
        ("x" * 5000, 4413),
    ],
)
async def test_texts_that_are_none_of_the_protocols(ada: User, said: str, code: int) -> None:
    socket = await open_live(ada)
    await socket.say(said)
    assert await closed_with(socket) == code


FRAME = frame_bytes(squats().poses.image, 0)
SPOILT: list[tuple[Callable[[bytes], bytes], int]] = [
    (lambda frame: frame[:7], 4400),
    (lambda frame: frame[:-1], 4400),
    (lambda frame: HEADER.pack(VERSION, 7, 33, 0.0) + frame[12:], 4400),
    (lambda frame: HEADER.pack(VERSION, JOINTS, 17, 0.0) + frame[12:], 4400),
    (lambda frame: HEADER.pack(VERSION, SPACE, 33, 0.0) + frame[12:], 4400),
    (lambda frame: HEADER.pack(VERSION, JPEG, 33, 0.0) + frame[12:], 4400),
    (lambda frame: HEADER.pack(VERSION, JOINTS, 33, float("nan")) + frame[12:], 4400),
    (lambda frame: HEADER.pack(9, JOINTS, 33, 0.0) + frame[12:], 4406),
    (lambda frame: frame * 4, 4413),
    (lambda _: bytes(10 * 2**20), 4413),
]


async def test_spoilt_frames_close_their_session_and_leave_another_alone(
    ada: User, eve: User
) -> None:
    other = await open_live(eve)
    await begin(other)
    for number, (spoil, code) in enumerate(SPOILT):
        socket = await open_live(ada)
        await begin(socket)
        await socket.show(spoil(FRAME))
        assert await closed_with(socket) == code
        await socket.close()
        await other.show(frame_bytes(squats().poses.image, number))
        assert (await other.receive_json(10))["type"] == "state"
    await other.close()


async def test_joints_that_are_no_numbers_are_joints_not_found(ada: User) -> None:
    socket = await open_live(ada)
    await begin(socket)
    for time, wild in enumerate((b"\xff\xff\xff\xff", b"\x00\x00\x80\x7f", b"\xff\xff\x7f\x7f")):
        for kind, floats in ((JOINTS, 99), (SPACE, 198)):
            at = time + 0.1 * kind
            await socket.show(HEADER.pack(VERSION, kind, 33, at) + wild * floats)
            state = await socket.receive_json(10)
            assert (state["type"], state["count"]) == ("state", 0)
    assert not state["setup"]["fit"]
    await socket.close()


async def test_a_flood_is_stopped(ada: User) -> None:
    socket = await open_live(ada)
    await begin(socket)
    for index in range(200):
        await socket.show(frame_bytes(squats().poses.image, 0, time=index / 15))
    assert await closed_with(socket) == 4429


async def test_frames_before_the_start_are_garbage(ada: User) -> None:
    socket = await open_live(ada)
    await socket.show(FRAME)
    assert await closed_with(socket) == 4400


async def test_another_users_session_cannot_be_taken_up(ada: User, eve: User) -> None:
    run = await sync_to_async(run_begin)(user=ada, exercise="")
    socket = await open_live(eve)
    await socket.say(changed(resume=str(run.pk)))
    assert await closed_with(socket) == 4403


@pytest.mark.parametrize("key", [str(UUID(int=1)), "x", ""])
async def test_a_session_that_is_over_leaves_the_choice_to_begin_anew(ada: User, key: str) -> None:
    socket = await open_live(ada)
    assert (await begin(socket, resume=key))["code"] == "not_resumable"
    assert (await begin(socket))["type"] == "ready"
    await socket.close()


async def test_one_person_has_one_live_session(ada: User) -> None:
    first, second = await open_live(ada), await open_live(ada)
    await begin(first)
    assert (await begin(second))["code"] == "another_live"
    assert await closed_with(second) == 4409
    await first.close()
    third = await open_live(ada)
    assert (await begin(third))["type"] == "ready"
    await third.close()


async def test_refusals_are_in_the_pages_language(ada: User) -> None:
    socket = await open_live(ada, language="de")
    answer = await begin(socket, exercise="cartwheel")
    assert answer == {
        "type": "error", "code": "unknown_exercise", "message": "Diese Übung gibt es hier nicht.",
    }  # fmt: skip
    await socket.close()
