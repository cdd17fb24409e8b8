"""API keys: shown once, kept as digests, ended at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from coaching.errors import RequestRefusedError
from coaching.models import ApiToken
from coaching.selectors.ownership import tokens_of
from coaching.services import tokens

pytestmark = pytest.mark.django_db


def test_a_key_says_whose_it_is_and_is_kept_nowhere(ada: User) -> None:
    made = tokens.token_create(owner=ada, name=" My\nscript ")
    stored = " ".join(str(value) for value in ApiToken.objects.values().get().values())
    assert tokens.token_use(key=made.key) == ada
    assert made.key not in stored
    assert made.key.startswith(made.token.prefix)
    assert len(made.token.prefix) < len(made.key) / 4
    assert made.token.name == "My script"


@pytest.mark.parametrize("key", ["", "gym_", "gym_nobodys", "\0", "é" * 500])
def test_another_key_is_nobodys(ada: User, key: str) -> None:
    tokens.token_create(owner=ada, name="a")
    assert tokens.token_use(key=key) is None


def test_a_revoked_key_is_nobodys(ada: User) -> None:
    made = tokens.token_create(owner=ada, name="a")
    tokens.token_revoke(token=made.token)
    assert tokens.token_use(key=made.key) is None


def test_the_key_of_a_closed_account_is_nobodys(ada: User) -> None:
    made = tokens.token_create(owner=ada, name="a")
    ada.is_active = False
    ada.save()
    assert tokens.token_use(key=made.key) is None


def test_the_last_use_is_known_to_the_minute(ada: User) -> None:
    made = tokens.token_create(owner=ada, name="a")
    tokens.token_use(key=made.key)
    first = ApiToken.objects.get().last_used_at
    tokens.token_use(key=made.key)
    assert ApiToken.objects.get().last_used_at == first
    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(hours=1))
    tokens.token_use(key=made.key)
    last = ApiToken.objects.get().last_used_at
    assert last is not None and first is not None and last >= first


def test_a_key_needs_a_name(ada: User) -> None:
    with pytest.raises(RequestRefusedError) as refusal:
        tokens.token_create(owner=ada, name=" \n")
    assert refusal.value.code == "name_empty"


def test_there_is_an_end_to_keys(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MAX_TOKENS", 1)
    tokens.token_create(owner=ada, name="a")
    with pytest.raises(RequestRefusedError) as refusal:
        tokens.token_create(owner=ada, name="b")
    assert refusal.value.code == "too_many_tokens"


def test_everybody_sees_their_own_keys_alone(ada: User, eve: User) -> None:
    tokens.token_create(owner=ada, name="a")
    assert [token.name for token in tokens_of(ada)] == ["a"]
    assert list(tokens_of(eve)) == []
