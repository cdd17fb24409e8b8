"""Typed reading of environment variables."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from gymbrain import env


@pytest.mark.parametrize(
    ("word", "value"),
    [("1", True), ("TRUE", True), ("on", True), ("0", False), ("no", False), (" ", True)],
)
def test_a_flag(monkeypatch: pytest.MonkeyPatch, word: str, value: bool) -> None:
    monkeypatch.setenv("FLAG", word)
    assert env.flag("FLAG", default=True) is value


@pytest.mark.parametrize("word", ["many", "-1", "nan"])
def test_what_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("NUMBER", word)
    with pytest.raises(ImproperlyConfigured, match="NUMBER"):
        env.number("NUMBER", 1)


def test_what_is_no_flag_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLAG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="FLAG"):
        env.flag("FLAG", default=True)


def test_words_and_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.example, b.example,")
    assert env.words("HOSTS") == ["a.example", "b.example"]
    assert env.path("NO_SUCH_VARIABLE", Path("var")).is_absolute()


def test_an_address_of_postgresql() -> None:
    found = env.postgres("postgres://me:p%40ss@db.example:5433/gym?sslmode=require")
    assert found == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "gym", "USER": "me",
        "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip


def test_another_database_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured):
        env.postgres("mysql://localhost/gym")
