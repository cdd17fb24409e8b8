"""A user's API keys: made, used and revoked."""

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.errors import RequestRefusedError
from coaching.keys import digest_of, secret_make
from coaching.models import ApiToken
from coaching.services.names import clean_text

KEY_PREFIX = "gym_"  # so that people and scanners recognise a key that lies about
SHOWN = len(KEY_PREFIX) + 4  # characters of a key that stay visible
MAX_NAME = 80
MAX_TOKENS = 20  # of one user: nobody needs more, and a script gone wild makes no million rows
USE_STEP = timedelta(minutes=1)  # how exactly the last use is known; each write costs


@dataclass(frozen=True)
class MadeToken:
    """A new key: its row, and the key itself for this one time."""

    token: ApiToken
    key: str


def token_create(*, owner: User, name: str) -> MadeToken:
    """Make a key.

    Raises:
        RequestRefusedError: it has no name, or there are too many already.
    """
    cleaned = clean_text(name, longest=MAX_NAME)
    if not cleaned:
        raise RequestRefusedError("name_empty", _("A key needs a name."))
    if ApiToken.objects.filter(owner=owner).count() >= MAX_TOKENS:
        message = _("You have many keys already. Revoke one that you no longer use.")
        raise RequestRefusedError("too_many_tokens", message, HTTPStatus.CONFLICT)
    key = secret_make(prefix=KEY_PREFIX)
    token = ApiToken.objects.create(
        owner=owner, name=cleaned, prefix=key[:SHOWN], digest=digest_of(key)
    )
    return MadeToken(token, key)


def token_revoke(*, token: ApiToken) -> None:
    """End a key at once."""
    token.delete()


def token_use(*, key: str) -> User | None:
    """Whose key it is, None when it is nobody's; remembers that it was used."""
    token = (
        ApiToken.objects.select_related("owner")
        .filter(digest=digest_of(key), owner__is_active=True)
        .first()
    )
    if token is None:
        return None
    now = timezone.now()
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_STEP)
    ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)
    return token.owner
