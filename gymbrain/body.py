"""Request bodies on their way in: bounded, and spooled beside the data they belong to."""

import errno
import tempfile
from typing import IO, Any, cast

from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.http import JsonResponse

# What multipart framing and the other fields of a form may add to the file, bytes.
FORM_ALLOWANCE = 2**20
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class BodyRefusedError(Exception):
    """The body cannot be taken in.

    Args:
        code: stable name of the reason.
        message: one sentence for the person who sent it.
        status: HTTP status.
    """

    def __init__(self, code: str, message: str, status: int) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


class BoundedASGIHandler(ASGIHandler):
    """Django's handler, except that a body may be neither endless nor fill the system's /tmp."""

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request; a refused body is answered here, before Django sees it."""
        try:
            await super().handle(scope, receive, send)
        except BodyRefusedError as refusal:
            error = {"code": refusal.code, "message": refusal.message}
            response = JsonResponse({"error": error}, status=refusal.status)
            response["Connection"] = "close"
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
        except OSError as error:
            body.close()
            if error.errno in DISK_FULL:
                raise BodyRefusedError(
                    "disk_full", "There is no room left to store this video.", 507
                ) from error
            raise
        except (BodyRefusedError, RequestAborted):
            body.close()
            raise
        body.seek(0)
        return body


async def _fill(body: IO[bytes], receive: Any) -> None:
    size, limit = 0, settings.MAX_UPLOAD_BYTES + FORM_ALLOWANCE
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            megabytes = settings.MAX_UPLOAD_BYTES // 2**20
            raise BodyRefusedError(
                "video_too_large", f"The video is larger than {megabytes} MB.", 413
            )
        body.write(chunk)
        if not message.get("more_body", False):
            return
