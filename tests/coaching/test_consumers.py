"""The websocket of a session."""

from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.utils import timezone

from coaching.models import AnalysisJob, JobState, WorkoutSession
from tests.coaching.builders import make_job
from tests.coaching.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    return make_job(ada).session


async def open_socket(user: User, session: WorkoutSession) -> Socket:
    socket, accepted = await Socket.open(f"/ws/sessions/{session.pk}/", user)
    assert accepted
    return socket


async def test_the_job_is_told_at_once_and_on_every_change(
    ada: User, session: WorkoutSession
) -> None:
    socket = await open_socket(ada, session)
    first = await socket.receive_json()
    assert (first["type"], first["state"], first["can_cancel"]) == ("job", "queued", True)
    await AnalysisJob.objects.aupdate(state=JobState.RUNNING, stage="finding", progress=0.5)
    second = await socket.receive_json()
    assert (second["state"], second["stage_label"], second["progress"]) == (
        "running", "finding you", 0.5,
    )  # fmt: skip
    await socket.close()


async def test_it_speaks_the_language_of_the_page(ada: User, session: WorkoutSession) -> None:
    await AnalysisJob.objects.aupdate(
        state=JobState.FAILED, error_code="x", error_message="There is no picture in this video."
    )
    path = f"/ws/sessions/{session.pk}/"
    socket, _accepted = await Socket.open(path, ada, language="de")
    told = await socket.receive_json()
    assert told["error"]["message"] == "In diesem Video ist kein Bild."
    await socket.close()


async def test_silence_while_nothing_that_a_page_shows_changes(
    ada: User, session: WorkoutSession
) -> None:
    socket = await open_socket(ada, session)
    await socket.receive_json()
    await AnalysisJob.objects.aupdate(lease_until=timezone.now() + timedelta(hours=1))
    assert await socket.is_silent(1.5)
    await socket.close()


async def test_a_deleted_session_ends_the_conversation(ada: User, session: WorkoutSession) -> None:
    socket = await open_socket(ada, session)
    await socket.receive_json()
    await sync_to_async(session.delete)()
    assert (await socket.receive())["code"] == 4404


async def test_another_sites_page_is_not_let_in(ada: User, session: WorkoutSession) -> None:
    path = f"/ws/sessions/{session.pk}/"
    _, accepted = await Socket.open(path, ada, origin="http://evil.example")
    assert not accepted


@pytest.mark.parametrize("said", ["hello", "{", "x" * 100_000, '{"type": "job"}'])
async def test_what_a_page_says_does_not_matter(
    ada: User, session: WorkoutSession, said: str
) -> None:
    socket = await open_socket(ada, session)
    await socket.receive_json()
    await socket.say(said)
    assert await socket.is_silent(0.2)
    await socket.say("ping")
    assert await socket.receive_json() == {"type": "pong"}
    await socket.close()
