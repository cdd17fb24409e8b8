"""Starts processes, passes their words on, starts again what dies, and ends them all together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

TICK_SECONDS = 0.1  # how often the children are looked at
GRACE_SECONDS = 5.0  # from the request to end until the end is forced
FIRST_PAUSE_SECONDS = 1.0  # before a child that died is started again; doubles each time
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0  # a child that lived this long starts again at once, as if for the first time

Say = Callable[[str], None]


@dataclass
class Child:
    """One supervised program: ``python -m`` its arguments, under ``gymbrain.child``."""

    name: str
    arguments: Sequence[str]
    pass_fds: Sequence[int] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[str] | None" = field(default=None, repr=False)
    started: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS
    due: float = 0.0

    def start(self, say: Say) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gymbrain.child", *self.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            pass_fds=self.pass_fds,
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **self.environment},
        )
        self.started = time.monotonic()
        threading.Thread(target=self._forward, args=(say, self.process), daemon=True).start()

    def _forward(self, say: Say, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or ():
            say(f"{self.name:<6} | {line.rstrip()}")

    def look(self, say: Say) -> None:
        """Notice its death, and start it again when its pause is over."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start(say)
            return
        code = self.process.poll()
        if code is None:
            return
        if now - self.started >= STEADY_SECONDS:
            self.pause = FIRST_PAUSE_SECONDS
        say(f"{self.name} ended (exit code {code}); starting it again in {self.pause:g} s")
        self._sweep()
        self.process, self.due = None, now + self.pause
        self.pause = min(2 * self.pause, LONGEST_PAUSE_SECONDS)

    def ask_to_end(self) -> None:
        """The polite way."""
        if self.process:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Wait until the deadline, then force it, and whatever it started."""
        if not self.process:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._sweep()

    def _sweep(self) -> None:
        """End what is left of the child's own children."""
        if self.process:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return


def supervise(children: Sequence[Child], stop: threading.Event, say: Say) -> None:
    """Keep the children running until ``stop`` is set, then end them within the grace."""
    try:
        while not stop.wait(TICK_SECONDS):
            for child in children:
                child.look(say)
    finally:
        for child in children:
            child.ask_to_end()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in children:
            child.end(deadline)
