"""A page's side of the live protocol, inside the test process."""

import asyncio
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from django.contrib.auth.models import User

from coaching.live.protocol import HEADER, JOINTS, JPEG, SPACE, SUBPROTOCOL, VERSION
from pose.sequence import PoseSequence
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, truth
from tests.coaching.sockets import Socket

SLOW = 60.0  # seconds for a child to load its nets beside other tests
PACE = 0.02  # seconds between frames: with the answers' own time within the protocol's rate
SIZE = (1280, 720)
START: dict[str, Any] = {
    "type": "start", "path": "joints", "resume": None, "exercise": None,
    "skeleton": "blazepose33", "width": SIZE[0], "height": SIZE[1], "keep_video": False,
}  # fmt: skip


@cache
def squats(reps: int = 3) -> ClipTruth:
    """A set of squats at fifteen frames a second."""
    return truth(AthleteSpec(reps=tuple(Rep() for _ in range(reps)), fps=15.0))


def frame_bytes(
    image: PoseSequence, index: int, time: float | None = None, world: PoseSequence | None = None
) -> bytes:
    """One frame as the protocol has it."""
    columns = [image.points[index, :, :2], image.confidence[index][:, None]]
    kind = JOINTS
    if world is not None:
        columns, kind = [*columns, world.points[index]], SPACE
    values = np.concatenate(columns, axis=1).astype("<f4")
    at = float(image.times[index]) if time is None else time
    return bytes(HEADER.pack(VERSION, kind, len(values), at) + values.tobytes())


def frames_of(clip: ClipTruth, *, in_space: bool = False) -> Iterator[bytes]:
    image, world = clip.poses.image, clip.poses.world if in_space else None
    return (frame_bytes(image, index, world=world) for index in range(len(image)))


async def open_live(user: User | None, *subprotocols: str, language: str = "en") -> Socket:
    socket, accepted = await Socket.open(
        "/ws/live/", user, language=language, subprotocols=subprotocols or (SUBPROTOCOL,)
    )
    assert accepted
    return socket


async def begin(socket: Socket, **changes: Any) -> dict[str, Any]:
    """Start, and what the server says to it."""
    await socket.say(json.dumps({**START, **changes}))
    answer: dict[str, Any] = await socket.receive_json(SLOW)
    return answer


async def perform(
    socket: Socket, clip: ClipTruth, first: int = 0, *, in_space: bool = False
) -> list[dict[str, Any]]:
    """Send a clip frame by frame, each when the one before has been answered."""
    states = []
    for frame in list(frames_of(clip, in_space=in_space))[first:]:
        await socket.show(frame)
        states.append(await socket.receive_json(SLOW))
        await asyncio.sleep(PACE)
    return states


def pictures_of(clip: ClipTruth, spec: AthleteSpec) -> Iterator[bytes]:
    """The same as JPEG frames."""
    from pose.jpeg import encode  # noqa: PLC0415
    from pose.synthetic.clip import render  # noqa: PLC0415

    for time, picture in zip(clip.poses.image.times, render(spec), strict=True):
        yield HEADER.pack(VERSION, JPEG, 0, float(time)) + encode(picture)
