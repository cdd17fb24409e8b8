"""Keys and share links as operators see them: to look at and to end."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from coaching.models import ApiToken, ShareLink
from coaching.services.sharing import share_create
from coaching.services.tokens import token_create
from tests.coaching.builders import make_finished

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(eve: User) -> Client:
    eve.is_staff = eve.is_superuser = True
    eve.save()
    client = Client()
    client.force_login(eve)
    return client


def make_row(model: str, ada: User) -> ApiToken | ShareLink:
    if model == "apitoken":
        return token_create(owner=ada, name="Watch").token
    return share_create(session=make_finished(ada)).link


@pytest.mark.parametrize("model", ["apitoken", "sharelink"])
def test_an_operator_sees_them_without_their_digest(
    operator: Client, ada: User, model: str
) -> None:
    row = make_row(model, ada)
    for page in ("changelist", "change"):
        args = (row.pk,) if page == "change" else ()
        response = operator.get(reverse(f"admin:coaching_{model}_{page}", args=args))
        assert response.status_code == 200
        assert row.digest not in response.content.decode()


@pytest.mark.parametrize("model", ["apitoken", "sharelink"])
def test_an_operator_ends_them(operator: Client, ada: User, model: str) -> None:
    row = make_row(model, ada)
    operator.post(reverse(f"admin:coaching_{model}_delete", args=(row.pk,)), {"post": "yes"})
    assert not type(row).objects.exists()
