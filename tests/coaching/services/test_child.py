"""Work in a process of its own."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from coaching.errors import JobLostError
from coaching.services.child import run_in_child
from pose.errors import PoseError, VideoError


def fine() -> None:
    """A check that has nothing against going on."""


def double(number: int, report: Callable[[float], None]) -> int:
    report(0.5)
    return 2 * number


def refuse(report: Callable[[float], None]) -> None:
    raise VideoError("video_empty", "Empty.")


def crash(report: Callable[[float], None]) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def sleep(report: Callable[[float], None]) -> None:
    time.sleep(60)


def test_the_result_and_the_progress_come_back() -> None:
    told: list[float] = []
    assert run_in_child(double, 21, on_progress=told.append, check=fine) == 42
    assert told == [0.5]


def test_a_refusal_keeps_its_code() -> None:
    with pytest.raises(VideoError) as refusal:
        run_in_child(refuse, on_progress=print, check=fine)
    assert refusal.value.code == "video_empty"


def test_a_crash_of_the_decoder_stays_in_the_child() -> None:
    with pytest.raises(PoseError) as failure:
        run_in_child(crash, on_progress=print, check=fine)
    assert failure.value.code == "video_decoder_crashed"
    assert not failure.value.permanent


def test_work_that_is_no_longer_wanted_ends_soon() -> None:
    began = time.monotonic()

    def give_up() -> None:
        if time.monotonic() - began > 0.5:
            raise JobLostError

    with pytest.raises(JobLostError):
        run_in_child(sleep, on_progress=print, check=give_up)
    assert time.monotonic() - began < 5
