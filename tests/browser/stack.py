"""The embedded default as people run it, in a folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gymbrain.readiness import answers

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90  # four Pythons start at once, perhaps on a busy machine
STOP_SECONDS = 15


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Web and worker processes under their supervisor; gives the address of the first page."""
    environment = {**os.environ, "GYMBRAIN_DATA_DIR": str(folder)}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    for command in (("migrate", "-v", "0"), ("seed_exercises",), ("seed_references",)):
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True)
    port = free_port()
    with (folder / "serve.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait_until_ready(server, port, folder)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)


def _wait_until_ready(server: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not answers(port):
        words = (folder / "serve.log").read_text()
        assert server.poll() is None, f"the server ended:\n{words}"
        assert time.monotonic() < deadline, f"the server never became ready:\n{words}"
        time.sleep(0.2)


def _stop(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
