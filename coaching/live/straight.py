"""A consumer that takes its messages straight from the server."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncJsonWebsocketConsumer

Event = dict[str, Any]


class StraightConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # Channels carries no types
    """Knows no groups; for sockets on which dozens of messages come every second.

    Channels waits on a task of its own for every message and sends a thread to look after database
    connections after each of them, which costs more than the message. ``database_sync_to_async``
    looks after its connections itself.
    """

    async def __call__(
        self,
        scope: dict[str, Any],
        receive: Callable[[], Awaitable[Event]],
        send: Callable[[Event], Awaitable[None]],
    ) -> None:
        """Hand every message to its handler until the line is closed."""
        self.scope, self.base_send = scope, send
        handlers: dict[str, Callable[[Event], Awaitable[None]]] = {
            "websocket.connect": self.websocket_connect,
            "websocket.receive": self.websocket_receive,
            "websocket.disconnect": self.websocket_disconnect,
        }
        with suppress(StopConsumer):
            while True:
                event = await receive()
                await handlers[event["type"]](event)
