"""Sessions by the API: list, upload, look, rename, delete, stop, do again."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from coaching.api import serializers
from coaching.api.limits import Pages, UploadThrottle
from coaching.errors import RequestRefusedError
from coaching.models import WorkoutSession
from coaching.selectors import documents
from coaching.selectors.ownership import session_of, sessions_of
from coaching.services import jobs, sessions
from coaching.views.uploads import session_from_form

EXERCISE = OpenApiParameter("exercise", str, description="slug: sessions of one exercise alone")
PAGES = [OpenApiParameter("page", int), OpenApiParameter("page_size", int), EXERCISE]
REFUSED = {"default": serializers.ErrorSerializer}


def session_body(session: WorkoutSession) -> dict[str, Any]:
    """A session as the API shows it."""
    return {**documents.session_payload(session), "state": session.job.state}


def status_body(request: Request, session_id: UUID) -> dict[str, Any]:
    """The user's own session and its job, as they are now."""
    session = session_of(request.user, session_id)
    return {"session": session_body(session), "job": documents.job_payload(session.job)}


class SessionList(APIView):
    """All sessions of the user, and the door for new ones."""

    parser_classes = (MultiPartParser, FormParser, JSONParser)

    def get_throttles(self) -> list[BaseThrottle]:
        """Uploads alone are limited."""
        return [UploadThrottle()] if self.request.method == "POST" else []

    @extend_schema(
        operation_id="sessions_list",
        parameters=PAGES,
        responses={200: serializers.SessionSerializer(many=True), **REFUSED},
    )
    def get(self, request: Request) -> Response:
        """List the sessions, newest first."""
        chosen = request.query_params.get("exercise", "").replace("\0", "")
        pages = Pages()
        page = pages.paginate_queryset(sessions_of(request.user, exercise=chosen), request, self)
        return pages.get_paginated_response([session_body(one) for one in page or ()])

    @extend_schema(
        request={"multipart/form-data": serializers.UploadSerializer},
        responses={201: serializers.StatusSerializer, **REFUSED},
    )
    def post(self, request: Request) -> Response:
        """Send a video; its analysis begins by itself."""
        session = session_from_form(request)  # type: ignore[arg-type]  # it has what is needed
        response = Response(status_body(request, session.pk), status=HTTPStatus.CREATED)
        response["Location"] = request.build_absolute_uri(f"{request.path}{session.pk}/")
        return response


class SessionDetail(APIView):
    """One session."""

    @extend_schema(responses={200: serializers.StatusSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """Look at a session and how far its analysis is."""
        return Response(status_body(request, session_id))

    @extend_schema(
        request=serializers.TitleSerializer,
        responses={200: serializers.StatusSerializer, **REFUSED},
    )
    def patch(self, request: Request, session_id: UUID) -> Response:
        """Give a session another title."""
        session = session_of(request.user, session_id)
        wanted = serializers.TitleSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        sessions.session_rename(session=session, title=wanted.validated_data["title"])
        return Response(status_body(request, session_id))

    @extend_schema(responses={204: None, **REFUSED})
    def delete(self, request: Request, session_id: UUID) -> Response:
        """Erase a session, its result and its files."""
        sessions.session_delete(session=session_of(request.user, session_id))
        return Response(status=HTTPStatus.NO_CONTENT)


class SessionStatus(APIView):
    """The analysis of one session."""

    @extend_schema(responses={200: serializers.JobSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """How far the analysis is."""
        return Response(documents.job_payload(session_of(request.user, session_id).job))


class SessionRetry(APIView):
    """A failed or stopped analysis."""

    @extend_schema(request=None, responses={200: serializers.StatusSerializer, **REFUSED})
    def post(self, request: Request, session_id: UUID) -> Response:
        """Have it done again."""
        if not jobs.job_retry(job=session_of(request.user, session_id).job):
            raise _conflict(_("There is nothing to do again."))
        return Response(status_body(request, session_id))


class SessionCancel(APIView):
    """An analysis under way."""

    @extend_schema(request=None, responses={200: serializers.StatusSerializer, **REFUSED})
    def post(self, request: Request, session_id: UUID) -> Response:
        """Stop it."""
        if not jobs.job_cancel(job=session_of(request.user, session_id).job):
            raise _conflict(_("The analysis is over already."))
        return Response(status_body(request, session_id))


def _conflict(message: str) -> RequestRefusedError:
    return RequestRefusedError("wrong_state", message, HTTPStatus.CONFLICT)
