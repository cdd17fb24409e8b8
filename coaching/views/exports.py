"""A session to take along: a printed page, a table, the document, the video with its joints."""

import csv
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.errors import RequestRefusedError
from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors import exports
from coaching.selectors.documents import result_payload
from coaching.selectors.ownership import Visitor, result_of, session_of
from coaching.services.exports_video import (
    Annotation,
    annotated_film,
    annotation_ask,
    annotation_state,
)
from coaching.views.files import Served, file_response
from coaching.views.replies import SignedInRequest, done, refused, signed_in

READABLE = {"indent": 2, "ensure_ascii": False}
# Spreadsheets take a file without this mark for one of their own old alphabet.
UTF8_MARK = "\ufeff"


@require_safe
@never_cache
@signed_in
def report(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """The result on one page of paper."""
    session, result = _found(request.user, session_id)
    context = {"session": session, **exports.report_of(result_payload(session, result))}
    return render(request, "coaching/report.html", context)


@require_safe
@never_cache
@signed_in
def reps_csv(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """One row a repetition."""
    session, result = _found(request.user, session_id)
    out = StringIO(newline="")
    csv.writer(out).writerows(exports.csv_rows(result_payload(session, result)))
    response = HttpResponse(UTF8_MARK + out.getvalue(), content_type="text/csv; charset=utf-8")
    return _to_save(response, session, "csv")


@require_safe
@never_cache
@signed_in
def export_json(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """The whole document."""
    session, result = _found(request.user, session_id)
    payload = result_payload(session, result)
    return _to_save(JsonResponse(payload, json_dumps_params=READABLE), session, "json")


@require_POST
@signed_in
def annotate(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Have the video with its joints made."""
    session = session_of(request.user, session_id)
    page = session.get_absolute_url()
    try:
        asked = annotation_ask(session=session, result=_result(session))
    except RequestRefusedError as refusal:
        return refused(request, refusal, back_to=page)
    return done(request, asked.as_json(), then=page, status=HTTPStatus.ACCEPTED)


@require_safe
@never_cache
@signed_in
def annotated_status(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """How far it is."""
    session = session_of(request.user, session_id)
    result = result_of(session)
    now = annotation_state(session=session, result=result) if result else Annotation("none")
    return JsonResponse(now.as_json())


@require_safe
async def annotated(request: HttpRequest, session_id: UUID) -> HttpResponseBase:
    """The video with its joints."""
    film, name = await sync_to_async(_film)(await request.auser(), session_id)
    try:
        return await file_response(request, Served(film, "video/mp4", name, is_download=True))
    except FileNotFoundError as error:
        raise Http404 from error


def _film(user: Visitor, session_id: UUID) -> tuple[Path, str]:
    session, result = _found(user, session_id)
    return annotated_film(session=session, result=result), _name(session, "mp4")


def _found(user: Visitor, session_id: UUID) -> tuple[WorkoutSession, AnalysisResult]:
    session = session_of(user, session_id)
    result = result_of(session)
    if result is None:
        raise Http404
    return session, result


def _result(session: WorkoutSession) -> AnalysisResult:
    result = result_of(session)
    if result is None:
        message = _("There is no result yet.")
        raise RequestRefusedError("no_result", message, HTTPStatus.CONFLICT)
    return result


def _to_save(response: HttpResponse, session: WorkoutSession, suffix: str) -> HttpResponse:
    header = content_disposition_header(True, _name(session, suffix))
    response["Content-Disposition"] = header or "attachment"
    return response


def _name(session: WorkoutSession, suffix: str) -> str:
    """Named by day and exercise: a title may hold what file systems refuse."""
    return f"gymbrain-{session.created_at:%Y-%m-%d}-{session.exercise or 'video'}.{suffix}"
