"""A worker process at work: a number of slots, each draining the queue of rows."""

import logging
import threading
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from coaching.live.runs import runs_close_forgotten
from coaching.services.claims import job_claim, jobs_recover, waiting
from coaching.services.execution import job_run
from coaching.services.sweeping import files_sweep

logger = logging.getLogger(__name__)

SWEEP_POLLS = 1200  # polls between two looks for forgotten files: an hour at 3 seconds a poll


class Runner:
    """Runs jobs when woken, and looks for them by itself, since a wake-up may get lost.

    Args:
        slots: jobs at a time.
    """

    def __init__(self, slots: int) -> None:
        self._slots = threading.BoundedSemaphore(slots)
        self._stopping = threading.Event()

    def drain(self) -> None:
        """Run waiting jobs until there are none, if a slot is free."""
        if not self._slots.acquire(blocking=False):
            return
        try:
            while not self._stopping.is_set() and (claim := job_claim()):
                job_run(claim=claim, stopping=self._stopping)
        finally:
            self._slots.release()

    def start(self) -> None:
        """Begin to look for jobs that nobody announced and for jobs of dead workers."""
        threading.Thread(target=self._poll, name="job-poller", daemon=True).start()

    def stop(self) -> None:
        """Give running jobs back and take no more."""
        self._stopping.set()

    def _poll(self) -> None:
        polls = 0
        while not self._stopping.wait(settings.JOB_POLL_SECONDS if polls else 0):
            if polls % SWEEP_POLLS == 0:
                self._safely(files_sweep)
            self._safely(jobs_recover)
            self._safely(runs_close_forgotten)
            self._safely(self._start_waiting)
            polls += 1

    def _start_waiting(self) -> None:
        if waiting().exists():
            threading.Thread(target=self._drain_alone, name="job-slot", daemon=True).start()

    def _drain_alone(self) -> None:
        try:
            self._safely(self.drain)
        finally:
            connection.close()

    @staticmethod
    def _safely(work: Callable[[], object]) -> None:
        """The poller outlives a database that goes away for a while."""
        try:
            work()
        except (DatabaseError, InterfaceError, OSError):
            logger.exception("the poller goes on")
            connection.close()


@cache
def runner() -> Runner:
    """The runner of this process."""
    return Runner(settings.WORKER_SLOTS)
