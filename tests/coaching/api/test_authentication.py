"""Who may use the API: a key, or a signed-in browser with its CSRF token."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from coaching.models import ApiToken

pytestmark = pytest.mark.django_db

SESSIONS = "/api/v1/sessions/"


def test_nobody_is_asked_for_a_key() -> None:
    response = Client().get(SESSIONS)
    assert (response.status_code, response.json()["error"]["code"]) == (401, "login_required")
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer nobodys", "bearer \xe9", "Bearer a b"]
)
def test_a_wrong_key_is_refused(header: str) -> None:
    response = Client().get(SESSIONS, headers={"Authorization": header})
    assert (response.status_code, response.json()["error"]["code"]) == (401, "token_invalid")


def test_a_key_lets_its_owner_in_and_leaves_a_trace(program: Client) -> None:
    assert program.get(SESSIONS).status_code == 200
    assert ApiToken.objects.get().last_used_at is not None


def test_a_revoked_key_is_refused_at_once(program: Client) -> None:
    ApiToken.objects.all().delete()
    assert program.get(SESSIONS).status_code == 401


def test_another_scheme_is_not_a_key() -> None:
    response = Client().get(SESSIONS, headers={"Authorization": "Basic YTpi"})
    assert response.json()["error"]["code"] == "login_required"


def test_a_signed_in_browser_may_read(ada: User) -> None:
    client = Client()
    client.force_login(ada)
    assert client.get(SESSIONS).status_code == 200


def test_a_browser_needs_its_csrf_token_to_change_anything(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    response = client.post(SESSIONS)
    assert (response.status_code, response.json()["error"]["code"]) == (403, "csrf_failed")


def test_a_browser_with_its_csrf_token_is_served(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    client.get(reverse("coaching:account"))
    token = client.cookies["csrftoken"].value
    response = client.post(SESSIONS, headers={"X-CSRFToken": token})
    assert response.json()["error"]["code"] == "video_missing"


@pytest.mark.parametrize("path", ["/api/v1/sessions", "/api/v1/nothing/", "/api/v1/a/b"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_address_that_is_not_there_is_told_in_json(path: str, method: str) -> None:
    response = getattr(Client(), method)(path)
    assert (response.status_code, response.json()["error"]["code"]) == (404, "not_found")
