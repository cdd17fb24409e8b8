"""Processes killed at bad moments: every accepted upload ends with exactly one result."""

import asyncio
import json
import signal
import socket
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.typing import Origin

from tests.services.installation import PATIENCE, Installation, job_of, kill, token, until, upload

pytestmark = pytest.mark.slow


def test_a_worker_killed_in_mid_analysis(installation: Installation, clip: Path) -> None:
    installation.start_web()
    client = installation.log_in()
    worker = installation.start_worker()
    session = upload(client, clip)
    until(lambda: job_of(client, session)["stage"] == "finding", "the worker is at it")
    kill(worker)
    assert job_of(client, session)["state"] == "running"
    installation.start_worker()
    until(lambda: job_of(client, session)["state"] == "succeeded", "the next worker is done")
    counts = installation.counts()
    assert (counts["sessions"], counts["results"]) == (1, 1)
    assert counts["attempts"] == [2]


def test_a_broker_that_forgets_everything(installation: Installation, clip: Path) -> None:
    installation.start_web()
    client = installation.log_in()
    sessions = [upload(client, clip) for _ in range(2)]
    installation.forget()
    installation.start_worker()
    for session in sessions:
        until(lambda at=session: job_of(client, at)["state"] == "succeeded", "it is done")  # type: ignore[misc]
    counts = installation.counts()
    assert (counts["sessions"], counts["results"]) == (2, 2)
    assert counts["attempts"] == [1, 1]


def test_a_worker_given_up_for_dead_that_comes_back(installation: Installation, clip: Path) -> None:
    """Frozen beyond its lease, it wakes up when another has done its work, and must not write."""
    installation.start_web()
    client = installation.log_in()
    frozen = installation.start_worker()
    session = upload(client, clip)
    until(lambda: job_of(client, session)["stage"] == "finding", "the worker is at it")
    installation.freeze(frozen)
    installation.start_worker()
    until(lambda: job_of(client, session)["state"] == "succeeded", "another worker is done")
    before = client.get(f"{session}result.json").text
    frozen.send_signal(signal.SIGCONT)
    time.sleep(5)  # long enough for it to finish what it was at
    assert client.get(f"{session}result.json").text == before
    assert job_of(client, session)["state"] == "succeeded"
    assert installation.counts()["results"] == 1


def test_a_worker_that_is_asked_to_stop_gives_its_job_back(
    embedded: Installation, clip: Path
) -> None:
    embedded.start_web()
    client = embedded.log_in()
    worker = embedded.start_worker()
    session = upload(client, clip)
    until(lambda: job_of(client, session)["stage"] == "finding", "the worker is at it")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    job = job_of(client, session)
    assert (job["state"], job["attempt"]) == ("queued", 0)
    embedded.start_worker()
    until(lambda: job_of(client, session)["state"] == "succeeded", "the next worker is done")


def test_a_running_analysis_that_is_cancelled(embedded: Installation, clip: Path) -> None:
    embedded.start_web()
    client = embedded.log_in()
    embedded.start_worker()
    session = upload(client, clip)
    until(lambda: job_of(client, session)["stage"] == "finding", "the worker is at it")
    client.post(f"{session}cancel/", data=token(client))
    assert job_of(client, session)["state"] == "cancelled"
    client.post(f"{session}retry/", data=token(client))
    until(lambda: job_of(client, session)["state"] == "succeeded", "it was done after all")
    assert embedded.counts()["results"] == 1


def test_a_web_process_killed_in_the_middle_of_an_upload(
    embedded: Installation, clip: Path
) -> None:
    web = embedded.start_web()
    client = embedded.log_in()
    with socket.create_connection(("127.0.0.1", embedded.port)) as wire:
        wire.sendall(half_an_upload(embedded, clip.read_bytes()))
        time.sleep(0.5)
        kill(web)
    assert embedded.counts()["sessions"] == 0
    embedded.start_web()
    session = upload(client, clip)  # the login and the way to the disk are as they were
    assert job_of(client, session)["state"] == "queued"
    media = [path for path in (embedded.data / "media").rglob("*") if path.is_file()]
    assert [path.name for path in media] == ["video.mp4"]


def half_an_upload(installation: Installation, video: bytes) -> bytes:
    client = installation.log_in()
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    head = (
        "POST /sessions/upload/ HTTP/1.1\r\nHost: localhost\r\n"
        f"Cookie: {cookies}\r\nX-CSRFToken: {client.cookies['csrftoken']}\r\n"
        "Content-Type: multipart/form-data; boundary=edge\r\n"
        f"Content-Length: {len(video) + 1000}\r\n\r\n"
        '--edge\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n'
    )
    return head.encode() + video[: len(video) // 2]


async def test_progress_comes_live_over_a_websocket(installation: Installation, clip: Path) -> None:
    installation.start_web()
    client = installation.log_in()
    installation.start_worker()
    session = upload(client, clip)
    heard = await everything_heard(installation, client, session)
    assert {"finding", "done"} <= {job["stage"] for job in heard}
    shares = [job["progress"] for job in heard]
    assert shares == sorted(shares)
    assert heard[-1]["state"] == "succeeded"


async def everything_heard(
    installation: Installation, client: httpx.Client, session: str
) -> list[dict[str, Any]]:
    """What the session's websocket says until the job is over."""
    address = f"ws://127.0.0.1:{installation.port}/ws{session}"
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    origin = Origin(f"http://127.0.0.1:{installation.port}")
    heard: list[dict[str, Any]] = []
    async with connect(address, additional_headers={"Cookie": cookies}, origin=origin) as wire:
        while not heard or heard[-1]["state"] in ("queued", "running"):
            heard.append(json.loads(await asyncio.wait_for(wire.recv(), PATIENCE)))
    return heard
