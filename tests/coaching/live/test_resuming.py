"""A line that breaks loses no repetition, whoever broke it."""

import os
import signal
from datetime import timedelta
from multiprocessing import active_children

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.utils import timezone

from coaching.engine import nets
from coaching.live.runs import RESUME_FOR, runs_close_forgotten
from coaching.models import AnalysisJob, LiveRun
from tests.coaching.live.client import begin, frame_bytes, open_live, perform, squats
from tests.coaching.sockets import Socket

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("pool", "catalogue"),
    pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed"),
]


async def after_two(user: User) -> tuple[Socket, str]:
    """A session in which two repetitions have been counted."""
    socket = await open_live(user)
    ready = await begin(socket)
    states = await perform(socket, squats(2))
    assert states[-1]["count"] == 2
    return socket, ready["live"]


async def test_a_page_that_comes_back_goes_on_counting(ada: User) -> None:
    socket, live = await after_two(ada)
    await socket.close()
    socket = await open_live(ada)
    ready = await begin(socket, resume=live, keep_video=True)
    assert (ready["live"], ready["count"], ready["resumed"]) == (live, 2, True)
    states = await perform(socket, squats(2))  # its clock begins anew
    assert min(state["count"] for state in states) == 2
    assert states[-1]["count"] == 4
    await socket.say('{"type": "finish"}')
    saved = await socket.receive_json(10)
    # On the new clock the joints began as long before as the first half and the break took.
    assert saved["recording"]["zero"] == pytest.approx(-squats(2).poses.image.seconds - 1.0)


async def test_a_coaching_process_that_dies_is_replaced_with_the_count_kept(ada: User) -> None:
    socket, live = await after_two(ada)
    for child in active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    assert (await socket.receive_json(10))["code"] == "live_lost"
    ready = await socket.receive_json(60)
    assert (ready["type"], ready["live"], ready["count"]) == ("ready", live, 2)
    await socket.show(frame_bytes(squats().poses.image, 0, time=60.0))
    assert (await socket.receive_json(10))["count"] == 2
    await socket.close()


async def test_what_nobody_comes_back_to_is_saved_if_anything_was_counted(
    ada: User, eve: User
) -> None:
    socket, live = await after_two(ada)
    await socket.close()
    idle = await open_live(eve)
    await begin(idle)
    await idle.close()
    await LiveRun.objects.aupdate(seen_at=timezone.now() - RESUME_FOR - timedelta(seconds=1))
    assert await sync_to_async(runs_close_forgotten)() == 2
    assert [str(job.session_id) async for job in AnalysisJob.objects.all()] == [live]
    socket = await open_live(ada)
    assert (await begin(socket, resume=live))["code"] == "not_resumable"
    await socket.close()


async def test_a_session_that_is_discarded_leaves_nothing(ada: User) -> None:
    socket, _live = await after_two(ada)
    await socket.say('{"type": "discard"}')
    assert (await socket.receive(10))["code"] == 1000
    assert not await LiveRun.objects.aexists()
    assert not await AnalysisJob.objects.aexists()


async def test_nothing_is_saved_where_nothing_was_seen(ada: User) -> None:
    socket = await open_live(ada)
    await begin(socket)
    await socket.say('{"type": "finish"}')
    assert await socket.receive_json(10) == {"type": "saved", "url": None, "recording": None}
    assert (await socket.receive())["code"] == 1000
