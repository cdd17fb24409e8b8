"""The poses of a repetition that say most about it: those at which the body comes to rest."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from pose.sequence import MIN_CONFIDENCE, Floats, PoseSequence
from pose.skeletons import COMMON13

Moment = Literal["start", "turn", "end"]
Mask = npt.NDArray[np.bool_]

MOMENTS: tuple[Moment, ...] = ("start", "turn", "end")
# Of keyframes and of the descriptors made of them: stored with references, which are made again
# where theirs is another.
KEYFRAME_VERSION = 2

# How far from a repetition's own moment the rest may lie, seconds: half of the quickest way.
SEARCH_SECONDS = 0.25
# The same as a share of the shorter way, so that quick repetitions keep their moments apart.
SEARCH_SHARE = 0.3
# A pose is the mean of the frames this near, seconds: two frames of a usual clip on either side
# halve the estimator's unrest, and a resting body does not move in that time.
AVERAGE_SECONDS = 0.07
# Speed is a difference of noisy places: it is read over this long, seconds.
SPEED_SECONDS = 0.2
# The size of a repetition is this percentile over its frames: foreshortening only ever shortens.
SIZE_PERCENTILE = 80.0

# Usual lengths in trunks, from the segment lengths in Winter's tables (4th edition, figure 4.1).
_BONES: tuple[tuple[str, str, float], ...] = tuple(
    (f"{side}_{upper}", f"{side}_{lower}", length)
    for upper, lower, length in (
        ("shoulder", "hip", 1.0), ("shoulder", "elbow", 0.65), ("elbow", "wrist", 0.51),
        ("hip", "knee", 0.85), ("knee", "ankle", 0.85),
    )
    for side in ("left", "right")
)  # fmt: skip
_INDEX = COMMON13.index
_UPPER = [_INDEX[upper] for upper, _, _ in _BONES]
_LOWER = [_INDEX[lower] for _, lower, _ in _BONES]
_USUAL = np.array([length for _, _, length in _BONES], np.float32)
_SHOULDERS = [_INDEX["left_shoulder"], _INDEX["right_shoulder"]]
_HIPS = [_INDEX["left_hip"], _INDEX["right_hip"]]
_SMALLEST = 1e-6


@dataclass(frozen=True, eq=False)
class Keyframe:
    """One pose of a repetition.

    Attributes:
        at: seconds of the video.
        moment: which of the repetition's poses it is.
        points: (13, 2) float32 joints of COMMON13 in trunk lengths, x right, y down, from the
            middle of the shoulders (of the hips where no shoulder is seen); 0 where unseen.
        seen: (13,) whether a joint is known.
    """

    at: float
    moment: Moment
    points: Floats
    seen: Mask

    def mirrored(self) -> "Keyframe":
        """The same pose in a mirror, left and right swapped."""
        swap = list(COMMON13.mirror)
        points = (self.points * np.array([-1, 1], np.float32))[swap]
        return Keyframe(self.at, self.moment, points, self.seen[swap])


def keyframes(
    sequence: PoseSequence, start: float, turn: float, end: float
) -> tuple[Keyframe, ...]:
    """The poses at which a repetition rests: where it starts, turns and ends.

    Each is taken where the body is slowest near the given moment, so that two people whose
    repetitions were marked a little apart are still compared in the same pose.

    Args:
        sequence: joints on any skeleton, in pixels or metres; depth is left out.
        start: when the repetition leaves its start, seconds of the video.
        turn: when it is furthest.
        end: when it is back.

    Returns:
        In the order of ``MOMENTS``; a moment at which no shoulder and no hip is seen is left out.
    """
    lead = 2 * SEARCH_SECONDS
    near = (sequence.times >= start - lead) & (sequence.times <= end + lead)
    part = sequence.on(COMMON13).part(near)
    if len(part) == 0:
        return ()
    points, seen = _known(part)
    size = _size(points, seen)
    speed = _speed(points, seen, part.times)
    reach = min(SEARCH_SECONDS, SEARCH_SHARE * max(0.0, min(turn - start, end - turn)))
    found = []
    for moment, time in zip(MOMENTS, (start, turn, end), strict=True):
        at = _rest(speed, part.times, time, reach)
        pose = _pose(points, seen, np.abs(part.times - at) <= AVERAGE_SECONDS, size)
        if pose is not None:
            found.append(Keyframe(at, moment, *pose))
    return tuple(found)


def _known(part: PoseSequence) -> tuple[Floats, Mask]:
    """(T, 13, 2) places, 0 where unseen, and (T, 13) whether seen."""
    points = part.points[..., :2]
    seen = np.isfinite(points).all(axis=2) & (part.confidence >= MIN_CONFIDENCE)
    return np.where(seen[..., None], points, np.float32(0)), seen


def _size(points: Floats, seen: Mask) -> float:
    """Length of the trunk that the bones in view speak for, in the unit of the points."""
    lengths = np.linalg.norm(points[:, _UPPER] - points[:, _LOWER], axis=-1)
    both = seen[:, _UPPER] & seen[:, _LOWER]
    usual = (both * _USUAL).sum(axis=1)
    told = usual > 0
    if not told.any():
        return 1.0
    sizes = (lengths * both).sum(axis=1)[told] / usual[told]
    return max(float(np.percentile(sizes, SIZE_PERCENTILE)), _SMALLEST)


def _speed(points: Floats, seen: Mask, times: npt.NDArray[np.float64]) -> Floats:
    """(T,) mean speed of the seen joints over ``SPEED_SECONDS``, units a second."""
    before = np.searchsorted(times, times - SPEED_SECONDS / 2)
    after = np.minimum(np.searchsorted(times, times + SPEED_SECONDS / 2), len(times) - 1)
    both = seen[before] & seen[after]
    moved = np.linalg.norm(points[after] - points[before], axis=-1) * both
    lasted = np.maximum(times[after] - times[before], _SMALLEST)
    mean = moved.sum(axis=1) / np.maximum(both.sum(axis=1), 1) / lasted
    return np.where(both.any(axis=1), mean, np.inf).astype(np.float32)


def _rest(speed: Floats, times: npt.NDArray[np.float64], time: float, reach: float) -> float:
    """When the body is slowest within ``reach`` seconds of a moment; the moment itself if equal."""
    near = np.flatnonzero(np.abs(times - time) <= reach)
    if len(near) == 0 or not np.isfinite(speed[near]).any():
        return float(times[np.argmin(np.abs(times - time))])
    # Of equally slow frames the one nearest to the moment.
    order = np.lexsort((np.abs(times[near] - time), speed[near]))
    return float(times[near[order[0]]])


def _pose(points: Floats, seen: Mask, frames: Mask, size: float) -> tuple[Floats, Mask] | None:
    """Mean of the chosen frames: (13, 2) trunk lengths from the centre, and (13,) seen."""
    weight = (seen & frames[:, None]).astype(np.float32)
    count = weight.sum(axis=0)
    known = count >= max(1.0, frames.sum() / 2)
    place = (points * weight[..., None]).sum(axis=0) / np.maximum(count, 1)[:, None]
    anchor = next((pair for pair in (_SHOULDERS, _HIPS) if known[pair].any()), None)
    if anchor is None:
        return None
    centre = place[[joint for joint in anchor if known[joint]]].mean(axis=0)
    pose = np.where(known[:, None], (place - centre) / np.float32(size), 0)
    return pose.astype(np.float32), known
