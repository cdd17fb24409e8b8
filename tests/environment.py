"""What the tests may use on this machine, found once and said in words when it is missing."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import redis
from psycopg import Error as PostgresError
from psycopg import connect

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CONNECT_SECONDS = 2  # a service that answers slower than this is not there for a test
SERVICE_VARIABLES = ("GYMBRAIN_REDIS_URL", "GYMBRAIN_DATABASE_URL")


def use_a_private_data_dir() -> Path | None:
    """Point the settings at an empty folder, one for each test process.

    Returns the folder to remove at the end, or None in a process that another one cleans up after.
    """
    for name in SERVICE_VARIABLES:  # tests run on the embedded default, whatever the shell says
        os.environ.pop(name, None)
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    base = os.environ.get("GYMBRAIN_TEST_BASE")
    made = None
    if worker is None or base is None:
        base = tempfile.mkdtemp(prefix="gymbrain-tests-")
        os.environ["GYMBRAIN_TEST_BASE"] = base
        made = Path(base)
    data = Path(base) / (worker or "main")
    data.mkdir(parents=True, exist_ok=True)
    os.environ["GYMBRAIN_DATA_DIR"] = str(data)
    return made


def shared_folder() -> Path:
    """The team's clips and poses, which are never part of the repository."""
    return (ROOT / os.environ.get("GYMBRAIN_SHARED", "../shared")).resolve()


def redis_url() -> str | None:
    return os.environ.get("GYMBRAIN_TEST_REDIS_URL") or None


def database_url() -> str | None:
    return os.environ.get("GYMBRAIN_TEST_DATABASE_URL") or None


@cache
def chromium() -> str | None:
    named = os.environ.get("GYMBRAIN_CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else CHROMIUM_NAMES))
    return next((path for path in found if path), None)


@cache
def missing_shared() -> str | None:
    if (shared_folder() / "videos" / "index.csv").is_file():
        return None
    return "the team's clips are not here: set GYMBRAIN_SHARED"


@cache
def missing_browser() -> str | None:
    return None if chromium() else "Chromium is not installed: set GYMBRAIN_CHROMIUM"


@cache
def missing_services() -> str | None:
    where_redis, where_database = redis_url(), database_url()
    if not where_redis or not where_database:
        return "set GYMBRAIN_TEST_REDIS_URL and GYMBRAIN_TEST_DATABASE_URL"
    try:
        redis.Redis.from_url(where_redis, socket_connect_timeout=CONNECT_SECONDS).ping()
        connect(where_database, connect_timeout=CONNECT_SECONDS).close()
    except (redis.RedisError, PostgresError) as error:
        return f"a service does not answer: {error}"
    return None


MISSING = {
    "shared": missing_shared,
    "browser": missing_browser,
    "services": missing_services,
}
