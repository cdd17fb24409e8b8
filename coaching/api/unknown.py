"""Addresses below the API that there are not."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from coaching.errors import RequestRefusedError


@extend_schema(exclude=True)
class Unknown(APIView):
    """Says in JSON what Django would say in a page."""

    permission_classes = (AllowAny,)
    authentication_classes = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        """Whatever the method, there is nothing."""
        message = _("There is no such address. Every address of the API ends in a slash.")
        raise RequestRefusedError("not_found", message, HTTPStatus.NOT_FOUND)

    def get(self, request: Request, rest: str) -> Response:
        """Never reached: ``initial`` refuses."""
        raise NotImplementedError
