"""An expert's joints, angles and video, as the pages play them beside a user's own."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coaching.errors import RequestRefusedError
from coaching.selectors import documents
from coaching.views.documents import COMPACT
from coaching.views.files import Served, file_response
from coaching.views.replies import SignedInRequest, error_json, signed_in
from pose.sequence import Poses
from references.errors import ReferenceRefusedError
from references.models import Reference
from references.selectors import reference_of
from references.services.references import poses_of
from references.storage import reference_file


@require_safe
@never_cache
@gzip_page
@signed_in
def joints(request: SignedInRequest, reference_id: UUID) -> HttpResponse:
    """The joints over time, with the repetitions to follow."""
    return joints_response(reference_of(request.user, reference_id))


@require_safe
@never_cache
@gzip_page
@signed_in
def curves(request: SignedInRequest, reference_id: UUID) -> HttpResponse:
    """The joint angles over time."""
    reference = reference_of(request.user, reference_id)
    try:
        payload = documents.curves_payload(_poses(reference), reference.exercise_id)
    except RequestRefusedError as refusal:
        return error_json(refusal)
    return JsonResponse(payload, json_dumps_params=COMPACT)


@require_safe
async def video(request: HttpRequest, reference_id: UUID) -> HttpResponseBase:
    """The expert's video; there is none where the reference is of joints alone."""
    reference = await sync_to_async(reference_of)(await request.auser(), reference_id)
    return await film_response(request, reference)


async def film_response(request: HttpRequest, reference: Reference) -> HttpResponseBase:
    """The video of a reference that the visitor may see.

    Raises:
        Http404: there are joints alone.
    """
    if not reference.video_file:
        raise Http404
    path = reference_file(reference, reference.video_file)
    served = Served(path, reference.video_type, f"expert{path.suffix}")
    try:
        return await file_response(request, served)
    except FileNotFoundError as error:
        raise Http404 from error


def joints_response(reference: Reference) -> HttpResponse:
    """The joints of a reference that the visitor may see."""
    try:
        payload = joints_payload(reference)
    except RequestRefusedError as refusal:
        return error_json(refusal)
    return JsonResponse(payload, json_dumps_params=COMPACT)


def joints_payload(reference: Reference) -> dict[str, Any]:
    """The joints over time, with the repetitions to follow.

    Raises:
        Http404: it has not been analysed.
        RequestRefusedError: its joints are damaged.
    """
    payload = documents.joints_payload(_poses(reference))
    return {**payload, "reps": reference.chosen_repetitions}


def _poses(reference: Reference) -> Poses:
    if not reference.is_analysed:
        raise Http404
    try:
        return poses_of(reference)
    except ReferenceRefusedError as error:
        raise RequestRefusedError(error.code, error.message, HTTPStatus.GONE) from error
