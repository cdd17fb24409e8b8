"""Runs a function in a process of its own: whatever a video does to it, the worker stays up.

Knows nothing of Django: the child imports this file and the function's, nothing else.
"""

import os
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from pose.errors import PoseError, VideoError

R = TypeVar("R")
Report = Callable[[float], None]

LOOK_SECONDS = 0.2


def run_in_child(
    work: Callable[..., R],
    *args: object,
    on_progress: Report,
    check: Callable[[], None],
) -> R:
    """Call ``work(*args, report)`` in a child and return what it returns.

    Args:
        work: a function that can be imported; the child calls ``report`` with 0..1.
        args: what it gets, sent by pickle.
        on_progress: called here with what the child reports.
        check: called here a few times a second; what it raises ends the child.

    Raises:
        PoseError: what ``work`` raised, or ``video_decoder_crashed`` when the child died.
        OSError: what ``work`` raised.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_child, args=(theirs, os.getpid(), work, args), daemon=True)
    child.start()
    theirs.close()
    try:
        answer = _answer(ours, on_progress, check)
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(answer, BaseException):
        raise answer
    result: R = answer
    return result


def _answer(ours: Connection, on_progress: Report, check: Callable[[], None]) -> Any:
    while True:
        check()
        if not ours.poll(LOOK_SECONDS):
            continue
        try:
            kind, value = ours.recv()
        except EOFError:
            return VideoError(
                "video_decoder_crashed", "Reading this video broke off.", permanent=False
            )
        if kind != "progress":
            return value
        on_progress(value)


def _child(theirs: Connection, parent: int, work: Callable[..., Any], args: tuple[object]) -> None:
    def report(share: float) -> None:
        if os.getppid() != parent:  # nobody waits for the answer any more
            os._exit(1)
        theirs.send(("progress", share))

    try:
        theirs.send(("done", work(*args, report)))
    except (PoseError, OSError) as error:
        theirs.send(("failed", error))
