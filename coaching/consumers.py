"""The websocket of one session: how far its job is, live."""

import asyncio
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.http import Http404, HttpRequest
from django.utils import translation

from coaching.selectors.documents import JobPayload, job_payload
from coaching.selectors.ownership import Visitor, session_of
from coaching.services.waking import session_group

NOT_LOGGED_IN, NOT_YOURS = 4401, 4404
LOOK_SECONDS = 1.0
LONGEST_INBOUND = 64  # characters; a ping is all that a page may say


class SessionConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # Channels carries no types
    """Tells a page about its session's job, on connect and on every change.

    The row is read once a second, and at once when a channel layer says that it changed.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._changed = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._group = ""

    async def connect(self) -> None:
        """Let the owner in; the close code tells others why not."""
        await self.accept()
        if not self.scope["user"].is_authenticated:
            await self.close(NOT_LOGGED_IN)
            return
        job = await self._job()
        if job is None:
            await self.close(NOT_YOURS)
            return
        if self.channel_layer is not None:
            self._group = session_group(self._session_id)
            await self.channel_layer.group_add(self._group, self.channel_name)
        await self._send(job)
        self._watching = asyncio.create_task(self._watch(job))

    async def disconnect(self, code: int) -> None:  # noqa: ARG002
        """The page has gone."""
        if self._watching is not None:
            self._watching.cancel()
        if self._group:
            await self.channel_layer.group_discard(self._group, self.channel_name)

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **_: Any
    ) -> None:
        """Answer a ping; nothing else that a page says matters."""
        short = bytes_data is None and text_data and len(text_data) <= LONGEST_INBOUND
        if short and "ping" in str(text_data):
            await self.send_json({"type": "pong"})

    async def job_changed(self, event: dict[str, Any]) -> None:  # noqa: ARG002
        """The channel layer says that the row changed."""
        self._changed.set()

    @property
    def _session_id(self) -> UUID:
        session_id: UUID = self.scope["url_route"]["kwargs"]["session_id"]
        return session_id

    async def _watch(self, sent: JobPayload) -> None:
        while True:
            await self._wait()
            job = await self._job()
            if job is None:
                await self.close(NOT_YOURS)
                return
            if job != sent:
                await self._send(job)
                sent = job

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._changed.wait(), LOOK_SECONDS)
        except TimeoutError:
            return
        self._changed.clear()

    async def _job(self) -> JobPayload | None:
        job: JobPayload | None = await database_sync_to_async(_job_of)(
            self.scope["user"], self._session_id, language_of(self.scope)
        )
        return job

    async def _send(self, job: JobPayload) -> None:
        await self.send_json({"type": "job", **job})


def language_of(scope: dict[str, Any]) -> str:
    """The language that the same browser's pages are in."""
    request = HttpRequest()
    request.COOKIES = scope.get("cookies", {})
    accepted = dict(scope.get("headers", ())).get(b"accept-language", b"")
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted.decode("latin-1")
    return translation.get_language_from_request(request)


def _job_of(user: Visitor, session_id: UUID, language: str) -> JobPayload | None:
    try:
        with translation.override(language):
            return job_payload(session_of(user, session_id).job)
    except Http404:
        return None
