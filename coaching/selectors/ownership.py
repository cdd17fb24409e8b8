"""Whose data it is. Every query for a user's data begins here, and nowhere else."""

from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404

from coaching.models import AnalysisResult, WorkoutSession
from references.models import Exercise

Visitor = AbstractBaseUser | AnonymousUser


def sessions_of(user: Visitor, *, exercise: str = "") -> QuerySet[WorkoutSession]:
    """The user's own sessions, newest first, with their jobs and the names of their exercises.

    Args:
        user: whoever asks; nobody has no sessions.
        exercise: a slug to keep the sessions of one exercise alone.
    """
    if not user.is_authenticated:
        return WorkoutSession.objects.none()
    slug = Coalesce(NullIf("exercise_corrected", Value("")), "exercise_found")
    name = Exercise.objects.filter(pk=OuterRef("exercise_slug")).values("name")
    sessions = WorkoutSession.objects.filter(owner_id=user.pk).annotate(exercise_slug=slug)
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
