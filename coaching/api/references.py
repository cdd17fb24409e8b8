"""An expert's joints by the API, in the same form as a session's."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from coaching.api.serializers import ReferenceJointsSerializer
from coaching.api.sessions import REFUSED
from coaching.views.references import joints_payload
from references.selectors import references_published


@method_decorator(gzip_page, name="dispatch")
class ReferenceJoints(APIView):
    """The joints of one expert."""

    @extend_schema(responses={200: ReferenceJointsSerializer, **REFUSED})
    def get(self, request: Request, reference_id: UUID) -> Response:  # noqa: ARG002
        """Where every joint is, frame by frame, and the repetitions to follow."""
        reference = get_object_or_404(references_published(), pk=reference_id)
        return Response(joints_payload(reference))
