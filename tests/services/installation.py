"""A whole installation in real processes, to be killed at will."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "a password for tests"
PATIENCE = 120.0  # seconds that anything may take on a machine that is busy

SETUP = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("seed_exercises")
call_command("create_first_admin")
"""
COUNTS = """
import json
from coaching.models import AnalysisJob, AnalysisResult, WorkoutSession
rows = {
    "sessions": WorkoutSession.objects.count(),
    "results": AnalysisResult.objects.count(),
    "states": sorted(AnalysisJob.objects.values_list("state", flat=True)),
    "attempts": sorted(AnalysisJob.objects.values_list("attempt", flat=True)),
}
print("ROWS" + json.dumps(rows))
"""


@dataclass
class Installation:
    """Web and worker processes over one data folder.

    Attributes:
        data: the data folder.
        services: the variables that name Redis and PostgreSQL; none on the embedded default.
        forget: empties the broker, as a flushed Redis would.
    """

    data: Path
    services: dict[str, str]
    forget: Callable[[], object]
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.manage("shell", "-v0", "-c", SETUP)

    @property
    def environment(self) -> dict[str, str]:
        ours = {
            "GYMBRAIN_DATA_DIR": str(self.data),
            "GYMBRAIN_ADMIN_PASSWORD": PASSWORD,
            "GYMBRAIN_JOB_LEASE_SECONDS": "4",
            "GYMBRAIN_JOB_POLL_SECONDS": "0.5",
            "GYMBRAIN_WORKER_SLOTS": "1",
            "DJANGO_SETTINGS_MODULE": "gymbrain.settings",
        }
        return {**os.environ, **ours, **self.services}

    def manage(self, *arguments: str) -> str:
        """Run a management command and return what it prints."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def counts(self) -> dict[str, Any]:
        """What the database holds."""
        printed = self.manage("shell", "-v0", "-c", COUNTS)
        rows: dict[str, Any] = json.loads(printed.rpartition("ROWS")[2])
        return rows

    def start_web(self) -> "subprocess.Popen[bytes]":
        process = self._start("uvicorn", "gymbrain.asgi:application", "--port", str(self.port))
        until(self._answers, "the web process answers")
        return process

    def start_worker(self) -> "subprocess.Popen[bytes]":
        return self._start("celery", "-A", "gymbrain", "worker", "--loglevel", "WARNING")

    def _start(self, *command: str) -> "subprocess.Popen[bytes]":
        log = (self.data / f"{command[0]}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", *command], env=self.environment, cwd=ROOT, stdout=log, stderr=log
        )
        self.processes.append(process)
        return process

    def _answers(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def freeze(self, process: "subprocess.Popen[bytes]") -> None:
        """Stop a process between two of its writes.

        Inside one it would go on holding SQLite's lock, which no process that dies does.
        """
        process.send_signal(signal.SIGSTOP)
        while not self._writable():
            process.send_signal(signal.SIGCONT)
            time.sleep(0.1)
            process.send_signal(signal.SIGSTOP)

    def _writable(self) -> bool:
        if self.services:
            return True
        with closing(sqlite3.connect(self.data / "gymbrain.sqlite3", timeout=1.0)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            return True

    def stop(self) -> None:
        """End everything, also what a test has frozen."""
        for process in self.processes:
            process.kill()
            process.wait()

    def log_in(self) -> httpx.Client:
        """A client of the first administrator."""
        client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=60)
        client.get("/accounts/login/")
        form = {"login": "admin", "password": PASSWORD, **token(client)}
        assert client.post("/accounts/login/", data=form).status_code == 302
        return client


def token(client: httpx.Client) -> dict[str, str]:
    """The field that shows that a form is ours."""
    return {"csrfmiddlewaretoken": client.cookies["csrftoken"]}


def upload(client: httpx.Client, clip: Path) -> str:
    """Send a clip and return its session's address."""
    files = {"video": ("set.mp4", clip.read_bytes(), "video/mp4")}
    reply = client.post("/sessions/upload/", data=token(client), files=files)
    assert reply.status_code == 201, reply.text
    return str(reply.json()["url"])


def job_of(client: httpx.Client, session: str) -> dict[str, Any]:
    """How far the session's job is."""
    job: dict[str, Any] = client.get(f"{session}status.json").json()["job"]
    return job


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for something that has to come true."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < PATIENCE, f"waited in vain until {what}"
        time.sleep(0.1)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """The hard way: no handler runs."""
    process.send_signal(signal.SIGKILL)
    process.wait()
