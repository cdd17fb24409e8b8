"""Asks a running GymbrAIn whether it is ready. As a program it is the container's health check.

``python -m gymbrain.readiness [PORT] [PATH]`` exits with 0 when the answer is 200.
"""

import http.client
import os
import sys

TIMEOUT_SECONDS = 5.0
DEFAULT_PORT = 8000


def answers(port: int, host: str = "127.0.0.1", path: str = "/readyz") -> bool:
    """Whether the web process says yes."""
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", path, headers={"Host": _allowed_host()})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _allowed_host() -> str:
    """A name the application lets in: the operator's first, or this machine."""
    first = os.environ.get("GYMBRAIN_ALLOWED_HOSTS", "").split(",")[0].strip()
    return first.lstrip(".") if first.strip("*") else "localhost"


def main(port: str = str(DEFAULT_PORT), path: str = "/readyz") -> int:
    """The exit code for a health check."""
    return 0 if answers(int(port), path=path) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
