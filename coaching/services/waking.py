"""Hints to other processes. None of them is needed: workers and pages look at the rows anyway."""

import logging
from uuid import UUID

from asgiref.sync import async_to_sync
from celery import current_app
from channels.layers import get_channel_layer
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

WAKE_TASK = "coaching.wake"


def workers_wake() -> None:
    """Tell a worker that a job waits. A broker that is away only makes it later."""
    try:
        current_app.send_task(WAKE_TASK, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("no worker could be woken, it will look by itself: %s", error)


def session_group(session_id: UUID) -> str:
    """Name of the channel group of the pages that watch a session."""
    return f"session.{session_id}"


def session_announce(*, session_id: UUID) -> None:
    """Tell open pages that a session's job changed, where processes share a channel layer."""
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        async_to_sync(layer.group_send)(session_group(session_id), {"type": "job.changed"})
    except (RedisError, OSError) as error:
        logger.warning("open pages could not be told, they will look by themselves: %s", error)
