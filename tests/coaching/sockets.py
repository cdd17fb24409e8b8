"""A websocket client inside the test process, speaking ASGI to the whole application.

Channels' own needs the daphne server to be installed.
"""

import json
from collections.abc import Sequence
from typing import Any

from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.contrib.auth.models import User
from django.test import AsyncClient

from gymbrain.asgi import application

REPLY_SECONDS = 3.0
_Communicator: Any = ApplicationCommunicator  # carries no types


class Socket:
    """One connection, as the cookies of a user's client open it."""

    def __init__(
        self, path: str, cookies: str, origin: str, subprotocols: Sequence[str] = ()
    ) -> None:
        headers = [
            (b"origin", origin.encode()),
            (b"host", b"localhost"),
            (b"cookie", cookies.encode()),
        ]
        scope = {
            "type": "websocket", "path": path, "query_string": b"", "headers": headers,
            "subprotocols": list(subprotocols), "asgi": {"version": "3.0"},
        }  # fmt: skip
        self._wire: Any = _Communicator(application, scope)

    @classmethod
    async def open(
        cls,
        path: str,
        user: User | None,
        origin: str = "http://localhost",
        language: str = "en",
        subprotocols: Sequence[str] = (),
    ) -> tuple["Socket", bool]:
        """A connection, and whether it was accepted."""
        client = AsyncClient()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        if user is not None:
            await client.aforce_login(user)
        cookies = "; ".join(f"{key}={value.value}" for key, value in client.cookies.items())
        socket = cls(path, cookies, origin, subprotocols)
        await socket._wire.send_input({"type": "websocket.connect"})
        return socket, (await socket.receive())["type"] == "websocket.accept"

    async def receive(self, seconds: float = REPLY_SECONDS) -> dict[str, Any]:
        """The next ASGI message."""
        message: dict[str, Any] = await self._wire.receive_output(seconds)
        return message

    async def receive_json(self, seconds: float = REPLY_SECONDS) -> Any:
        """The next message's document."""
        return json.loads((await self.receive(seconds))["text"])

    async def is_silent(self, seconds: float) -> bool:
        """Whether nothing comes for so long."""
        return bool(await self._wire.receive_nothing(timeout=seconds))

    async def say(self, text: str) -> None:
        """Send a text."""
        await self._wire.send_input({"type": "websocket.receive", "text": text})

    async def show(self, content: bytes) -> None:
        """Send bytes."""
        await self._wire.send_input({"type": "websocket.receive", "bytes": content})

    async def close(self) -> None:
        """Go away."""
        await self._wire.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._wire.wait(REPLY_SECONDS)
