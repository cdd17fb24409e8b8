"""Sends a file in pieces, without holding it in memory or a thread for its whole length."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, parse_etags, quote_etag

from coaching.ranges import ByteRange, RangeNotSatisfiableError, byte_range

CHUNK = 2**18  # bytes read at a time


@dataclass(frozen=True)
class Served:
    """A file as a browser may have it.

    Attributes:
        path: where it lies.
        content_type: decided by the server when the file came in.
        name: for the person who saves it.
        is_download: whether to save it rather than show it.
    """

    path: Path
    content_type: str
    name: str
    is_download: bool = False


async def file_response(request: HttpRequest, served: Served) -> HttpResponseBase:
    """The file, the part of it that was asked for, or word that the browser has it already."""
    stat = await asyncio.to_thread(served.path.stat)
    size, etag = stat.st_size, quote_etag(f"{stat.st_mtime_ns:x}-{stat.st_size:x}")
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return _dressed(HttpResponse(status=HTTPStatus.NOT_MODIFIED), served, etag)
    try:
        wanted = _wanted(request, size, etag)
    except RangeNotSatisfiableError:
        refusal = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refusal["Content-Range"] = f"bytes */{size}"
        return _dressed(refusal, served, etag)
    part = wanted or ByteRange(0, size - 1)
    response = _body(request, served.path, part)
    if wanted:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = f"bytes {part.start}-{part.end}/{size}"
    response["Content-Length"] = str(len(part))
    return _dressed(response, served, etag)


def _wanted(request: HttpRequest, size: int, etag: str) -> ByteRange | None:
    condition = request.headers.get("If-Range", etag)
    if request.method != "GET" or condition != etag:
        return None
    return byte_range(request.headers.get("Range", ""), size)


def _body(request: HttpRequest, path: Path, part: ByteRange) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse()
    return StreamingHttpResponse(_chunks(path, part))


async def _chunks(path: Path, part: ByteRange) -> AsyncIterator[bytes]:
    left = len(part)
    with await asyncio.to_thread(path.open, "rb") as file:
        await asyncio.to_thread(file.seek, part.start)
        while left > 0:
            chunk = await asyncio.to_thread(file.read, min(CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk


def _dressed(response: HttpResponseBase, served: Served, etag: str) -> HttpResponseBase:
    response["Content-Type"] = served.content_type
    disposition = content_disposition_header(served.is_download, served.name)
    response["Content-Disposition"] = disposition or "inline"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response
