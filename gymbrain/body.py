"""Request bodies on their way in: bounded, and spooled beside the data they belong to."""

import tempfile
from typing import IO, Any, cast

from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.http import JsonResponse
from django.urls import Resolver404, resolve

from coaching.errors import RequestRefusedError, disk_is_full
from coaching.uploads import disk_full, too_big

# What multipart framing and the other fields of a form may add to the file, bytes.
FORM_ALLOWANCE = 2**20
# Where videos come in; no other page sends more than a form, bytes.
VIDEO_VIEWS = frozenset({"coaching:upload", "coaching:recording", "api:sessions"})
OTHER_BODIES = 8 * 2**20


class BoundedASGIHandler(ASGIHandler):
    """Django's handler, except that a body may be neither endless nor fill the system's /tmp."""

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request; a refused body is answered here, before Django sees it."""
        limit = _limit(scope["path"])
        try:
            if _declared(scope) > limit:
                raise too_big()
            await super().handle(scope, _bounded(receive, limit), send)
        except RequestRefusedError as refusal:
            error = {"code": refusal.code, "message": refusal.message}
            response = JsonResponse({"error": error}, status=refusal.status)
            response["Connection"] = "close"  # the rest of the body is not wanted
            await self.send_response(response, send)

    async def read_body(self, receive: Any) -> IO[bytes]:
        """The whole body as a file that reads from its start.

        Small bodies stay in memory; what is larger goes to the data disk, not to /tmp, which may
        be memory itself.
        """
        body = cast(
            "IO[bytes]",
            tempfile.SpooledTemporaryFile(  # noqa: SIM115  # Django closes it with the request
                max_size=settings.FILE_UPLOAD_MAX_MEMORY_SIZE, dir=str(settings.INCOMING_DIR)
            ),
        )
        try:
            await _fill(body, receive)
        except BaseException:
            body.close()
            raise
        body.seek(0)
        return body


def _limit(path: str) -> int:
    """Bytes that a body sent to ``path`` may have."""
    try:
        takes_video = resolve(path).view_name in VIDEO_VIEWS
    except Resolver404:
        takes_video = False
    return int(settings.MAX_UPLOAD_BYTES) + FORM_ALLOWANCE if takes_video else OTHER_BODIES


def _declared(scope: Any) -> int:
    """What Content-Length says; a body without one is counted as it comes."""
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _bounded(receive: Any, limit: int) -> Any:
    size = 0

    async def receive_counted() -> Any:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise too_big()
        return message

    return receive_counted


async def _fill(body: IO[bytes], receive: Any) -> None:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        try:
            body.write(message.get("body", b""))
        except OSError as error:
            if disk_is_full(error):
                raise disk_full() from error
            raise
        more = message.get("more_body", False)
