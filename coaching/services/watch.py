"""A worker's side of one claimed job: heartbeat out, progress out, the wish to stop in."""

import logging
import threading
from time import monotonic
from types import TracebackType
from typing import Self

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from coaching.errors import JobLostError, WorkerStoppingError
from coaching.models import JobStage
from coaching.services.claims import Claim, Progress, job_beat, owned
from coaching.services.waking import session_announce

logger = logging.getLogger(__name__)

# How often a worker looks at its job, seconds: a cancelled analysis stops within a second.
LOOK_SECONDS = 0.5
# The lease is renewed when this share of it has gone, so that three beats may be missed.
RENEW_SHARE = 0.25


class JobWatch:
    """Keeps a claim alive on a thread of its own, so that no stage of the work can starve it.

    Args:
        claim: the job.
        stopping: set when the whole worker has to stop.
    """

    def __init__(self, claim: Claim, stopping: threading.Event) -> None:
        self.claim = claim
        self._stopping = stopping
        self._lost = threading.Event()
        self._over = threading.Event()
        self._progress = Progress()
        self._written = Progress()
        self._renewed = monotonic()
        self._thread = threading.Thread(target=self._run, name="job-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def report(self, stage: JobStage, share: float, seconds_left: float | None = None) -> None:
        """Note how far the job is; written at the next look."""
        self._progress = Progress(stage, round(share, 4), seconds_left)

    def unwanted(self) -> bool:
        """Whether the work should stop."""
        return self._lost.is_set() or self._stopping.is_set()

    def check(self) -> None:
        """Go on only while the work is wanted.

        Raises:
            JobLostError: the claim does not hold any more.
            WorkerStoppingError: the worker has to stop.
        """
        if self._lost.is_set():
            raise JobLostError
        if self._stopping.is_set():
            raise WorkerStoppingError

    def _run(self) -> None:
        try:
            while not self._over.wait(LOOK_SECONDS) and not self._lost.is_set():
                self._look()
        finally:
            connection.close()

    def _look(self) -> None:
        """A database that is away for a moment costs nothing until the lease is over."""
        try:
            held = self._beat()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("job %d: no heartbeat: %s", self.claim.job_id, error)
            connection.close()
            held = monotonic() - self._renewed < settings.JOB_LEASE_SECONDS
        if not held:
            self._lost.set()

    def _beat(self) -> bool:
        progress, now = self._progress, monotonic()
        due = now - self._renewed > settings.JOB_LEASE_SECONDS * RENEW_SHARE
        if progress == self._written and not due:
            return owned(self.claim).exists()
        held = job_beat(claim=self.claim, progress=progress)
        if held:
            self._renewed = now
        if progress != self._written:
            session_announce(session_id=self.claim.session_id)
        self._written = progress
        return held
