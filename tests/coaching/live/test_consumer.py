"""A live session over its websocket, with a real child and the real nets."""

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User

from coaching.engine import nets
from coaching.models import (
    AnalysisJob,
    AnalysisResult,
    JobKind,
    JobState,
    LiveRun,
    SessionKind,
    WorkoutSession,
)
from coaching.services.runner import Runner
from coaching.storage import session_file
from pose.sequence import Poses
from pose.storage import load_poses
from tests.coaching.live.client import begin, open_live, perform, squats

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("pool", "catalogue"),
    pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed"),
]


async def test_a_set_is_counted_as_it_is_done_and_saved_afterwards(ada: User) -> None:
    socket = await open_live(ada)
    ready = await begin(socket)
    assert (ready["type"], ready["count"], ready["resumed"]) == ("ready", 0, False)
    states = await perform(socket, squats())
    assert [state["count"] for state in states] == sorted(state["count"] for state in states)
    assert states[-1]["count"] == 3
    assert states[-1]["exercise"] == "squat"
    await socket.say('{"type": "finish"}')
    saved = await socket.receive_json(10)
    url = f"/sessions/{ready['live']}/"
    assert saved == {"type": "saved", "url": url, "recording": None}
    assert (await socket.receive())["code"] == 1000
    await sync_to_async(expect_result)(ready["live"])


async def test_joints_in_space_are_kept_with_the_session(ada: User) -> None:
    socket = await open_live(ada)
    ready = await begin(socket, exercise="squat")
    states = await perform(socket, squats(), in_space=True)
    assert states[-1]["count"] == 3
    await socket.say('{"type": "finish"}')
    await socket.receive_json(10)
    assert (await sync_to_async(kept_poses)(ready["live"])).world is not None


def kept_poses(key: str) -> Poses:
    Runner(1).drain()
    session = WorkoutSession.objects.get(pk=key)
    result = AnalysisResult.objects.get(session=session)
    return load_poses(session_file(session, result.joints_file))


async def test_who_keeps_the_video_is_told_where_it_goes_and_when_the_joints_began(
    ada: User,
) -> None:
    socket = await open_live(ada)
    ready = await begin(socket, keep_video=True)
    await perform(socket, squats(), first=15)
    await socket.say('{"type": "finish"}')
    saved = await socket.receive_json(10)
    first = float(squats().poses.image.times[15])
    assert saved["recording"] == {
        "url": f"/sessions/{ready['live']}/recording/", "zero": pytest.approx(first),
    }  # fmt: skip


def expect_result(key: str) -> None:
    """The worker judges the joints that were kept, as it does those of a video."""
    Runner(1).drain()
    session = WorkoutSession.objects.get(pk=key)
    job = AnalysisJob.objects.get(session=session)
    assert (session.kind, job.kind, job.state) == (
        SessionKind.LIVE, JobKind.LIVE, JobState.SUCCEEDED,
    )  # fmt: skip
    assert (session.exercise_found, session.rep_count_found) == ("squat", 3)
    assert session.playback_file  # a film without a picture, for the joints to be shown on
    assert not session_file(session, "live.spool").exists()
    assert not LiveRun.objects.exists()
