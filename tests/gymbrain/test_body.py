"""Request bodies at the door, by the ASGI protocol itself."""

import json
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from asgiref.testing import ApplicationCommunicator
from pytest_django import Settings

from gymbrain.asgi import application

Communicator: Any = ApplicationCommunicator
pytestmark = pytest.mark.django_db(transaction=True)


async def post(path: str, chunks: list[bytes], length: int | None = None) -> tuple[int, Any]:
    """Send a body in pieces; the status and the document that come back."""
    headers = [(b"host", b"localhost")]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(),
        "query_string": b"", "headers": headers, "http_version": "1.1", "scheme": "http",
        "asgi": {"version": "3.0"},
    }  # fmt: skip
    wire = Communicator(application, scope)
    for chunk in chunks:
        await wire.send_input({"type": "http.request", "body": chunk, "more_body": True})
    await wire.send_input({"type": "http.request", "body": b"", "more_body": False})
    start = await wire.receive_output(5)
    answer = (await wire.receive_output(5))["body"]
    return start["status"], json.loads(answer) if answer.startswith(b"{") else None


async def test_a_body_that_says_it_is_too_long_is_not_even_read(settings: Settings) -> None:
    status, answer = await post("/sessions/upload/", [], length=10**13)
    assert (status, answer["error"]["code"]) == (413, "video_too_big")


async def test_a_body_of_unknown_length_is_cut_off(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1000
    chunks = [bytes(2**19)] * 4
    status, answer = await post("/sessions/upload/", chunks)
    assert (status, answer["error"]["code"]) == (413, "video_too_big")


async def test_the_video_of_a_live_session_may_be_as_large_as_any() -> None:
    path = f"/sessions/{UUID(int=1)}/recording/"
    status, _ = await post(path, [bytes(2**20)] * 9)
    assert status == 403  # it was read; it has no token of ours


async def test_only_videos_are_large_bodies() -> None:
    status, _ = await post("/accounts/login/", [bytes(2**20)] * 9)
    assert status == 413


async def test_a_full_disk_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", lambda **_: full.open("w+b", buffering=0))
    status, answer = await post("/sessions/upload/", [b"a"])
    assert (status, answer["error"]["code"]) == (507, "disk_full")


async def test_an_ordinary_body_reaches_the_page(tmp_path: Path, settings: Settings) -> None:
    settings.INCOMING_DIR, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = tmp_path, 10
    status, _ = await post("/sessions/upload/", [bytes(100)])
    assert status == 403  # no CSRF token: Django itself has looked at it
    assert list(tmp_path.iterdir()) == []
