"""Share links: who has one sees one session, until it is ended."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.http import Http404

from coaching.models import ShareLink
from coaching.selectors.ownership import session_shared, share_of
from coaching.services.sharing import share_create, share_revoke
from tests.coaching.builders import make_finished

pytestmark = pytest.mark.django_db


def test_the_link_leads_to_the_session_and_is_not_stored(ada: User) -> None:
    session = make_finished(ada)
    made = share_create(session=session)
    stored = " ".join(str(value) for value in ShareLink.objects.values().get().values())
    assert session_shared(made.secret) == session
    assert made.secret not in stored
    assert len(made.secret) >= 43  # 256 bits in base64


@pytest.mark.parametrize("secret", ["", "x", "\0"])
def test_a_guess_leads_nowhere(ada: User, secret: str) -> None:
    share_create(session=make_finished(ada))
    with pytest.raises(Http404):
        session_shared(secret)


def test_a_revoked_link_leads_nowhere(ada: User) -> None:
    session = make_finished(ada)
    made = share_create(session=session)
    assert share_revoke(session=session)
    assert not share_revoke(session=session)
    with pytest.raises(Http404):
        session_shared(made.secret)


def test_a_new_link_ends_the_old_one(ada: User) -> None:
    session = make_finished(ada)
    old, new = share_create(session=session), share_create(session=session)
    assert session_shared(new.secret) == session
    with pytest.raises(Http404):
        session_shared(old.secret)


def test_a_link_may_end_by_itself(ada: User) -> None:
    session = make_finished(ada)
    lasting = share_create(session=session, lasts=timedelta(hours=1))
    assert session_shared(lasting.secret) == session
    over = share_create(session=session, lasts=timedelta(seconds=-1))
    assert share_of(session) is None
    with pytest.raises(Http404):
        session_shared(over.secret)


def test_the_link_ends_with_the_session(ada: User) -> None:
    session = make_finished(ada)
    share_create(session=session)
    session.delete()
    assert not ShareLink.objects.exists()
