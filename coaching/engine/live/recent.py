"""The last seconds of a stream, for the rules to look at."""

from collections import deque

import numpy as np

from pose.sequence import Floats, Poses, PoseSequence, in_space
from pose.skeletons import Skeleton

# The slowest repetition that is judged, seconds.
KEPT_SECONDS = 15.0


class Recent:
    """Frames of the last seconds.

    Args:
        skeleton: of every frame.
        size: of the picture, pixels.
        estimator: what found the joints.
    """

    def __init__(self, skeleton: Skeleton, size: tuple[int, int], estimator: str) -> None:
        self._skeleton, self._size, self._estimator = skeleton, size, estimator
        self._frames: deque[tuple[float, Floats, Floats, Floats | None]] = deque()

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def last(self) -> float:
        """Seconds of the newest frame, 0 before there is one."""
        return self._frames[-1][0] if self._frames else 0.0

    def add(self, frame: PoseSequence, world: PoseSequence | None = None) -> None:
        """Take one frame (1, J, C) that is later than all before, in space (1, J, 3) if known."""
        now = float(frame.times[0])
        places = None if world is None else world.points[0]
        self._frames.append((now, frame.points[0], frame.confidence[0], places))
        while now - self._frames[0][0] > KEPT_SECONDS:
            self._frames.popleft()

    def since(self, start: float) -> Poses | None:
        """The frames from a moment on, ``None`` where there are fewer than two."""
        chosen = [frame for frame in self._frames if frame[0] >= start]
        if len(chosen) < 2:  # noqa: PLR2004 - nothing moves in one
            return None
        times, points, confidence, places = zip(*chosen, strict=True)
        image = PoseSequence(
            np.stack(points), np.stack(confidence), np.array(times), self._skeleton
        )
        return Poses(image, self._size, self._estimator, in_space(places, image))
