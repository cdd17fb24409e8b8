"""BlazePose as an estimator: detect once, then follow from frame to frame."""

import math

import numpy as np

from pose.athlete import AthleteRules, AthleteTracker, Candidate
from pose.estimators.base import Frame, FramePose, Precision
from pose.estimators.blazepose.detector import Detector
from pose.estimators.blazepose.filters import AUXILIARY, IMAGE, WORLD, LowPass, OneEuro
from pose.estimators.blazepose.landmarks import LandmarkFinder, Landmarks
from pose.estimators.blazepose.region import Region
from pose.sequence import Floats
from pose.skeletons import BLAZEPOSE33

# Seconds between two looks at everybody in view. The landmark net follows whom it has; without a
# look round, a bystander seen first would be followed for good. Costs a hundredth of the time.
LOOK_AROUND = 1.0
COAST_MARGIN = 0.3  # seconds beyond it for which others are remembered
SAME_HIPS = 0.2  # of a region's side, between the hips of one person found twice


class BlazePose:
    """Follows one athlete through consecutive frames.

    Args:
        threads: CPU threads for a frame.
        precision: ``auto`` is ``mixed`` where the CPU has bf16 by itself, else f32.
    """

    name = "blazepose"
    skeleton = BLAZEPOSE33

    def __init__(self, *, threads: int = 1, precision: Precision = "auto") -> None:
        self._detector = Detector(threads, precision)
        self._landmarks = LandmarkFinder(threads, precision)
        self._athlete = AthleteTracker(AthleteRules(coast=LOOK_AROUND + COAST_MARGIN))
        self._looked = -math.inf
        self._filters = _Filters()
        self._region: Region | None = None
        self._preferred: Region | None = None

    def reset(self) -> None:
        """Forget the track: the next frame is not a continuation."""
        self._athlete.reset()
        self._looked = -math.inf
        self._preferred = None
        self._lose()

    def prefer(self, points: Floats) -> None:
        """Look first about these joints (33, C), pixels."""
        region = _region_of(points)
        self._preferred = region if region.usable() else None

    def __call__(self, frame: Frame, time: float) -> FramePose | None:
        """The athlete in the next frame (H, W, 3) RGB at ``time`` seconds; None when not seen."""
        region = self._follow(frame, time) or self._preferred or self._detect(frame, time)
        self._preferred = None
        found = self._landmarks(frame, region) if region else None
        if found is None:
            self._lose()
            return None
        pose, self._region = self._filters(found, time)
        return pose

    def _follow(self, frame: Frame, time: float) -> Region | None:
        """Where the track goes on, unless somebody who matters more has come into view."""
        if self._region is None:
            return None
        people = [self._region]
        if time - self._looked >= LOOK_AROUND:
            others = self._people(frame, time)
            people += [other for other in others if _apart(other, self._region)]
        if self._choice(people, time) is not self._region:
            self._lose()
        return self._region

    def _lose(self) -> None:
        self._region = None
        self._filters = _Filters()

    def _detect(self, frame: Frame, time: float) -> Region | None:
        """Where the athlete is, if in view: the same as before, or else the largest."""
        return self._choice(self._people(frame, time), time)

    def _people(self, frame: Frame, time: float) -> list[Region]:
        self._looked = time
        regions = [person.region for person in self._detector(frame)]
        return [region for region in regions if region.usable()]

    def _choice(self, people: list[Region], time: float) -> Region | None:
        chosen = self._athlete.choose([_candidate(region) for region in people], time)
        return None if chosen is None else people[chosen]


def _apart(one: Region, other: Region) -> bool:
    """Whether two regions are two people: their hips are far from each other."""
    return math.hypot(one.x - other.x, one.y - other.y) > SAME_HIPS * max(one.side, other.side)


def _candidate(region: Region) -> Candidate:
    half = region.side / 2
    x, y = region.x, region.y
    return Candidate((x - half, y - half, x + half, y + half), score=1.0)


def _region_of(points: Floats) -> Region:
    """The upright square about the hips that holds all joints."""
    index = BLAZEPOSE33.index
    centre = points[[index["left_hip"], index["right_hip"]], :2].mean(axis=0)
    reach = float(np.linalg.norm(points[:, :2] - centre, axis=1).max())
    return Region.about(centre, centre - [0.0, reach])


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
