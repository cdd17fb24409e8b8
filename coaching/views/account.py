"""What belongs to the account itself: language, password, keys for programs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.errors import RequestRefusedError
from coaching.selectors.ownership import tokens_of
from coaching.services import tokens
from coaching.views.replies import SignedInRequest, refused, signed_in


@require_safe
@never_cache
@signed_in
def account(request: SignedInRequest) -> HttpResponse:
    """The settings of the account."""
    return _page(request)


@require_POST
@never_cache
@signed_in
def token_create(request: SignedInRequest) -> HttpResponse:
    """Make a key and show it, this once."""
    try:
        made = tokens.token_create(owner=request.user, name=request.POST.get("name", ""))
    except RequestRefusedError as refusal:
        return refused(request, refusal, back_to=reverse("coaching:account"))
    return _page(request, key=made.key)


@require_POST
@signed_in
def token_revoke(request: SignedInRequest, token_id: int) -> HttpResponse:
    """End a key at once."""
    token = get_object_or_404(tokens_of(request.user), pk=token_id)
    tokens.token_revoke(token=token)
    messages.success(request, _("The key is revoked."))
    return redirect("coaching:account")


def _page(request: SignedInRequest, key: str = "") -> HttpResponse:
    context = {"tokens": list(tokens_of(request.user)), "key": key}
    return render(request, "coaching/account.html", context)
