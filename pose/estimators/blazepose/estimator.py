"""BlazePose as an estimator: detect once, then follow from frame to frame."""

import math

import numpy as np

from pose.estimators.base import Frame, FramePose
from pose.estimators.blazepose.detector import Detection, Detector
from pose.estimators.blazepose.filters import AUXILIARY, IMAGE, WORLD, LowPass, OneEuro
from pose.estimators.blazepose.landmarks import LandmarkFinder, Landmarks
from pose.estimators.blazepose.nets import Precision
from pose.estimators.blazepose.region import Region
from pose.skeletons import BLAZEPOSE33


class BlazePose:
    """Follows one athlete through consecutive frames.

    Args:
        threads: CPU threads for a frame.
        precision: ``auto`` takes a bf16 body where the CPU has bf16, else f32.
    """

    name = "blazepose"
    skeleton = BLAZEPOSE33

    def __init__(self, *, threads: int = 1, precision: Precision = "auto") -> None:
        self._detector = Detector(threads)
        self._landmarks = LandmarkFinder(threads, precision)
        self.reset()

    def reset(self) -> None:
        """Forget the track: the next frame is not a continuation."""
        self._region: Region | None = None
        self._filters = _Filters()

    def __call__(self, frame: Frame, time: float) -> FramePose | None:
        """The athlete in the next frame (H, W, 3) RGB at ``time`` seconds; None when not seen."""
        region = self._region or self._detect(frame)
        found = self._landmarks(frame, region) if region else None
        if found is None:
            self.reset()
            return None
        pose, self._region = self._filters(found, time)
        return pose

    def _detect(self, frame: Frame) -> Region | None:
        people = [person for person in self._detector(frame) if person.region.usable()]
        return self._athlete(people).region if people else None

    def _athlete(self, people: list[Detection]) -> Detection:
        """The surest person."""
        return people[0]


class _Filters:
    """The smoothing of one track; a lost track starts anew."""

    def __init__(self) -> None:
        self._image, self._auxiliary, self._world = (
            OneEuro(IMAGE),
            OneEuro(AUXILIARY),
            OneEuro(WORLD),
        )
        self._visibility = LowPass()

    def __call__(self, found: Landmarks, time: float) -> tuple[FramePose, Region]:
        """The smoothed pose, and the region to search in the next frame."""
        (x0, y0), (x1, y1) = found.auxiliary[:, :2].tolist()
        scale = 1 / max(2 * math.hypot(x1 - x0, y1 - y0), 1e-6)
        auxiliary = self._auxiliary(found.auxiliary, time, scale)
        pose = FramePose(
            points=self._image(found.points, time, scale),
            confidence=np.clip(self._visibility(found.visibility), 0, 1),
            world=self._world(found.world, time),
        )
        return pose, Region.about(auxiliary[0], auxiliary[1])
