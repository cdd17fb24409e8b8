"""Which language a visitor reads."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from tests.coaching.builders import make_finished, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _language_of_other_tests() -> Iterator[None]:
    """A request leaves its language behind in the thread, which tests share."""
    with translation.override("en"):
        yield


LEAD = {"en": "Film a set.", "de": "Film einen Satz."}


@pytest.fixture
def ada() -> User:
    return make_user("ada")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("en-GB,de;q=0.5", "en"), ("fr", "en"), ("", "en")],
)
def test_the_browser_says_it(accepted: str, language: str) -> None:
    response = Client().get("/", headers={"Accept-Language": accepted})
    page = response.content.decode()
    assert LEAD[language] in page
    assert f'<html lang="{language}">' in page
    assert response["Content-Language"] == language


def test_a_choice_is_remembered() -> None:
    client = Client(headers={"Accept-Language": "en"})
    response = client.post("/language/", {"language": "de", "next": "/accounts/login/"})
    assert response.headers["Location"] == "/accounts/login/"
    assert LEAD["de"] in client.get("/").content.decode()


@pytest.mark.parametrize("language", ["xx", "../../etc", "de\0"])
def test_a_language_that_is_not_there_changes_nothing(language: str) -> None:
    client = Client()
    client.post("/language/", {"language": language})
    assert LEAD["en"] in client.get("/").content.decode()


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_a_choice_leads_to_no_other_host(then: str) -> None:
    response = Client().post("/language/", {"language": "de", "next": then})
    assert response.headers["Location"] == "/"


def test_every_page_offers_the_choice() -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert 'value="de"' in page and "Deutsch" in page


def test_programs_are_answered_in_the_language_that_they_ask_for() -> None:
    answer = Client().get("/api/v1/sessions/", headers={"Accept-Language": "de"})
    assert answer.json()["error"]["message"] == "Bitte melde dich an."


@pytest.mark.parametrize("path", ["/", "/account/", "/sessions/", "session"])
def test_pages_are_german_throughout(ada: User, path: str) -> None:
    session = make_finished(ada)
    client = Client(headers={"Accept-Language": "de"})
    client.force_login(ada)
    address = session.get_absolute_url() if path == "session" else path
    page = client.get(address).content.decode()
    assert "Abmelden" in page
    assert "Sign out" not in page
