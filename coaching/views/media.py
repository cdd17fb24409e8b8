"""The video and its still picture, to their owner alone."""

from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from coaching.models import SessionKind, WorkoutSession
from coaching.selectors.ownership import session_of
from coaching.storage import session_file
from coaching.views.files import Served, file_response


@require_safe
async def video(request: HttpRequest, session_id: UUID) -> HttpResponseBase:
    """The rendition that browsers play where there is one, else the video as it came."""
    return await video_response(request, await _session(request, session_id))


@require_safe
async def poster(request: HttpRequest, session_id: UUID) -> HttpResponseBase:
    """A still picture of the video."""
    return await poster_response(request, await _session(request, session_id))


async def video_response(request: HttpRequest, session: WorkoutSession) -> HttpResponseBase:
    """The video of a session that the visitor may see.

    Raises:
        Http404: there is none.
    """
    if session.playback_file:
        return await _send(request, session, session.playback_file, "video/mp4")
    if session.kind == SessionKind.LIVE:  # its film has not been made yet
        raise Http404
    return await _send(request, session, session.video_file, session.content_type)


async def poster_response(request: HttpRequest, session: WorkoutSession) -> HttpResponseBase:
    """The still picture of a session that the visitor may see.

    Raises:
        Http404: there is none.
    """
    if not session.has_poster:
        raise Http404
    return await _send(request, session, session.poster_file, "image/jpeg")


async def _session(request: HttpRequest, session_id: UUID) -> WorkoutSession:
    return await sync_to_async(session_of)(await request.auser(), session_id)


async def _send(
    request: HttpRequest, session: WorkoutSession, name: str, content_type: str
) -> HttpResponseBase:
    path = session_file(session, name)
    try:
        return await file_response(request, Served(path, content_type, f"gymbrain{path.suffix}"))
    except FileNotFoundError as error:
        raise Http404 from error
