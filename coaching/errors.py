"""Refusals and interruptions, each with a code that clients may rely on."""

import errno
from http import HTTPStatus

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
DISK_FULL_MESSAGE = "There is no room left to store this video."


class RequestRefusedError(Exception):
    """A request that cannot be granted.

    Args:
        code: stable, machine-readable name, such as ``video_empty``.
        message: one plain sentence for the person who asked.
        status: the HTTP status that fits.
    """

    def __init__(self, code: str, message: str, status: int = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


class JobLostError(Exception):
    """The job is no longer this worker's: cancelled, deleted, or claimed by another."""


class WorkerStoppingError(Exception):
    """The worker has been told to stop and gives its job back."""


def disk_is_full(error: OSError) -> bool:
    """Whether an input or output failed for want of room."""
    return error.errno in DISK_FULL
