"""How a video is cut into stretches that several processes finish at the same time."""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from pose.segment import Segment

# Longer stretches would let one long video keep a short one waiting; shorter ones waste warm-ups.
LONGEST_SEGMENT = 20.0  # seconds
SHORTEST_SEGMENT = 1.0  # seconds
# Seconds that a new stretch shares with the one before it, three frames at 25 a second: enough to
# see whether both follow one person. More does not bring their joints closer: at the seam they are
# 2.6 to 3.1 % of the torso apart for 0.07 to 0.2 s (real clips, median), 1.9 % for 0.4 s.
WARM_UP = 0.12
# Of a frame's work, what decoding alone takes: the price of a frame between the keyframe where
# decoding has to begin and the stretch itself.
DECODING_SHARE = 0.12
ROUNDS = 30  # halvings: a billionth of the interval


def plan_segments(
    path: Path, seconds: float, processes: int, keyframes: Sequence[float] = ()
) -> list[Segment]:
    """Stretches of equal work: one a process, or more of them for a long video.

    Args:
        path: the video.
        seconds: how long it is.
        processes: how many work at a time.
        keyframes: seconds at which decoding can begin, in order; none: at the beginning alone.
    """
    count = _count(seconds, processes)
    # With more stretches than processes, whoever is free takes the next: no need to be exact.
    even = [seconds * index / count for index in range(1, count)]
    starts = [None, *(_cuts(seconds, count, keyframes) if count <= processes else even)]
    return [
        Segment(path, start, end, WARM_UP)
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def _count(seconds: float, processes: int) -> int:
    count = max(1, min(processes, int(seconds / SHORTEST_SEGMENT)))
    if seconds / count <= LONGEST_SEGMENT:
        return count
    return int(-(-seconds // (LONGEST_SEGMENT * processes))) * processes


def _cuts(seconds: float, count: int, keyframes: Sequence[float]) -> list[float]:
    """Where ``count`` stretches part, found by halving the work that each of them gets."""
    least, most = seconds / count, 2 * seconds
    for _ in range(ROUNDS):
        work = (least + most) / 2
        if _laid(work, count, keyframes)[-1] >= seconds:
            most = work
        else:
            least = work
    return _laid(most, count, keyframes)[:-1]


def _laid(work: float, count: int, keyframes: Sequence[float]) -> list[float]:
    """Ends of ``count`` stretches that take ``work`` seconds' worth of frames each."""
    ends = [work]
    for _ in range(count - 1):
        ends.append(ends[-1] + max(work - _run_up(ends[-1], keyframes), 0.0))
    return ends


def _run_up(start: float, keyframes: Sequence[float]) -> float:
    """Work before a stretch's first frame: the warm-up, and decoding up to there."""
    first = max(0.0, start - WARM_UP)
    index = bisect_right(keyframes, first) - 1
    keyframe = keyframes[index] if index >= 0 else 0.0
    return start - first + (first - keyframe) * DECODING_SHARE
