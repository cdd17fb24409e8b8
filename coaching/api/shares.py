"""Share links by the API."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from coaching.api import serializers
from coaching.api.sessions import REFUSED
from coaching.models import ShareLink
from coaching.selectors.ownership import session_of, share_of
from coaching.services.sharing import share_create, share_revoke


class Share(APIView):
    """The one share link of a session."""

    @extend_schema(responses={200: serializers.ShareSerializer, **REFUSED})
    def get(self, request: Request, session_id: UUID) -> Response:
        """Whether there is a link; its address was told when it was made."""
        link = share_of(session_of(request.user, session_id))
        if link is None:
            raise Http404
        return Response(_body(link))

    @extend_schema(
        request=serializers.ShareRequestSerializer,
        responses={201: serializers.ShareSerializer, **REFUSED},
    )
    def post(self, request: Request, session_id: UUID) -> Response:
        """Make a link; an earlier one ends."""
        session = session_of(request.user, session_id)
        wanted = serializers.ShareRequestSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        days = wanted.validated_data["days"]
        made = share_create(session=session, lasts=timedelta(days=days) if days else None)
        address = request.build_absolute_uri(reverse("coaching:shared", args=(made.secret,)))
        return Response({"url": address, **_body(made.link)}, status=HTTPStatus.CREATED)

    @extend_schema(responses={204: None, **REFUSED})
    def delete(self, request: Request, session_id: UUID) -> Response:
        """End the link at once."""
        share_revoke(session=session_of(request.user, session_id))
        return Response(status=HTTPStatus.NO_CONTENT)


def _body(link: ShareLink) -> dict[str, Any]:
    ends = link.expires_at.isoformat() if link.expires_at else None
    return {"created_at": link.created_at.isoformat(), "expires_at": ends}
