"""Times are repaired where the container's are missing, double or backwards."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from pose.video.clock import Clock
from pose.video.opening import open_video
from tests.pose.video.clips import increases


def repaired(clip: Path, ticks: Sequence[float | None]) -> list[float]:
    """The clock's times for frames whose timestamps, in frame intervals of 1/30 s, are given."""
    with open_video(clip) as source:
        clock = Clock(source)
        interval = Fraction(1, 30) / source.base
        return [
            clock.time(None if tick is None else round(Fraction(tick) * interval)) for tick in ticks
        ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([0, 1, 2, 5], [0, 1, 2, 5]),  # sound: left alone
        ([None] * 4, [0, 1, 2, 3]),  # none at all: the rate
        ([0, 1, None, 3], [0, 1, 2, 3]),  # one missing
        ([0, 1, 1, 2, 3], [0, 1, 1.5, 2, 3]),  # one double
        ([0, 0, 0, 0], [0, 0.5, 1.5, 2.5]),  # a clock that stands still
        ([0, 3, 2, 4], [0, 3, 3.5, 4]),  # one backwards
        ([0, 1, 2, -900, -899, -898], [0, 1, 2, 3, 4, 5]),  # a clock that starts again
        ([90, 91], [90, 91]),  # a late start
        ([-2, -1, 0], [-2, -1, 0]),  # before the beginning that players show
    ],
)
def test_times_increase_strictly(
    clip: Path, given: list[float | None], expected: list[float]
) -> None:
    times = repaired(clip, given)
    assert times == pytest.approx([tick / 30 for tick in expected], abs=1e-6)
    assert increases(times)
