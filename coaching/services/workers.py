"""Names of worker processes, made so that their death can be seen from the same machine."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class _Identity:
    """A process, told apart from every other one that ever was.

    Attributes:
        host: for people who read it.
        machine: boot and process namespace; equal only where process numbers mean the same.
        pid: process number.
        born: when it started, in the kernel's ticks; numbers are used again.
    """

    host: str
    machine: str
    pid: int
    born: str

    def __str__(self) -> str:
        return f"{self.host}/{self.machine}/{self.pid}/{self.born}"


def is_gone(worker: str) -> bool:
    """Whether the worker surely does not run any more; False when that cannot be seen from here."""
    parts = worker.rsplit("/", 3)
    if len(parts) != 4 or not parts[2].isdigit():  # noqa: PLR2004  # as __str__ joins them
        return False
    return bool(parts[1]) and parts[1] == _machine() and _born(int(parts[2])) != parts[3]


def this_worker() -> str:
    """The name of this process."""
    pid = os.getpid()
    return str(_Identity(socket.gethostname()[:40], _machine(), pid, _born(pid) or "0"))


def _machine() -> str:
    """Empty where the kernel does not tell, such as outside Linux."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return boot[:13] + Path("/proc/self/ns/pid").readlink().name
    except OSError:
        return ""


def _born(pid: int) -> str | None:
    """Start time of a process in ticks since boot, None when it does not run."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else fields[19]  # a zombie does no work
