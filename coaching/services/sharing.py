"""Links by which an owner shows one session to others."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coaching.keys import digest_of, secret_make
from coaching.models import ShareLink, WorkoutSession


@dataclass(frozen=True)
class MadeLink:
    """A new link: its row, and the secret part of its address for this one time."""

    link: ShareLink
    secret: str


@transaction.atomic
def share_create(*, session: WorkoutSession, lasts: timedelta | None = None) -> MadeLink:
    """Make the session's link; an earlier one ends.

    Args:
        session: one that its owner asked for.
        lasts: after which time the link ends by itself; never by default.
    """
    share_revoke(session=session)
    secret = secret_make()
    expires_at = timezone.now() + lasts if lasts else None
    link = ShareLink.objects.create(
        session=session, digest=digest_of(secret), expires_at=expires_at
    )
    return MadeLink(link, secret)


def share_revoke(*, session: WorkoutSession) -> bool:
    """End the session's link at once; False when there was none."""
    deleted, _ = ShareLink.objects.filter(session=session).delete()
    return deleted > 0
