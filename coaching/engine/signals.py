"""Measures an exercise's signals in the joints, one curve a side, on an even time grid."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from coaching.engine.exercise import Range, Signal
from coaching.engine.view import seen_squarely, view_angle
from pose.angles import between, inclination, visible
from pose.motion import GRID_RATE, even_grid, resample
from pose.sequence import Floats, Poses, PoseSequence, Seconds
from pose.smoothing import Curve, fill_gaps, smooth

SIDES = ("left", "right")
# Counting averages over joints and time, and an estimator guesses a hidden joint rather well:
# only what it knows nothing of is left out. Findings ask for the full limit.
COUNTING_CONFIDENCE = 0.1
# The fastest repetition takes 0.6 s; this takes 10 % of its range and most of the jitter.
SIGMA_SECONDS = 0.07
# A length of the body is the same all through; the far end is where it lies in the picture's plane.
LENGTH_PERCENTILE = 90


@dataclass(frozen=True, eq=False)
class Body:
    """The joints that the engine measures in.

    Attributes:
        sequence: world joints where the estimator has them, else joints of the picture.
        dimensions: 3 for world joints, 2 for the picture.
        grid: (N,) even times, seconds, on which all curves lie.
        picture: joints of the picture.
        view: degrees of the camera from the front, NaN where unknown.
    """

    sequence: PoseSequence
    dimensions: int
    grid: Seconds
    picture: PoseSequence
    view: float
    _measured: dict[tuple[Signal | Range, str], Curve] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, poses: Poses) -> "Body":
        """The best joints there are."""
        sequence = poses.world if poses.world is not None else poses.image
        dimensions = 3 if poses.world is not None else 2
        grid = even_grid(sequence.times)
        return cls(sequence, dimensions, grid, poses.image, view_angle(poses))

    @property
    def has_depth(self) -> bool:
        """Whether the joints are known in space."""
        return self.dimensions == 3  # noqa: PLR2004 - x, y and z

    @property
    def rate(self) -> float:
        """Points of the grid a second."""
        return GRID_RATE

    def track(self, joint: str) -> Floats:
        """(T, dimensions) of a joint, NaN where unseen."""
        return visible(self.sequence, joint, COUNTING_CONFIDENCE)[:, : self.dimensions]

    def length(self, *joints: str) -> float:
        """Length of the chain of bones through ``joints``, units of the sequence."""
        tracks = [self.track(joint) for joint in joints]
        bones = [np.linalg.norm(a - b, axis=1) for a, b in pairwise(tracks)]
        seen = [bone[np.isfinite(bone)] for bone in bones]
        if any(len(bone) == 0 for bone in seen):
            return float("nan")
        return float(sum(np.percentile(bone, LENGTH_PERCENTILE) for bone in seen))


# The chain of bones between two joints, for ``reach``.
_CHAINS = {
    ("shoulder", "wrist"): ("shoulder", "elbow", "wrist"),
    ("hip", "ankle"): ("hip", "knee", "ankle"),
    ("shoulder", "knee"): ("shoulder", "hip", "knee"),
    ("shoulder", "ankle"): ("shoulder", "hip", "knee", "ankle"),
}


def measure(body: Body, signal: Signal | Range, side: str) -> Curve:
    """(N,) one signal on one side, smoothed without lag, NaN where its joints are unseen."""
    known = body._measured
    if (signal, side) not in known:
        known[signal, side] = _measure(body, signal, side)
    return known[signal, side]


def _measure(body: Body, signal: Signal | Range, side: str) -> Curve:
    joints = tuple(_sided(joint, side) for joint in signal.joints)
    raw = _in_picture(body, joints) if _is_flat(body, signal) else _RAW[signal.kind](body, joints)
    times = body.sequence.times
    curve = resample(fill_gaps(raw.astype(np.float64), times), times, body.grid)
    return smooth(curve, GRID_RATE, SIGMA_SECONDS)


def _sided(joint: str, side: str) -> str:
    return joint if joint == "nose" else f"{side}_{joint}"


def _is_flat(body: Body, signal: Signal | Range) -> bool:
    """Whether the picture shows a movement's angle more truly than the joints in space do."""
    if not isinstance(signal, Signal) or signal.kind != "angle":
        return False
    return seen_squarely(body.view, signal.plane)


def _in_picture(body: Body, joints: tuple[str, ...]) -> Curve:
    tracks = (visible(body.picture, joint, COUNTING_CONFIDENCE)[:, :2] for joint in joints)
    return between(*tracks).astype(np.float64)


def _angle(body: Body, joints: tuple[str, ...]) -> Curve:
    first, middle, last = (body.track(joint) for joint in joints)
    return between(first, middle, last).astype(np.float64)


def _reach(body: Body, joints: tuple[str, ...]) -> Curve:
    first, last = joints
    side, bare = first.split("_", 1)[0], (first.split("_", 1)[-1], last.split("_", 1)[-1])
    chain = tuple(_sided(joint, side) for joint in _CHAINS.get(bare, bare))
    apart = np.linalg.norm(body.track(first) - body.track(last), axis=1)
    return np.asarray(apart / body.length(*chain), np.float64)


def _height(body: Body, joints: tuple[str, ...]) -> Curve:
    upper, lower = joints
    torso = np.nanmax([body.length(f"{side}_shoulder", f"{side}_hip") for side in SIDES])
    return np.asarray((body.track(lower)[:, 1] - body.track(upper)[:, 1]) / torso, np.float64)


def _tilt(body: Body, joints: tuple[str, ...]) -> Curve:
    upper, lower = joints
    return inclination(body.track(lower), body.track(upper)).astype(np.float64)


_RAW = {"angle": _angle, "reach": _reach, "height": _height, "tilt": _tilt}
