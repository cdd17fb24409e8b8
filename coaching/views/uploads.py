"""Videos on their way in."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.errors import RequestRefusedError
from coaching.models import WorkoutSession
from coaching.services.sessions import session_create, session_create_sample
from coaching.uploads import UploadedVideo
from coaching.views.replies import SignedInRequest, error_json, refused, signed_in

AUTO = "auto"


@require_POST
@signed_in
def upload(request: SignedInRequest) -> HttpResponse:
    """Take a video in; the analysis begins by itself."""
    return _begin(request, lambda: _from_form(request))


@require_POST
@signed_in
def sample(request: SignedInRequest) -> HttpResponse:
    """A session from the built-in clip."""
    return _begin(request, lambda: session_create_sample(owner=request.user))


def _begin(request: SignedInRequest, create: Callable[[], WorkoutSession]) -> HttpResponse:
    """JSON unless a plain form asks: scripts and other clients accept no ``text/html``."""
    from_page = "text/html" in request.headers.get("Accept", "")
    try:
        session = create()
    except RequestRefusedError as refusal:
        if from_page:
            return refused(request, refusal, back_to=reverse("coaching:home"))
        return error_json(refusal)
    url = session.get_absolute_url()
    if from_page:
        return redirect(url)
    return JsonResponse({"id": str(session.pk), "url": url}, status=HTTPStatus.CREATED)


def _from_form(request: SignedInRequest) -> WorkoutSession:
    video = request.FILES.get("video")
    if not isinstance(video, UploadedVideo):
        raise RequestRefusedError("video_missing", _("Please choose a video."))
    if video.incoming is None:
        raise video.refusal or RequestRefusedError("video_missing", _("Please choose a video."))
    exercise = request.POST.get("exercise", "")
    return session_create(
        owner=request.user,
        incoming=video.incoming,
        original_name=video.name or "",
        exercise="" if exercise == AUTO else exercise,
    )
