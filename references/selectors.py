"""Which references a visitor may see. Every page's query for one begins here."""

from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from references.models import Reference, ReferenceStatus

Visitor = AbstractBaseUser | AnonymousUser


def references_visible(user: Visitor) -> QuerySet[Reference]:
    """Published ones for everybody with an account, all of them for staff."""
    references = Reference.objects.select_related("exercise")
    if not user.is_authenticated:
        return references.none()
    if getattr(user, "is_staff", False):
        return references
    return references.filter(status=ReferenceStatus.PUBLISHED)


def references_published() -> QuerySet[Reference]:
    """What users are compared with, whoever asks: nothing in it is anybody's own."""
    return Reference.objects.filter(status=ReferenceStatus.PUBLISHED).select_related("exercise")


def reference_of(user: Visitor, reference_id: UUID) -> Reference:
    """One that the visitor may see.

    Raises:
        Http404: there is none, or it is not for this visitor; the two look alike.
    """
    reference = references_visible(user).filter(pk=reference_id).first()
    if reference is None:
        raise Http404
    return reference
