"""/healthz and /readyz."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings


def test_alive_needs_nothing() -> None:
    assert Client().get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
class TestReady:
    def test_when_all_is_there(self) -> None:
        response = Client().get("/readyz")
        assert response.status_code == 200
        assert set(response.json()["checks"].values()) == {True}

    def test_not_while_a_migration_waits(self) -> None:
        [latest] = MigrationLoader(connection).graph.leaf_nodes("coaching")
        MigrationRecorder(connection).record_unapplied(*latest)
        assert failed() == {"migrations"}

    def test_not_without_a_place_to_write(self, settings: Settings, tmp_path: Path) -> None:
        settings.INCOMING_DIR = tmp_path / "gone"
        assert failed() == {"data_folder"}

    def test_not_without_its_broker(self, settings: Settings) -> None:
        settings.REDIS_URL = "redis://user:hidden@127.0.0.1:1/0"
        assert failed() == {"broker"}


def failed() -> set[str]:
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert "hidden" not in response.content.decode()
    return {name for name, works in response.json()["checks"].items() if not works}
