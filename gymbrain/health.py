"""Whether the process lives, and whether it can do its work."""

import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis

BROKER_TIMEOUT = 2.0  # seconds


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Database, migrations, broker and data folder: 200 when all serve, else 503."""
    checks = {name: _passes(check) for name, check in CHECKS.items()}
    works = all(checks.values())
    return JsonResponse(
        {"status": "ok" if works else "unavailable", "checks": checks}, status=200 if works else 503
    )


def _passes(check: Callable[[], bool]) -> bool:
    """A check that breaks, in whatever way a driver may, is a check that fails."""
    try:
        return check()
    except Exception:  # noqa: BLE001
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _broker() -> bool:
    if not settings.REDIS_URL:
        return bool(settings.BROKER_DIR.is_dir())
    with Redis.from_url(
        settings.REDIS_URL, socket_timeout=BROKER_TIMEOUT, socket_connect_timeout=BROKER_TIMEOUT
    ) as broker:
        return bool(broker.ping())


def _data_folder() -> bool:
    with tempfile.TemporaryFile(dir=settings.INCOMING_DIR) as file:
        return file.write(b"ready") > 0


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrated,
    "broker": _broker,
    "data_folder": _data_folder,
}
