"""Celery's part: waking a worker, whose work stands in the rows, and films made on demand."""

from typing import Any
from uuid import UUID

from celery import shared_task
from celery.signals import worker_ready, worker_shutting_down

from coaching.services.exports_video import ANNOTATE_TASK, annotation_make, annotations_stop
from coaching.services.runner import runner
from coaching.services.waking import WAKE_TASK
from coaching.wording import SOURCE_LANGUAGE


@shared_task(name=WAKE_TASK, ignore_result=True)  # type: ignore[untyped-decorator]
def wake() -> None:
    """Do what waits."""
    runner().drain()


@shared_task(name=ANNOTATE_TASK, ignore_result=True)  # type: ignore[untyped-decorator]
def annotate(session_id: str, language: str = SOURCE_LANGUAGE) -> None:
    """Draw the joints into a session's video, with captions in a language."""
    annotation_make(session_id=UUID(session_id), language=language)


@worker_ready.connect  # type: ignore[untyped-decorator]
def begin(**_: Any) -> None:
    """Look for work by itself from now on."""
    runner().start()


@worker_shutting_down.connect  # type: ignore[untyped-decorator]
def end(**_: Any) -> None:
    """Give running work back."""
    annotations_stop()
    runner().stop()
