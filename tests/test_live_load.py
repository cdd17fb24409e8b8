"""`manage.py live_load` against the real server: uvicorn, its children, the nets."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coaching.engine import nets
from tests.browser.stack import ROOT, running

pytestmark = pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")


def load(address: str, folder: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, "manage.py", "live_load", "--json", "--url", address, *options]
    answer = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "GYMBRAIN_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    document: dict[str, Any] = json.loads(answer.stdout)
    return document


def test_sessions_are_coached_side_by_side_and_leave_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as address:
        found = load(address, tmp_path, "--sessions", "3", "--seconds", "2")
        media = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert list(found) == ["sessions", "p50_ms", "p95_ms", "dropped", "errors"]
    assert (found["sessions"], found["errors"]) == (3, 0)
    assert 0 < found["p50_ms"] <= found["p95_ms"]
    assert media == []


def test_a_server_that_is_not_there_is_so_many_errors(tmp_path: Path) -> None:
    environment = {**os.environ, "GYMBRAIN_DATA_DIR": str(tmp_path)}
    migrate = [sys.executable, "manage.py", "migrate", "-v", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    found = load("http://127.0.0.1:9", tmp_path, "--sessions", "2", "--seconds", "1")
    assert (found["p50_ms"], found["errors"]) == (None, 2)
