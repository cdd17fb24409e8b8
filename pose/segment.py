"""One stretch of a video turned into joints, inside a child process."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np

from pose.estimators.base import Estimator, Frame, FramePose
from pose.estimators.choice import EstimatorChoice
from pose.processes import Slot
from pose.sequence import Floats, Poses, PoseSequence, Seconds
from pose.skeletons import Skeleton
from pose.video.frames import read_frames

KEPT_ESTIMATORS = 2  # a child that serves two in turn need not compile their nets each time
MAX_SIDE = 1920  # pixels: joints are found on 256-pixel crops, larger frames only cost time


@dataclass(frozen=True)
class Segment:
    """A stretch of a video.

    Attributes:
        path: the video.
        start, end: seconds, ``start <= t < end``; None is the video's own.
        warm_up: seconds before ``start`` from which the track runs in, returned as well.
    """

    path: Path
    start: float | None = None
    end: float | None = None
    warm_up: float = 0.0

    @property
    def first(self) -> float | None:
        """Where reading begins, seconds."""
        return None if self.start is None else max(0.0, self.start - self.warm_up)


class ExtractionCancelledError(Exception):
    """Nobody wants the joints any more."""


def extract_segment(
    slot: Slot, segment: Segment, choice: EstimatorChoice, athlete: Floats | None = None
) -> Poses | None:
    """The joints of a stretch, warm-up included; None when it holds no frame.

    Args:
        slot: where progress goes, and where the wish to stop comes from.
        segment: the stretch.
        choice: which estimator.
        athlete: (J, C) joints of the one to follow where the reading begins, pixels.

    Raises:
        ExtractionCancelledError: the slot says stop.
        VideoError, EstimatorError: the video or the estimator cannot be used.
    """
    estimator = _estimator(choice)
    estimator.reset()
    if athlete is not None:
        estimator.prefer(athlete)
    frames = read_frames(segment.path, start=segment.first, end=segment.end, max_side=MAX_SIDE)
    return _collect(_wanted(slot, frames), estimator)


@lru_cache(maxsize=KEPT_ESTIMATORS)
def _estimator(choice: EstimatorChoice) -> Estimator:
    """The nets stay compiled from one segment to the next.

    OpenCV's own threads go: there is a process a core already.
    """
    import cv2  # noqa: PLC0415

    cv2.setNumThreads(1)
    return choice.build()


def _wanted(slot: Slot, frames: Iterator[tuple[float, Frame]]) -> Iterator[tuple[float, Frame]]:
    for time, frame in frames:
        if slot.stop:
            raise ExtractionCancelledError
        yield time, frame
        slot.done = time


def _collect(frames: Iterator[tuple[float, Frame]], estimator: Estimator) -> Poses | None:
    first = next(frames, None)
    if first is None:
        return None
    height, width = first[1].shape[:2]
    times: list[float] = []
    poses: list[FramePose | None] = []
    for time, frame in chain([first], frames):
        times.append(time)
        poses.append(estimator(frame, time))
    return _poses(np.array(times), poses, estimator, (width, height))


def _poses(
    times: Seconds, poses: list[FramePose | None], estimator: Estimator, size: tuple[int, int]
) -> Poses:
    found = [pose for pose in poses if pose is not None]
    depth = found[0].points.shape[1] if found else 2
    skeleton = estimator.skeleton
    image = _sequence(
        times, [None if p is None else (p.points, p.confidence) for p in poses], skeleton, depth
    )
    world = None
    if found and found[0].world is not None:
        pairs = [None if p is None or p.world is None else (p.world, p.confidence) for p in poses]
        world = _sequence(times, pairs, skeleton, 3)
    return Poses(image, size, estimator.name, world)


def _sequence(
    times: Seconds,
    values: list[tuple[Floats, Floats] | None],
    skeleton: Skeleton,
    depth: int,
) -> PoseSequence:
    points = np.full((len(times), len(skeleton), depth), np.nan, np.float32)
    confidence = np.zeros((len(times), len(skeleton)), np.float32)
    for i, value in enumerate(values):
        if value is not None:
            points[i], confidence[i] = value
    return PoseSequence(points, confidence, times, skeleton)
