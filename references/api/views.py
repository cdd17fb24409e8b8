"""The catalogue by the API, for reading: exercises and published references."""

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from references.api.serializers import ExerciseSerializer, ReferenceSerializer
from references.models import Exercise, Reference
from references.selectors import references_published

FILTERS = ("exercise", "view")


class ExerciseList(ListAPIView[Exercise]):
    """Every exercise that can be recognised or chosen."""

    serializer_class = ExerciseSerializer
    pagination_class = None

    def get_queryset(self) -> QuerySet[Exercise]:
        """In the catalogue's order."""
        return Exercise.objects.order_by("position", "slug")


class ReferenceList(ListAPIView[Reference]):
    """The experts that users are compared with."""

    serializer_class = ReferenceSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("exercise", str, description="slug"),
            OpenApiParameter("view", str, enum=["front", "oblique", "side"]),
        ]
    )
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        """List them, of one exercise or view on demand."""
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Reference]:
        """Published ones."""
        asked = {name: self.request.query_params.get(name, "") for name in FILTERS}
        chosen = {name: word.replace("\0", "") for name, word in asked.items() if word}
        return references_published().filter(**chosen)


class ReferenceDetail(RetrieveAPIView[Reference]):
    """One expert."""

    serializer_class = ReferenceSerializer
    lookup_url_kwarg = "reference_id"

    def get_queryset(self) -> QuerySet[Reference]:
        """Published ones."""
        return references_published()
