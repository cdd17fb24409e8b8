"""Celery's part: waking a worker. What is to be done stands in the rows."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready, worker_shutting_down

from coaching.services.runner import runner
from coaching.services.waking import WAKE_TASK


@shared_task(name=WAKE_TASK, ignore_result=True)  # type: ignore[untyped-decorator]
def wake() -> None:
    """Do what waits."""
    runner().drain()


@worker_ready.connect  # type: ignore[untyped-decorator]
def begin(**_: Any) -> None:
    """Look for work by itself from now on."""
    runner().start()


@worker_shutting_down.connect  # type: ignore[untyped-decorator]
def end(**_: Any) -> None:
    """Give running work back."""
    runner().stop()
