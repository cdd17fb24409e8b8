"""How views answer: JSON to scripts, pages to people."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coaching.errors import RequestRefusedError

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request whose user is known."""

    user: User


SignedInView = Callable[Concatenate[SignedInRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return "application/json" in request.headers.get("Accept", "")


def error_json(refusal: RequestRefusedError) -> JsonResponse:
    """A refusal as scripts read it."""
    error = {"code": refusal.code, "message": refusal.message}
    return JsonResponse({"error": error}, status=refusal.status)


def signed_in(view: SignedInView[P]) -> View[P]:
    """Lets nobody in: people go to the login page, scripts get 401."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)  # type: ignore[arg-type]
        if wants_json(request) or request.path.endswith(".json"):
            refusal = RequestRefusedError(
                "login_required", _("Please log in."), HTTPStatus.UNAUTHORIZED
            )
            return error_json(refusal)
        return redirect_to_login(request.get_full_path())

    return cast("View[P]", guarded)


def refused(request: HttpRequest, refusal: RequestRefusedError, *, back_to: str) -> HttpResponse:
    """A refusal, as JSON or as a message on the page that the person came from."""
    if wants_json(request):
        return error_json(refusal)
    messages.error(request, refusal.message)
    return redirect(back_to)


def done(
    request: HttpRequest, payload: dict[str, Any], *, then: str, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Success, as JSON or as a redirect."""
    if wants_json(request):
        return JsonResponse(payload, status=status)
    return redirect(then)
