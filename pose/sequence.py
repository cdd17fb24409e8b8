"""The one array type that crosses every boundary: joints over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pose.skeletons import Skeleton

Floats = npt.NDArray[np.float32]
Seconds = npt.NDArray[np.float64]

# Below this a joint counts as unseen. BlazePose's own drawing utilities use the same limit.
MIN_CONFIDENCE = 0.5


@dataclass(frozen=True, eq=False)
class PoseSequence:
    """Joints of one person over time.

    Attributes:
        points: (T, J, C) float32, C = 2 (x, y) or 3 (x, y, z). Image sequences are in pixels of
            the upright frame, x right, y down, z depth on the scale of x (smaller is nearer the
            camera); world sequences are in metres about the middle of the hips, same axes.
            NaN where the joint was not found.
        confidence: (T, J) float32 in 0..1; 0 where the joint was not found.
        times: (T,) float64, seconds of the video, strictly increasing.
        skeleton: names of the axis J.

    Raises:
        ValueError: shapes, dtypes or times do not fit together.
    """

    points: Floats
    confidence: Floats
    times: Seconds
    skeleton: Skeleton

    def __post_init__(self) -> None:
        frames, joints = len(self.times), len(self.skeleton)
        if self.points.ndim != 3 or self.points.shape[:2] != (frames, joints):  # noqa: PLR2004
            raise ValueError(f"points {self.points.shape} do not fit ({frames}, {joints}, C)")
        if self.points.shape[2] not in (2, 3):
            raise ValueError(f"points have {self.points.shape[2]} coordinates, not 2 or 3")
        if self.confidence.shape != (frames, joints):
            raise ValueError(f"confidence {self.confidence.shape} is not ({frames}, {joints})")
        if not (self.times[1:] > self.times[:-1]).all():
            raise ValueError("times do not strictly increase")

    def __len__(self) -> int:
        return len(self.times)

    @property
    def seconds(self) -> float:
        """Time from the first frame to the last, seconds."""
        return float(self.times[-1] - self.times[0]) if len(self) else 0.0

    def joint(self, name: str) -> Floats:
        """(T, C) track of one joint, NaN where it was not found."""
        return self.points[:, self.skeleton.index[name]]

    def seen(self, name: str, threshold: float = MIN_CONFIDENCE) -> npt.NDArray[np.bool_]:
        """(T,) whether the joint may be judged in each frame."""
        return self.confidence[:, self.skeleton.index[name]] >= threshold

    def part(self, chosen: slice | npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> "PoseSequence":
        """The chosen frames alone."""
        return replace(
            self,
            points=self.points[chosen],
            confidence=self.confidence[chosen],
            times=self.times[chosen],
        )

    def on(self, skeleton: Skeleton) -> "PoseSequence":
        """The same motion on another skeleton; joints this one lacks are NaN with confidence 0."""
        points = np.full((len(self), len(skeleton), self.points.shape[2]), np.nan, np.float32)
        confidence = np.zeros((len(self), len(skeleton)), np.float32)
        known = [joint for joint in skeleton.joints if joint in self.skeleton.index]
        target = [skeleton.index[joint] for joint in known]
        source = [self.skeleton.index[joint] for joint in known]
        points[:, target] = self.points[:, source]
        confidence[:, target] = self.confidence[:, source]
        return PoseSequence(points, confidence, self.times, skeleton)

    def mirrored(self, width: float = 0.0) -> "PoseSequence":
        """Left and right swapped, x reflected about the middle of a picture ``width`` wide."""
        swap = list(self.skeleton.mirror)
        points = self.points[:, swap].copy()
        points[..., 0] = width - points[..., 0]
        return replace(self, points=points, confidence=self.confidence[:, swap])


def in_space(places: Sequence[Floats | None], image: PoseSequence) -> PoseSequence | None:
    """Joints in metres beside those of the picture, frame by frame.

    Args:
        places: of each frame (J, 3) metres about the hips, NaN where unknown, or nothing.
        image: the same frames; their confidence is that of both.

    Returns:
        None where somebody is in a frame without them: half of a movement in space is none.
    """
    nowhere = np.full((len(image.skeleton), 3), np.nan, np.float32)
    has_place = np.array([one is not None for one in places])
    has_somebody = (image.confidence > 0).any(axis=1)
    if not has_place.any() or (has_somebody & ~has_place).any():
        return None
    points = np.stack([nowhere if one is None else one for one in places])
    return replace(image, points=points.astype(np.float32))


def join(parts: Iterable[PoseSequence]) -> PoseSequence:
    """Consecutive sequences of one person as one.

    Raises:
        ValueError: no part was given, or their times overlap.
    """
    pieces = list(parts)
    if not pieces:
        raise ValueError("nothing to join")
    return PoseSequence(
        np.concatenate([piece.points for piece in pieces]),
        np.concatenate([piece.confidence for piece in pieces]),
        np.concatenate([piece.times for piece in pieces]),
        pieces[0].skeleton,
    )


@dataclass(frozen=True, eq=False)
class Poses:
    """What an estimator found in a video.

    Attributes:
        image: joints in pixels of the upright frame.
        size: width and height of the upright frame, pixels.
        estimator: name of what found them, such as ``blazepose``.
        world: joints in metres about the hips, where the estimator gives them.
    """

    image: PoseSequence
    size: tuple[int, int]
    estimator: str
    world: PoseSequence | None = None

    @property
    def found(self) -> npt.NDArray[np.bool_]:
        """(T,) frames in which the athlete was found."""
        found: npt.NDArray[np.bool_] = (self.image.confidence > 0).any(axis=1)
        return found
