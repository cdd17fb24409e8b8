"""A live set goes on after everything that served it was killed in the middle of it."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from coaching.engine import nets
from coaching.live.protocol import SUBPROTOCOL
from tests.coaching.live.client import PACE, START, frames_of, squats
from tests.services.installation import PATIENCE, Installation, job_of, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed"),
]


def test_a_set_goes_on_after_the_whole_server_was_killed(installation: Installation) -> None:
    web = installation.start_web()
    client = installation.log_in()
    live = asyncio.run(begin_and_lose(installation, client, web.pid))
    web.wait()
    installation.start_web()
    installation.start_worker()
    url = asyncio.run(come_back(installation, client, live))
    until(lambda: job_of(client, url)["state"] == "succeeded", "the set is judged")
    assert client.get(f"{url}result.json").json()["rep_count"] == 4


async def begin_and_lose(installation: Installation, client: httpx.Client, web: int) -> str:
    """Two repetitions, and then nothing is left of the server; gives the key of the set."""
    async with line(installation, client) as socket:
        ready = await begin(socket)
        assert (await perform(socket))["count"] == 2
        for process in [web, *descendants(web)]:
            os.kill(process, signal.SIGKILL)
        return str(ready["live"])


async def come_back(installation: Installation, client: httpx.Client, live: str) -> str:
    """Go on with the set, its clock begun anew, and finish it; gives the session's address."""
    async with line(installation, client) as socket:
        ready = await begin(socket, resume=live)
        assert (ready["live"], ready["count"], ready["resumed"]) == (live, 2, True)
        assert (await perform(socket))["count"] == 4
        await socket.send('{"type": "finish"}')
        return str((await hear(socket))["url"])


@asynccontextmanager
async def line(installation: Installation, client: httpx.Client) -> AsyncIterator[ClientConnection]:
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    async with connect(
        f"ws://127.0.0.1:{installation.port}/ws/live/",
        origin=Origin(f"http://127.0.0.1:{installation.port}"),
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        additional_headers={"Cookie": cookies},
    ) as socket:
        yield socket


async def begin(socket: ClientConnection, **changes: Any) -> dict[str, Any]:
    await socket.send(json.dumps({**START, **changes}))
    return await hear(socket)


async def perform(socket: ClientConnection) -> dict[str, Any]:
    """Two squats, each frame when the one before has been answered; gives the last answer."""
    said: dict[str, Any] = {}
    for frame in frames_of(squats(2)):
        await socket.send(frame)
        said = await hear(socket)
        await asyncio.sleep(PACE)
    return said


async def hear(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        told: dict[str, Any] = json.loads(await socket.recv())
    return told


def descendants(process: int) -> list[int]:
    """Its children and theirs, which would end by themselves, but not as suddenly."""
    by_thread = Path(f"/proc/{process}/task").glob("*/children")
    children = [int(child) for told in by_thread for child in told.read_text().split()]
    return [one for child in children for one in (child, *descendants(child))]
