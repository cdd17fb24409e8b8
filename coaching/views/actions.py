"""What an owner does with a session: rename, correct, delete, retry, cancel."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.errors import RequestRefusedError
from coaching.models import WorkoutSession
from coaching.selectors.ownership import session_of
from coaching.services import jobs, sessions
from coaching.views.documents import status_payload
from coaching.views.replies import SignedInRequest, done, refused, signed_in

MAX_COUNT = 9999


@require_POST
@signed_in
def rename(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Give a session another title."""
    title = request.POST.get("title", "")
    return _act(request, session_id, lambda one: sessions.session_rename(session=one, title=title))


@require_POST
@signed_in
def correct(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Say what the exercise or the count really was."""

    def work(session: WorkoutSession) -> None:
        correction = sessions.Correction(
            exercise=request.POST.get("exercise", session.exercise_corrected),
            rep_count=_count(request.POST.get("rep_count"), session.rep_count_corrected),
            confirmed=request.POST.get("confirmed") == "1",
        )
        sessions.session_correct(session=session, correction=correction)

    return _act(request, session_id, work)


def _count(word: str | None, default: int | None) -> int | None:
    """A field that is absent changes nothing, an empty one takes the correction back."""
    if word is None:
        return default
    if not word.strip():
        return None
    if word.strip().isascii() and word.strip().isdigit() and int(word) <= MAX_COUNT:
        return int(word)
    raise RequestRefusedError("count_invalid", _("The count has to be a whole number."))


@require_POST
@signed_in
def delete(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Erase a session and its files."""
    sessions.session_delete(session=session_of(request.user, session_id))
    then = reverse("coaching:history")
    return done(request, {"url": then}, then=then)


@require_POST
@signed_in
def retry(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Have a failed or cancelled analysis done again."""

    def work(session: WorkoutSession) -> None:
        if not jobs.job_retry(job=session.job):
            raise _conflict(_("There is nothing to do again."))

    return _act(request, session_id, work)


@require_POST
@signed_in
def cancel(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Stop the analysis."""

    def work(session: WorkoutSession) -> None:
        if not jobs.job_cancel(job=session.job):
            raise _conflict(_("The analysis is over already."))

    return _act(request, session_id, work)


def _conflict(message: str) -> RequestRefusedError:
    return RequestRefusedError("wrong_state", message, HTTPStatus.CONFLICT)


def _act(
    request: SignedInRequest, session_id: UUID, work: Callable[[WorkoutSession], None]
) -> HttpResponse:
    """Do it to the user's own session and answer with its new status."""
    session = session_of(request.user, session_id)
    page = session.get_absolute_url()
    try:
        work(session)
    except RequestRefusedError as refusal:
        return refused(request, refusal, back_to=page)
    fresh = session_of(request.user, session_id)
    return done(request, status_payload(fresh), then=page)
