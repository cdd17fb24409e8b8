"""An owner's share link: make one, end it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from coaching.selectors.ownership import session_of
from coaching.services.sharing import share_create, share_revoke
from coaching.views.replies import SignedInRequest, done, signed_in


@require_POST
@signed_in
def share(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Make a link; an earlier one ends. The address is told this once."""
    session = session_of(request.user, session_id)
    made = share_create(session=session)
    path = reverse("coaching:shared", args=(made.secret,))
    payload = {"url": request.build_absolute_uri(path)}
    return done(request, payload, then=session.get_absolute_url())


@require_POST
@signed_in
def unshare(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """End the link at once."""
    session = session_of(request.user, session_id)
    share_revoke(session=session)
    return done(request, {"url": None}, then=session.get_absolute_url())
