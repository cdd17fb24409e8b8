"""The account page: keys for programs."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from coaching.models import ApiToken

pytestmark = pytest.mark.django_db

ACCOUNT = "/account/"


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def test_a_key_is_shown_once(client: Client) -> None:
    page = client.post(reverse("coaching:token-create"), {"name": "Watch"}).content.decode()
    [key] = re.findall(r'value="(gym_[^"]+)"', page)
    program = Client(headers={"Authorization": f"Bearer {key}"})
    assert program.get("/api/v1/sessions/").status_code == 200
    again = client.get(ACCOUNT).content.decode()
    assert key not in again
    assert "Watch" in again
    assert ApiToken.objects.get().prefix in again


def test_the_page_of_a_new_key_is_not_kept(client: Client) -> None:
    response = client.post(reverse("coaching:token-create"), {"name": "Watch"})
    assert "no-store" in response["Cache-Control"]


def test_a_key_without_a_name_is_refused(client: Client) -> None:
    page = client.post(reverse("coaching:token-create"), {"name": " "}, follow=True)
    assert "A key needs a name." in page.content.decode()
    assert not ApiToken.objects.exists()


def test_a_key_is_revoked(client: Client) -> None:
    client.post(reverse("coaching:token-create"), {"name": "Watch"})
    token = ApiToken.objects.get()
    assert client.post(reverse("coaching:token-revoke", args=(token.pk,))).status_code == 302
    assert not ApiToken.objects.exists()


def test_nobody_else_revokes_it(client: Client, eve: User) -> None:
    client.post(reverse("coaching:token-create"), {"name": "Watch"})
    other = Client()
    other.force_login(eve)
    token = ApiToken.objects.get()
    assert other.post(reverse("coaching:token-revoke", args=(token.pk,))).status_code == 404
    assert ApiToken.objects.exists()
    assert "Watch" not in other.get(ACCOUNT).content.decode()


def test_it_is_for_who_is_signed_in() -> None:
    assert "/accounts/login/" in Client().get(ACCOUNT).headers["Location"]


def test_the_way_to_the_administration_is_shown_to_staff_alone(client: Client, ada: User) -> None:
    way = f'href="{reverse("admin:index")}"'
    assert way not in client.get(ACCOUNT).content.decode()
    User.objects.filter(pk=ada.pk).update(is_staff=True)
    assert way in client.get(ACCOUNT).content.decode()
