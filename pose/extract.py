"""A video's joints, found by all cores: cut into segments, followed in each, joined again."""

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from pose.errors import VideoError
from pose.estimators.choice import EstimatorChoice
from pose.plan import plan_segments
from pose.processes import Processes, Slot, result_of
from pose.seams import cut_to, joints_at, one, same_person, scaled
from pose.segment import ExtractionCancelledError, Segment, extract_segment
from pose.sequence import Floats, Poses
from pose.video.frames import keyframe_times
from pose.video.probe import VideoInfo, probe

__all__ = ["EstimatorChoice", "ExtractionCancelledError", "PosePool"]

# A child with both nets holds 250 MB: more of them than this would break a worker's memory limit
# of 1.2 GB for a gain that few machines could give.
MAX_PROCESSES = 3
POLL_SECONDS = 0.2

P = ParamSpec("P")
R = TypeVar("R")
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(eq=False)
class _Work:
    segment: Segment
    slot: Slot
    future: "Future[Poses | None]"


class PosePool:
    """Processes that find joints, shared by all who ask at once.

    Each video keeps at most one segment a process waiting, so that two videos take turns.

    Args:
        processes: how many; None takes a process a core, within the memory limit.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.count = processes or min(os.cpu_count() or 1, MAX_PROCESSES)
        self._processes = Processes(self.count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the processes go."""
        self._processes.close()

    def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a function in a child: whatever a video does to it, this process stays up.

        Raises:
            ProcessLostError: the child died under it.
        """
        _, future = self._processes.submit(_without_slot, work, args, kwargs)
        return result_of(future)

    def extract(
        self,
        path: Path,
        choice: EstimatorChoice,
        *,
        info: VideoInfo | None = None,
        on_progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Poses:
        """The athlete's joints in every frame of a video, in its own upright pixels.

        Args:
            path: the video.
            choice: which estimator.
            info: what a probe has said already.
            on_progress: called with 0..1 as it goes on.
            cancelled: asked a few times a second; true stops the work.

        Raises:
            VideoError: the video cannot be read, or holds no frame.
            EstimatorError: the estimator cannot run here.
            ExtractionCancelledError: ``cancelled`` said so.
            ProcessLostError: a process died under the work.
        """
        info, keyframes = self.run(_surveyed, path, info)
        plan = plan_segments(path, info.seconds, self.count, keyframes)
        watch = _Watch(plan, info.seconds, on_progress, cancelled)
        parts = self._all(plan, choice, watch)
        return scaled(self._joined(plan, parts, choice, watch), (info.width, info.height))

    def _all(
        self, plan: list[Segment], choice: EstimatorChoice, watch: "_Watch"
    ) -> list[Poses | None]:
        waiting = deque(enumerate(plan))
        running: dict[int, _Work] = {}
        done: dict[int, Poses | None] = {}
        try:
            while waiting or running:
                while waiting and len(running) < self.count:
                    index, segment = waiting.popleft()
                    running[index] = self._begin(segment, choice)
                watch(running)
                for index in [i for i, work in running.items() if work.future.done()]:
                    done[index] = result_of(running.pop(index).future)
        finally:
            for work in running.values():
                work.slot.stop = True
        return [done[index] for index in range(len(plan))]

    def _begin(
        self, segment: Segment, choice: EstimatorChoice, athlete: Floats | None = None
    ) -> _Work:
        slot, future = self._processes.submit(extract_segment, segment, choice, athlete)
        return _Work(segment, slot, future)

    def _joined(
        self,
        plan: list[Segment],
        parts: list[Poses | None],
        choice: EstimatorChoice,
        watch: "_Watch",
    ) -> Poses:
        """The parts as one, each stretch that followed somebody else done again."""
        whole: list[Poses] = []
        for segment, part in zip(plan, parts, strict=True):
            piece = part
            if piece and whole and not same_person(whole[-1].image, piece.image):
                athlete = joints_at(whole[-1].image, piece.image.times[0])
                piece = self._again(segment, choice, athlete, watch)
            if piece:
                whole.append(cut_to(piece, segment.start, whole[-1] if whole else None))
        if not whole:
            raise VideoError("video_no_frames", "There is no picture in this video.")
        return one(whole)

    def _again(
        self, segment: Segment, choice: EstimatorChoice, athlete: Floats | None, watch: "_Watch"
    ) -> Poses | None:
        work = self._begin(segment, choice, athlete)
        try:
            while not work.future.done():
                watch({0: work})
        finally:
            work.slot.stop = True
        return result_of(work.future)


def _surveyed(path: Path, info: VideoInfo | None) -> tuple[VideoInfo, list[float]]:
    return info or probe(path), keyframe_times(path)


def _without_slot(slot: Slot, work: Callable[..., R], args: Any, kwargs: Any) -> R:  # noqa: ARG001
    return work(*args, **kwargs)


class _Watch:
    """Looks at running work a few times a second: progress out, the wish to stop in."""

    def __init__(
        self,
        plan: list[Segment],
        seconds: float,
        on_progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._total = max(seconds, 1e-3)
        self._reached = dict.fromkeys(plan, 0.0)
        self._on_progress, self._cancelled = on_progress, cancelled

    def __call__(self, running: dict[int, _Work]) -> None:
        """Wait a moment, or until a piece is done.

        Raises:
            ExtractionCancelledError: the work is no longer wanted.
        """
        wait([w.future for w in running.values()], POLL_SECONDS, FIRST_COMPLETED)
        for work in running.values():
            self._note(work)
        if self._on_progress:
            self._on_progress(min(1.0, sum(self._reached.values()) / self._total))
        if self._cancelled and self._cancelled():
            raise ExtractionCancelledError

    def _note(self, work: _Work) -> None:
        start, end = work.segment.start or 0.0, work.segment.end
        at = (end or self._total) if work.future.done() else work.slot.done
        self._reached[work.segment] = max(self._reached[work.segment], at - start)
