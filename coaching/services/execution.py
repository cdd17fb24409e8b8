"""One claimed job from beginning to end: whatever happens, the row says so afterwards."""

import logging
import threading

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from coaching.errors import DISK_FULL_MESSAGE, JobLostError, WorkerStoppingError, disk_is_full
from coaching.services.analysis import session_analyse
from coaching.services.claims import Claim, job_fail, job_release
from coaching.services.waking import session_announce
from coaching.services.watch import JobWatch
from pose.errors import PoseError

logger = logging.getLogger(__name__)


def job_run(*, claim: Claim, stopping: threading.Event) -> None:
    """Do a job. Failures go into its row; a job that was lost or stopped leaves no trace."""
    logger.info("job %d: attempt %d begins", claim.job_id, claim.attempt)
    with JobWatch(claim, stopping) as watch:
        try:
            _attempt(claim, watch)
        except JobLostError:
            logger.info("job %d: no longer ours", claim.job_id)
        except WorkerStoppingError:
            job_release(claim=claim)
    session_announce(session_id=claim.session_id)


def _attempt(claim: Claim, watch: JobWatch) -> None:
    try:
        session_analyse(claim=claim, watch=watch)
    except (JobLostError, WorkerStoppingError):
        raise
    except PoseError as error:
        watch.check()
        _fail(claim, error.code, error.message, permanent=error.permanent)
    except (OperationalError, InterfaceError):
        # Nothing can be written now; the lease runs out and the job is taken up again.
        logger.exception("job %d: the database went away", claim.job_id)
    except Exception as error:  # noqa: BLE001  # the last line of defence against stuck jobs
        watch.check()  # files vanish under a session that is being deleted
        _fail_unforeseen(claim, error)


def _fail_unforeseen(claim: Claim, error: Exception) -> None:
    """A full disk or a fault of ours: neither may leave a job that never ends."""
    if isinstance(error, OSError) and disk_is_full(error):
        _fail(claim, "disk_full", DISK_FULL_MESSAGE, permanent=False)
        return
    logger.exception("job %d: unforeseen", claim.job_id)
    message = _("Something went wrong on our side. The video is kept.")
    _fail(claim, "internal_error", message, permanent=False)


def _fail(claim: Claim, code: str, message: str, *, permanent: bool) -> None:
    logger.warning("job %d: %s: %s", claim.job_id, code, message)
    job_fail(claim=claim, code=code, message=message, permanent=permanent)
