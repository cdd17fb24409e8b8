"""What holds for every response: headers, static files, the way in."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import AsyncClient, Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/healthz", "/admin/login/", "/accounts/login/", "/nowhere"])
def test_a_page_may_talk_to_this_host_alone(path: str) -> None:
    headers = Client().get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=(self)" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/", "/admin/login/"])
def test_no_page_loads_anything_from_elsewhere(path: str) -> None:
    page = Client().get(path).content.decode()
    assert 'src="http' not in page
    assert "//cdn" not in page
    assert "<script>" not in page


async def test_static_files_are_streamed_without_collecting_them() -> None:
    response = await AsyncClient().get("/static/admin/css/base.css")
    assert isinstance(response, StreamingHttpResponse)
    content = b"".join([chunk async for chunk in response])
    assert len(content) == int(response["Content-Length"]) > 1000
    assert response["Content-Type"].startswith("text/css")


async def test_a_static_file_that_the_browser_has_is_not_sent_again() -> None:
    client = AsyncClient()
    etag = (await client.get("/static/admin/css/base.css"))["ETag"]
    again = await client.get("/static/admin/css/base.css", headers={"If-None-Match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/static/../gymbrain/settings.py", "/static/%2e%2e/manage.py"])
def test_static_files_do_not_lead_out_of_their_folder(path: str) -> None:
    assert Client().get(path).status_code == 404


SIGNUP = {"username": "lifter", "password1": "lift-heavy-9", "password2": "lift-heavy-9"}


def test_signing_up_needs_no_mail_server() -> None:
    response = Client().post("/accounts/signup/", {**SIGNUP, "email": "me@example.org"})
    assert response.headers["Location"] == "/"
    assert EmailAddress.objects.filter(email="me@example.org").exists()


def test_an_operator_may_close_the_sign_up(settings: Settings) -> None:
    settings.SIGNUP_OPEN = False
    Client().post("/accounts/signup/", SIGNUP)
    assert not User.objects.exists()


@pytest.mark.parametrize("login", ["lifter", "me@example.org"])
def test_a_name_or_an_address_lets_one_in(login: str) -> None:
    client = Client()
    client.post("/accounts/signup/", {**SIGNUP, "email": "me@example.org"})
    client.logout()
    form = {"login": login, "password": SIGNUP["password1"]}
    assert client.post("/accounts/login/", form).headers["Location"] == "/"


def test_the_host_that_is_asked_for_is_checked() -> None:
    assert Client(headers={"Host": "evil.example"}).get("/").status_code == 400


def test_sqlite_lets_readers_and_a_writer_work_at_once() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
