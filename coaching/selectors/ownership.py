"""Whose data it is. Every query for a user's data begins here, and nowhere else."""

from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404
from django.utils import timezone

from coaching.keys import digest_of
from coaching.models import (
    AnalysisResult,
    ApiToken,
    LiveRun,
    SessionKind,
    ShareLink,
    WorkoutSession,
)
from references.models import Exercise

Visitor = AbstractBaseUser | AnonymousUser


def sessions_of(user: Visitor, *, exercise: str = "") -> QuerySet[WorkoutSession]:
    """The user's own sessions, newest first, with their jobs and the names of their exercises.

    Clips of expert references that the user curates are none of them.

    Args:
        user: whoever asks; nobody has no sessions.
        exercise: a slug to keep the sessions of one exercise alone.
    """
    if not user.is_authenticated:
        return WorkoutSession.objects.none()
    slug = Coalesce(NullIf("exercise_corrected", Value("")), "exercise_found")
    name = Exercise.objects.filter(pk=OuterRef("exercise_slug")).values("name")
    own = WorkoutSession.objects.filter(owner_id=user.pk).exclude(kind=SessionKind.REFERENCE)
    sessions = own.annotate(exercise_slug=slug)
    if exercise:
        sessions = sessions.filter(exercise_slug=exercise)
    return sessions.select_related("job").annotate(exercise_name=Subquery(name))


def session_of(user: Visitor, session_id: UUID) -> WorkoutSession:
    """One of the user's own sessions.

    Raises:
        Http404: there is none, or it is somebody else's; the two look alike.
    """
    session = sessions_of(user).filter(pk=session_id).first()
    if session is None:
        raise Http404
    return session


def result_of(session: WorkoutSession) -> AnalysisResult | None:
    """What was found in a session that ``session_of`` gave."""
    return AnalysisResult.objects.filter(session=session).first()


def share_of(session: WorkoutSession) -> ShareLink | None:
    """The link that still shows a session that ``session_of`` gave, if any."""
    return _open_links().filter(session=session).first()


def session_shared(secret: str) -> WorkoutSession:
    """The session that a link shows to whoever has it.

    Raises:
        Http404: there is no such link, it was ended, or its time is over.
    """
    digest = digest_of(secret)
    link = _open_links().filter(digest=digest).select_related("session__job").first()
    if link is None:
        raise Http404
    return link.session


def _open_links() -> QuerySet[ShareLink]:
    return ShareLink.objects.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))


def tokens_of(user: Visitor) -> QuerySet[ApiToken]:
    """The user's own API keys, newest first."""
    return ApiToken.objects.filter(owner_id=user.pk if user.is_authenticated else None)


def live_runs_of(user: Visitor) -> QuerySet[LiveRun]:
    """The user's own live sessions that are neither saved nor forgotten."""
    return LiveRun.objects.filter(owner_id=user.pk if user.is_authenticated else None)
