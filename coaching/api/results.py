"""What was found in a session, by the API, and what its owner says instead."""

from http import HTTPStatus
from uuid import UUID

from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from coaching.api import serializers
from coaching.api.sessions import REFUSED, status_body
from coaching.errors import RequestRefusedError
from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors import documents
from coaching.selectors.ownership import result_of, session_of
from coaching.services.sessions import Correction, session_correct


def found_in(request: Request, session_id: UUID) -> tuple[WorkoutSession, AnalysisResult]:
    """The user's own session and its result.

    Raises:
        RequestRefusedError: it has none yet.
    """
    session = session_of(request.user, session_id)
    found = result_of(session)
    if found is None:
        message = _("There is no result yet.")
        raise RequestRefusedError("no_result", message, HTTPStatus.NOT_FOUND)
    return session, found


@method_decorator(gzip_page, name="dispatch")
class Result(APIView):
    """The result document."""

    @extend_schema(responses={200: serializers.ResultSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """What was found: count, repetitions, findings, summary."""
        return Response(documents.result_payload(*found_in(request, session_id)))


@method_decorator(gzip_page, name="dispatch")
class Joints(APIView):
    """The joints over time."""

    @extend_schema(responses={200: serializers.JointsSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """Where every joint was seen, frame by frame."""
        poses = documents.poses_of(*found_in(request, session_id))
        return Response(documents.joints_payload(poses))


@method_decorator(gzip_page, name="dispatch")
class Curves(APIView):
    """The joint angles over time."""

    @extend_schema(responses={200: serializers.CurvesSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """The angle at every joint, frame by frame."""
        session, found = found_in(request, session_id)
        poses = documents.poses_of(session, found)
        return Response(documents.curves_payload(poses, session.exercise))


class CorrectionDetail(APIView):
    """What the owner says instead of the machine."""

    @extend_schema(responses={200: serializers.CorrectionSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """What was said, null where the machine is followed."""
        session = session_of(request.user, session_id)
        exercise = session.exercise_corrected or None
        return Response({"exercise": exercise, "rep_count": session.rep_count_corrected})

    @extend_schema(
        request=serializers.CorrectionSerializer,
        responses={200: serializers.StatusSerializer, **REFUSED},
    )
    def put(self, request: Request, session_id: UUID) -> Response:
        """Say what the exercise and the count really were; another exercise is judged anew."""
        session = session_of(request.user, session_id)
        wanted = serializers.CorrectionSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        exercise = wanted.validated_data["exercise"] or ""
        count = wanted.validated_data["rep_count"]
        correction = Correction(exercise=exercise, rep_count=count, confirmed=bool(exercise))
        session_correct(session=session, correction=correction)
        return Response(status_body(request, session_id))

    @extend_schema(responses={200: serializers.StatusSerializer, **REFUSED})
    def delete(self, request: Request, session_id: UUID) -> Response:
        """Follow the machine again."""
        session = session_of(request.user, session_id)
        session_correct(session=session, correction=Correction(exercise="", rep_count=None))
        return Response(status_body(request, session_id))
