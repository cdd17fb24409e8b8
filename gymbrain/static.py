"""Static files under ASGI: WhiteNoise, without its reading of whole files into memory."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import IO

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

CHUNK = 2**18  # bytes read at a time

Handler = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


class StaticMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise carries no types
    """Serves what WhiteNoise knows, asynchronously, and passes everything else on.

    WhiteNoise's own middleware is synchronous only: under ASGI it would put every request on a
    thread and Django would read its files whole.
    """

    sync_capable = False
    async_capable = True

    def __init__(self, get_response: Handler) -> None:
        super().__init__(get_response)
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the file, or with what the inner handler says."""
        file = (
            await asyncio.to_thread(self.find_file, request.path_info)
            if self.autorefresh
            else self.files.get(request.path_info)
        )
        if file is None:
            response: HttpResponseBase = await self.get_response(request)
            return response
        return await asyncio.to_thread(_answer, file, request)


def _answer(file: StaticFile, request: HttpRequest) -> HttpResponseBase:
    found = file.get_response(request.method, request.META)
    response: HttpResponseBase = (
        StreamingHttpResponse(_chunks(found.file), status=int(found.status))
        if found.file
        else HttpResponse(status=int(found.status))
    )
    del response["Content-Type"]
    for name, value in found.headers:
        response[name] = value
    return response


async def _chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
