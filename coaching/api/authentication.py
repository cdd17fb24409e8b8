"""Who asks: a program by its key, or the browser by its session."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import (
    BaseAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from coaching.models import ApiToken
from coaching.services.tokens import token_use

SCHEME = "Bearer"


class BearerAuthentication(BaseAuthentication):
    """``Authorization: Bearer gym_…``."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken | None] | None:
        """The key's owner; None when the header is absent or of another kind.

        Raises:
            AuthenticationFailed: nobody has such a key, or it was revoked.
        """
        scheme, _space, key = get_authorization_header(request).partition(b" ")
        if scheme.lower() != SCHEME.lower().encode():
            return None
        owner = token_use(key=key.decode("latin-1").strip())
        if owner is None:
            raise AuthenticationFailed(_("This key is not valid."), code="token_invalid")
        return owner, None

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """What a 401 asks for."""
        return SCHEME


class BrowserAuthentication(SessionAuthentication):
    """The session of a person who is signed in; what changes anything needs the CSRF token."""

    def enforce_csrf(self, request: Request) -> None:
        """Refuse what a page of another host may have sent."""
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            message = _("Send the CSRF token in X-CSRFToken, or use a key.")
            raise PermissionDenied(message, code="csrf_failed") from error


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The keys in the OpenAPI document."""

    target_class = BearerAuthentication
    name = "key"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:  # noqa: ARG002
        """A bearer token in the Authorization header."""
        return {"type": "http", "scheme": "bearer"}


class BrowserScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The browser's session in the OpenAPI document."""

    target_class = BrowserAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:  # noqa: ARG002
        """A cookie."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
