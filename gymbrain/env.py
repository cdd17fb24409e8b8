"""Typed reading of environment variables. An empty variable counts as absent."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


def text(name: str, default: str = "") -> str:
    """The variable as it stands, without surrounding blanks."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """A yes or no."""
    word = text(name).lower()
    if not word:
        return default
    if word in TRUE_WORDS | FALSE_WORDS:
        return word in TRUE_WORDS
    raise ImproperlyConfigured(f"{name} is {word!r}; it has to be 1 or 0")


def number(name: str, default: float, *, least: float = 0.0) -> float:
    """A number not smaller than ``least``."""
    word = text(name)
    try:
        value = float(word) if word else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {word!r}; it has to be a number") from error
    if not value >= least:
        raise ImproperlyConfigured(f"{name} is {word}; it has to be at least {least:g}")
    return value


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Values separated by commas."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    """An absolute path."""
    return Path(text(name, str(default))).expanduser().resolve()


def postgres(url: str) -> dict[str, object]:
    """Django's database settings for ``postgres://user:password@host:port/name?option=value``."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("GYMBRAIN_DATABASE_URL has to begin with postgres://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
