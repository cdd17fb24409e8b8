"""Videos on their way in."""

from collections.abc import Callable
from http import HTTPStatus
from math import nan
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.errors import RequestRefusedError
from coaching.models import WorkoutSession
from coaching.selectors.ownership import session_of
from coaching.services.recordings import recording_keep
from coaching.services.sessions import session_create, session_create_sample
from coaching.uploads import Incoming, UploadedVideo
from coaching.views.replies import SignedInRequest, error_json, refused, signed_in

AUTO = "auto"


@require_POST
@signed_in
def upload(request: SignedInRequest) -> HttpResponse:
    """Take a video in; the analysis begins by itself."""
    return _begin(request, lambda: session_from_form(request))


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


def session_from_form(request: SignedInRequest) -> WorkoutSession:
    """A session from the form's video and exercise.

    Raises:
        RequestRefusedError: there is no video, or as for ``session_create``.
    """
    name, incoming = _video(request)
    exercise = request.POST.get("exercise", "")
    return session_create(
        owner=request.user,
        incoming=incoming,
        original_name=name,
        exercise="" if exercise == AUTO else exercise,
    )


@require_POST
@signed_in
def recording(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """The video that the browser recorded beside a live session."""
    session = session_of(request.user, session_id)
    try:
        _name, incoming = _video(request)
        recording_keep(session=session, incoming=incoming, begins=_begins(request))
    except RequestRefusedError as refusal:
        return error_json(refusal)
    reply = {"id": str(session.pk), "url": session.get_absolute_url()}
    return JsonResponse(reply, status=HTTPStatus.CREATED)


def _begins(request: SignedInRequest) -> float:
    try:
        return float(request.POST.get("begins", ""))
    except ValueError:
        return nan


def _video(request: SignedInRequest) -> tuple[str, Incoming]:
    """Name and content of the form's video.

    Raises:
        RequestRefusedError: there is none, or it is larger than may be.
    """
    video = request.FILES.get("video")
    if not isinstance(video, UploadedVideo):
        raise RequestRefusedError("video_missing", _("Please choose a video."))
    if video.incoming is None:
        raise video.refusal or RequestRefusedError("video_missing", _("Please choose a video."))
    return video.name or "", video.incoming
