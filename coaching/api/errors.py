"""Every refusal as ``{"error": {"code", "message"}}``, as the pages' own scripts read it."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from coaching.errors import RequestRefusedError
from pose.errors import PoseError

# The names under which the pages know the same refusals.
CODES = {
    "not_authenticated": "login_required",
    "throttled": "too_many_requests",
    "error": "bad_request",
}


def error_response(error: Exception, context: dict[str, Any]) -> Response | None:  # noqa: ARG001
    """Answer an exception of a view; None for what nobody foresaw.

    Args:
        error: what a view raised.
        context: the view and its request.
    """
    if isinstance(error, RequestRefusedError):
        return _answer(error.code, error.message, error.status)
    if isinstance(error, PoseError):  # stored joints that cannot be read
        return _answer(error.code, error.message, HTTPStatus.GONE)
    if isinstance(error, Http404):
        return _answer("not_found", _("There is nothing here."), HTTPStatus.NOT_FOUND)
    if isinstance(error, PermissionDenied):
        return _answer("permission_denied", _("This is not for you."), HTTPStatus.FORBIDDEN)
    if isinstance(error, SuspiciousOperation):
        message = _("This request could not be read.")
        return _answer("bad_request", message, HTTPStatus.BAD_REQUEST)
    return _from_framework(error) if isinstance(error, exceptions.APIException) else None


def _from_framework(error: exceptions.APIException) -> Response:
    code, message = _first(error.get_codes()), _first(error.detail)
    if isinstance(error, exceptions.NotAuthenticated):
        message = _("Please log in.")
    response = _answer(CODES.get(code, code), message, error.status_code)
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = f"{wait:.0f}"
    return response


def _first(value: Any) -> str:
    """The first word or sentence of what may be lists of fields."""
    while isinstance(value, dict | list):
        value = next(iter(value.values() if isinstance(value, dict) else value), "")
    return str(value)


def _answer(code: str, message: str, status: int) -> Response:
    return Response({"error": {"code": code, "message": message}}, status=status)
