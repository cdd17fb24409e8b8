"""Child processes that do the pixels: kept between videos, and gone when their parent is."""

import ctypes
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Concatenate, ParamSpec, TypeVar

from pose.errors import PoseError

P = ParamSpec("P")
R = TypeVar("R")

SLOTS = 256  # pieces of work at hand at once, over all videos
WATCH_SECONDS = 1.0
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # of mallopt(3)
KEPT_BYTES = 64 * 1024 * 1024


class ProcessLostError(PoseError):
    """A child died under its work: out of memory, or the decoder crashed."""

    def __init__(self) -> None:
        super().__init__(
            "pose_process_lost", "The analysis broke off while reading the video.", permanent=False
        )


class Slot:
    """One piece of work as seen from both sides: how far it is, and whether to stop."""

    def __init__(self, done: Any, stop: Any, index: int) -> None:
        self._done, self._stop, self.index = done, stop, index

    @property
    def done(self) -> float:
        """Seconds of video worked through."""
        return float(self._done[self.index])

    @done.setter
    def done(self, seconds: float) -> None:
        self._done[self.index] = seconds

    @property
    def stop(self) -> bool:
        """Whether the work is no longer wanted."""
        return bool(self._stop[self.index])

    @stop.setter
    def stop(self, wanted: bool) -> None:
        self._stop[self.index] = wanted


class Processes:
    """A pool of spawned processes with a slot for each piece of work.

    Args:
        count: how many work at a time.
    """

    def __init__(self, count: int) -> None:
        self._context = get_context("spawn")
        self._done = self._context.RawArray("d", SLOTS)
        self._stop = self._context.RawArray("b", SLOTS)
        self._free = list(range(SLOTS))
        self._lock = threading.Lock()
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def submit(
        self, work: Callable[Concatenate[Slot, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[Slot, "Future[R]"]:
        """Queue ``work(slot, *args)``; the slot is free again when the future is done."""
        with self._lock:
            index = self._free.pop()
            slot = Slot(self._done, self._stop, index)
            slot.done, slot.stop = 0.0, False
            future = self._submit_locked(work, index, args, kwargs)
        future.add_done_callback(lambda _: self._free.append(index))
        return slot, future

    def _submit_locked(self, work: Any, index: int, args: Any, kwargs: Any) -> "Future[Any]":
        try:
            return self._running().submit(_run, work, index, args, kwargs)
        except BrokenProcessPool:
            self._pool = None
            return self._running().submit(_run, work, index, args, kwargs)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._count,
                mp_context=self._context,
                initializer=_start,
                initargs=(self._done, self._stop, os.getpid()),
            )
        return self._pool

    def close(self) -> None:
        """Stop what runs and let the processes go."""
        with self._lock:
            for index in range(SLOTS):
                self._stop[index] = True
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None


def result_of(future: "Future[R]") -> R:
    """What the work returned.

    Raises:
        ProcessLostError: the process died under it.
    """
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise ProcessLostError from error


_child: tuple[Any, Any] | None = None


def _start(done: Any, stop: Any, parent: int) -> None:
    """Set a child up: it ignores the terminal's interrupt, and dies with its parent."""
    global _child  # noqa: PLW0603 - one pool a child, given once at its start
    _child = (done, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep_memory()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _keep_memory() -> None:
    """Let glibc keep what is freed, up to a frame's size many times over.

    It would give each frame's memory back to the kernel and ask for it again, page by page: at
    720p up to a millisecond a frame.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_MMAP_THRESHOLD, KEPT_BYTES)
        libc.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def _watch(parent: int) -> None:
    """Leave when the parent is gone.

    The kernel's own parent-death signal fires as soon as the thread that spawned us ends, which in
    a pool of threads is any moment.
    """
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(WATCH_SECONDS)
    os._exit(1)


def _run(work: Any, index: int, args: Any, kwargs: Any) -> Any:
    assert _child is not None, "the pool's own processes alone run this"  # noqa: S101
    return work(Slot(*_child, index), *args, **kwargs)
