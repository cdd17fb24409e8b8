"""``manage.py serve``: the web process and the worker, started and watched together."""

import os
import signal
import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gymbrain.management.commands.prepare import OWNER_ALONE
from gymbrain.readiness import answers
from gymbrain.supervisor import Child, Say, supervise

BACKLOG = 128  # connections that wait while the web process is started again
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - recognised here, not bound
READY_POLL_SECONDS = 0.3
# Seconds an open websocket or transfer may hold up the end; the supervisor forces it after five.
WEB_GRACE_SECONDS = "3"


class Command(BaseCommand):
    """Needs neither a process manager nor a web server in front of it."""

    help = "Serves GymbrAIn and analyses what is uploaded, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:  # noqa: ARG002
        """Hold the port, keep both children alive, say when the page can be opened."""
        os.umask(OWNER_ALONE)
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
        with listen(host, port) as listener:
            children = (web(listener), worker())
            threading.Thread(
                target=announce, args=(host, port, stop, self.say), daemon=True
            ).start()
            supervise(children, stop, self.say)
        self.say("Stopped.")

    def say(self, line: str) -> None:
        """One whole line at a time: several threads speak."""
        self.stdout.write(f"{line}\n", ending="")
        self.stdout.flush()


def listen(host: str, port: int) -> socket.socket:
    """The port, held here, so that a web process that is started again loses no visitor.

    Raises:
        CommandError: the port is taken, or the host is not this machine's.
    """
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise CommandError(
            f"Port {port} on {host} cannot be used ({reason}). Stop what uses it, or take "
            f"another: make run PORT={port + 1}"
        ) from error


def web(listener: socket.socket) -> Child:
    """Pages, uploads and websockets."""
    handle = listener.fileno()
    arguments = ("uvicorn", "gymbrain.asgi:application", "--fd", str(handle), "--lifespan", "off")
    quiet = ("--log-level", "warning", "--no-access-log")  # who looks at what is nobody's business
    grace = ("--timeout-graceful-shutdown", WEB_GRACE_SECONDS)
    # Joints hardly compress, and sixty live sessions send nine hundred frames of them a second.
    plain = ("--ws-per-message-deflate", "false")
    return Child("web", (*arguments, *quiet, *grace, *plain), pass_fds=(handle,))


def worker() -> Child:
    """The analyses."""
    arguments = ("celery", "--quiet", "-A", "gymbrain.celery", "worker", "--loglevel", "WARNING")
    alone = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    # Celery's advice against root is about pickled tasks, which the settings refuse.
    calm = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser"}
    return Child("worker", (*arguments, *alone), environment=calm)


def announce(host: str, port: int, stop: threading.Event, say: Say) -> None:
    """Say once that the page can be opened."""
    reachable = "127.0.0.1" if host in EVERYWHERE else host
    while not stop.wait(READY_POLL_SECONDS):
        if answers(port, reachable):
            say(f"GymbrAIn is ready: http://{reachable}:{port}  (Ctrl-C stops it)")
            return
