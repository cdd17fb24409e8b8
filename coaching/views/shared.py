"""A session for whoever has its share link: to look at, without an account."""

from http import HTTPStatus
from typing import TypeVar
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coaching.errors import RequestRefusedError
from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors import documents
from coaching.selectors.ownership import result_of, session_shared
from coaching.selectors.sharing import SharedSession, shared_expert, shared_payload
from coaching.views.documents import COMPACT
from coaching.views.media import poster_response, video_response
from coaching.views.references import film_response, joints_response
from coaching.views.replies import error_json
from pose.errors import PoseError
from pose.sequence import Poses
from references.models import Reference

Response = TypeVar("Response", bound=HttpResponseBase)
# The address is the secret: it goes neither into an index nor to the next host.
DISCREET = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
}


def discreet(response: Response) -> Response:
    """Mark what must not be indexed, passed on or kept."""
    for name, value in DISCREET.items():
        response[name] = value
    return response


@require_safe
def page(request: HttpRequest, secret: str) -> HttpResponse:
    """The result page, for reading."""
    session, _found_there = _found(secret)
    view = SharedSession(secret, session.has_poster)
    context = {"session": view, "job": session.job, "shared": True}
    return discreet(render(request, "coaching/shared.html", context))


@require_safe
@gzip_page
def result(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001
    """What was found."""
    return discreet(JsonResponse(shared_payload(*_found(secret))))


@require_safe
@gzip_page
def joints(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001
    """The joints over time."""
    try:
        payload = documents.joints_payload(_poses(*_found(secret)))
    except RequestRefusedError as refusal:
        return discreet(error_json(refusal))
    return discreet(JsonResponse(payload, json_dumps_params=COMPACT))


@require_safe
@gzip_page
def curves(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001
    """The joint angles over time."""
    session, found = _found(secret)
    try:
        payload = documents.curves_payload(_poses(session, found), session.exercise)
    except RequestRefusedError as refusal:
        return discreet(error_json(refusal))
    return discreet(JsonResponse(payload, json_dumps_params=COMPACT))


@require_safe
async def video(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The video."""
    session, _found_there = await sync_to_async(_found)(secret)
    return discreet(await video_response(request, session))


@require_safe
async def poster(request: HttpRequest, secret: str) -> HttpResponseBase:
    """A still picture of the video."""
    session, _found_there = await sync_to_async(_found)(secret)
    return discreet(await poster_response(request, session))


@require_safe
@gzip_page
def expert_joints(request: HttpRequest, secret: str, reference_id: UUID) -> HttpResponse:  # noqa: ARG001
    """The joints of the expert beside them."""
    return discreet(joints_response(_expert(secret, reference_id)))


@require_safe
async def expert_video(request: HttpRequest, secret: str, reference_id: UUID) -> HttpResponseBase:
    """The video of the expert beside them."""
    expert = await sync_to_async(_expert)(secret, reference_id)
    return discreet(await film_response(request, expert))


def _expert(secret: str, reference_id: UUID) -> Reference:
    _session, found = _found(secret)
    expert = shared_expert(found, reference_id)
    if expert is None:
        raise Http404
    return expert


def _found(secret: str) -> tuple[WorkoutSession, AnalysisResult]:
    """What the link shows; before there is a result, nothing."""
    session = session_shared(secret)
    found = result_of(session)
    if found is None:
        raise Http404
    return session, found


def _poses(session: WorkoutSession, found: AnalysisResult) -> Poses:
    try:
        return documents.poses_of(session, found)
    except PoseError as error:
        raise RequestRefusedError(error.code, error.message, HTTPStatus.GONE) from error
