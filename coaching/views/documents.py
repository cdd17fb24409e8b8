"""A session's documents as JSON, to their owner alone."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coaching.errors import RequestRefusedError
from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors import documents
from coaching.selectors.ownership import result_of, session_of
from coaching.views.replies import SignedInRequest, error_json, signed_in
from pose.errors import PoseError

# Without blanks: half an hour has over four million numbers, and the blanks are a fifth of it.
COMPACT = {"separators": (",", ":")}


@require_safe
@never_cache
@signed_in
def status(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """How far the analysis is."""
    return JsonResponse(status_payload(session_of(request.user, session_id)))


def status_payload(session: WorkoutSession) -> dict[str, object]:
    """What the status document says, also sent after every action."""
    return {
        "job": documents.job_payload(session.job),
        "session": documents.session_payload(session),
    }


@require_safe
@never_cache
@gzip_page
@signed_in
def result(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """What was found."""
    session = session_of(request.user, session_id)
    found = result_of(session)
    if found is None:
        return _not_yet()
    return JsonResponse(documents.result_payload(session, found))


@require_safe
@never_cache
@gzip_page
@signed_in
def joints(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """The joints over time."""
    session = session_of(request.user, session_id)
    found = result_of(session)
    if found is None:
        return _not_yet()
    return _from_joints(session, found, curves=False)


@require_safe
@never_cache
@gzip_page
@signed_in
def curves(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """The joint angles over time."""
    session = session_of(request.user, session_id)
    found = result_of(session)
    if found is None:
        return _not_yet()
    return _from_joints(session, found, curves=True)


def _from_joints(session: WorkoutSession, found: AnalysisResult, *, curves: bool) -> HttpResponse:
    try:
        poses = documents.poses_of(session, found)
    except PoseError as error:
        return error_json(RequestRefusedError(error.code, error.message, HTTPStatus.GONE))
    payload = (
        documents.curves_payload(poses, session.exercise)
        if curves
        else documents.joints_payload(poses)
    )
    return JsonResponse(payload, json_dumps_params=COMPACT)


def _not_yet() -> JsonResponse:
    return error_json(
        RequestRefusedError("no_result", _("There is no result yet."), HTTPStatus.NOT_FOUND)
    )
