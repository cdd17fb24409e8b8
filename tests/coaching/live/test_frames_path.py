"""The server finds the joints where the browser cannot."""

import numpy as np
import pytest
from django.contrib.auth.models import User

from coaching.engine import nets
from coaching.live.pictures import Eye
from coaching.live.protocol import HEADER
from pose.synthetic.clip import AthleteSpec, Rep, truth
from tests.coaching.live.client import SLOW, begin, open_live, pictures_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("pool", "catalogue"),
    pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed"),
]

SPEC = AthleteSpec(reps=(Rep(), Rep()), fps=10.0, size=(480, 270), idle_before=0.5, idle_after=0.5)


async def test_pictures_are_counted_and_answered_with_joints(ada: User) -> None:
    socket = await open_live(ada)
    ready = await begin(socket, path="frames", width=480, height=270, exercise="squat")
    assert (ready["skeleton"], ready["exercise"]) == ("blazepose33", "squat")
    for frame in pictures_of(truth(SPEC), SPEC):
        await socket.show(frame)
        state = await socket.receive_json(SLOW)
    assert state["count"] == 2
    assert len(state["joints"]) == 33
    assert max(x for x, _y, _sure in state["joints"]) <= 480
    await socket.close()


def test_the_server_sees_the_athlete_in_space_too() -> None:
    frame = next(pictures_of(truth(SPEC), SPEC))
    joints, _light = Eye((480, 270)).look(frame[HEADER.size :], 0.0)
    assert joints.world is not None
    assert joints.world.points.shape == (1, 33, 3)
    assert np.isfinite(joints.world.points).all()


async def test_what_is_no_picture_ends_the_session(ada: User) -> None:
    socket = await open_live(ada)
    await begin(socket, path="frames", width=480, height=270)
    frame = next(pictures_of(truth(SPEC), SPEC))
    await socket.show(frame[:12] + b"\xff\xd8" + b"nonsense" * 20)
    assert (await socket.receive_json(SLOW))["code"] == "picture_unreadable"
    assert (await socket.receive())["code"] == 4400
