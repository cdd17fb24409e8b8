"""`manage.py serve` with its real processes: the page comes up, stays up, and ends whole."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from gymbrain.readiness import answers

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60  # generous: CI machines start four Pythons at once
END_SECONDS = 12

Serve = Callable[[], tuple["subprocess.Popen[str]", int]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], object], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def child(server: "subprocess.Popen[str]", program: str) -> psutil.Process | None:
    """The supervised process that runs the program."""
    for process in psutil.Process(server.pid).children():
        if program in process.cmdline():
            return process
    return None


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    environment = {**os.environ, "GYMBRAIN_DATA_DIR": str(folder)}
    command = [sys.executable, "manage.py", "migrate", "-v", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder


@pytest.fixture
def serve(data: Path) -> Iterator[Serve]:
    started: list[psutil.Process] = []

    def begin() -> "tuple[subprocess.Popen[str], int]":
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "GYMBRAIN_DATA_DIR": str(data)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(psutil.Process(server.pid))
        assert wait_for(lambda: answers(port), START_SECONDS), "it never became ready"
        assert wait_for(lambda: child(server, "celery"), START_SECONDS)
        started.extend(psutil.Process(server.pid).children(recursive=True))
        return server, port

    yield begin
    for process in started:
        if process.is_running():
            process.kill()


def test_it_says_where_the_page_is_and_ends_whole_when_asked(serve: Serve) -> None:
    server, port = serve()
    children = psutil.Process(server.pid).children(recursive=True)
    assert server.stdout
    # The page may answer a little before it is announced.
    assert any(f"GymbrAIn is ready: http://127.0.0.1:{port}" in line for line in server.stdout)
    server.send_signal(signal.SIGINT)
    words, _ = server.communicate(timeout=END_SECONDS)
    assert server.returncode == 0
    assert words.rstrip().endswith("Stopped.")
    assert "Traceback" not in words
    assert not any(process.is_running() for process in children)


def test_a_web_process_that_dies_is_started_again_and_no_visitor_is_refused(serve: Serve) -> None:
    server, port = serve()
    web = child(server, "uvicorn")
    assert web
    web.kill()
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    visitor.request("GET", "/healthz")  # waits at the port, which the supervisor holds
    assert visitor.getresponse().status == http.HTTPStatus.OK


def test_a_worker_that_dies_is_started_again(serve: Serve) -> None:
    server, _ = serve()
    worker = child(server, "celery")
    assert worker
    worker.kill()
    assert wait_for(lambda: not worker.is_running(), END_SECONDS)
    assert wait_for(lambda: child(server, "celery"), END_SECONDS)


def test_nothing_outlives_a_supervisor_that_was_killed(serve: Serve) -> None:
    server, _ = serve()
    children = psutil.Process(server.pid).children(recursive=True)
    server.kill()
    server.wait()
    assert wait_for(lambda: not any(process.is_running() for process in children), END_SECONDS)


def test_a_port_that_is_taken_is_one_line(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = subprocess.run(
            [sys.executable, "manage.py", "serve", "--port", port],
            cwd=ROOT,
            env={**os.environ, "GYMBRAIN_DATA_DIR": str(data)},
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
        )
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert f"Port {port} on 127.0.0.1 cannot be used (Address already in use)" in answer.stderr


def test_the_health_check_of_a_silent_port_says_no() -> None:
    command = [sys.executable, "-m", "gymbrain.readiness", str(free_port())]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 1
