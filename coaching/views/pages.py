"""Pages for people."""

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.selectors.exercises import exercises
from coaching.selectors.ownership import session_of, sessions_of
from coaching.views.replies import SignedInRequest, signed_in
from pose.video.limits import DEFAULT_LIMITS

LAST_SESSIONS = 6
PAGE_SIZE = 24


@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Where a session begins; to those who are not logged in, what this is."""
    if not request.user.is_authenticated:
        return render(request, "coaching/start.html", {"signup_open": settings.SIGNUP_OPEN})
    limits = {
        "max_bytes": settings.MAX_UPLOAD_BYTES,
        "max_seconds": DEFAULT_LIMITS.max_seconds,
    }
    sessions = list(sessions_of(request.user)[:LAST_SESSIONS])
    context = {"sessions": sessions, "exercises": exercises(), "limits": limits}
    return render(request, "coaching/home.html", context)


@require_safe
@never_cache
@signed_in
def history(request: SignedInRequest) -> HttpResponse:
    """All sessions, of one exercise on demand."""
    chosen = request.GET.get("exercise", "").replace("\0", "")
    page = Paginator(sessions_of(request.user, exercise=chosen), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {"page_obj": page, "exercises": exercises(), "chosen_exercise": chosen}
    return render(request, "coaching/history.html", context)


@require_safe
@never_cache
@signed_in
def session_page(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """One session: the wait, the result or the reason why there is none."""
    session = session_of(request.user, session_id)
    context = {"session": session, "job": session.job, "exercises": exercises()}
    return render(request, "coaching/session.html", context)
