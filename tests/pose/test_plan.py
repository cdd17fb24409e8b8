"""Cutting a video for several processes."""

from itertools import pairwise
from pathlib import Path

import pytest

from pose.plan import DECODING_SHARE, LONGEST_SEGMENT, WARM_UP, plan_segments
from pose.segment import Segment


@pytest.mark.parametrize(
    ("seconds", "processes", "segments"),
    [
        (1.9, 2, 1),  # too short to share
        (2.0, 2, 2),
        (2.9, 3, 2),  # no stretch of less than a second
        (10.0, 2, 2),
        (40.0, 2, 2),
        (41.0, 2, 4),  # every process gets as much as the others
        (1800.0, 2, 90),
        (0.0, 2, 1),  # a header that does not know
    ],
)
def test_a_video_is_cut_for_the_processes(seconds: float, processes: int, segments: int) -> None:
    plan = plan_segments(Path("x"), seconds, processes)
    assert len(plan) == segments
    assert plan[0].start is None
    assert plan[-1].end is None
    assert [s.end for s in plan[:-1]] == [s.start for s in plan[1:]]
    assert all(b - a <= 1.1 * LONGEST_SEGMENT for a, b in pairwise(_bounds(plan, seconds)))


def test_without_keyframes_on_the_way_the_first_stretch_is_longer() -> None:
    first, second = plan_segments(Path("x"), 10.0, 2, keyframes=[0.0])
    assert first.end is not None
    work = 10.0 - first.end + WARM_UP + (first.end - WARM_UP) * DECODING_SHARE
    assert first.end == pytest.approx(work, abs=1e-6)
    assert second.start == first.end > 5.0


def test_with_a_keyframe_at_every_second_the_stretches_are_nearly_alike() -> None:
    first, _ = plan_segments(Path("x"), 10.0, 2, keyframes=[float(i) for i in range(10)])
    assert first.end == pytest.approx(5.0 + WARM_UP / 2, abs=DECODING_SHARE)


def _bounds(plan: list[Segment], seconds: float) -> list[float]:
    return [0.0, *(segment.start for segment in plan if segment.start is not None), seconds]
