"""Installations on the embedded default and on real services."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.services.installation import Installation


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two squats."""
    from tests.coaching.clips import athlete  # noqa: PLC0415  # loaded before Django is set up

    return athlete(tmp_path_factory.mktemp("clips") / "set.mp4")


@pytest.fixture(params=["embedded", pytest.param("on_services", marks=pytest.mark.services)])
def installation(request: pytest.FixtureRequest) -> Installation:
    """A fresh installation of each kind."""
    made: Installation = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Installation]:
    """A fresh installation on SQLite and files; no process of it is left afterwards."""

    def forget() -> None:
        for message in (tmp_path / "broker" / "queue").iterdir():
            message.unlink()

    made = Installation(tmp_path, {}, forget)
    yield made
    made.stop()


@pytest.fixture
def on_services(tmp_path: Path, redis_url: str, database_url: str) -> Iterator[Installation]:
    """A fresh installation on Redis and a PostgreSQL database of its own."""
    import psycopg  # noqa: PLC0415
    import redis  # noqa: PLC0415

    broker = redis.Redis.from_url(redis_url)
    broker.flushdb()
    name = f"gymbrain_test_{uuid4().hex}"
    with psycopg.connect(database_url, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        url = urlsplit(database_url)._replace(path=f"/{name}").geturl()
        services = {"GYMBRAIN_REDIS_URL": redis_url, "GYMBRAIN_DATABASE_URL": url}
        made = Installation(tmp_path, services, broker.flushdb)
        yield made
        made.stop()
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
