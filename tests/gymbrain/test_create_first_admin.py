"""``manage.py create_first_admin``."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("create_first_admin", stdout=out)
    return out.getvalue()


def test_it_tells_how_to_log_in_and_only_once() -> None:
    told = run()
    password = told.split("password: ")[1].split()[0]
    user = authenticate(username="admin", password=password)
    assert user is not None
    assert user.is_superuser
    assert run() == ""
    assert User.objects.count() == 1


def test_a_given_password_is_used_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GYMBRAIN_ADMIN_USERNAME", "boss")
    monkeypatch.setenv("GYMBRAIN_ADMIN_PASSWORD", "only I know")
    assert "only I know" not in run()
    assert authenticate(username="boss", password="only I know")
