"""A video's joints with what is known about how well they can be judged."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from coaching.engine.picture import flat_space, left_in
from coaching.engine.signals import LENGTH_PERCENTILE, SIDES, SIGMA_SECONDS, Body
from coaching.engine.view import can_judge, seen_squarely
from pose.angles import visible
from pose.motion import resample
from pose.sequence import Poses, PoseSequence
from pose.smoothing import Curve, fill_gaps, smooth

# What exactly known joints are told by: the animated athlete's.
EXACT_ESTIMATOR = "truth"


@dataclass(frozen=True, eq=False)
class Scene:
    """What the judging parts of the engine work on.

    Attributes:
        poses: what the estimator found.
        body: the joints that counting measures in.
        view: degrees of the camera from the front, NaN where unknown.
    """

    poses: Poses
    body: Body
    view: float
    _lengths: dict[tuple[str, str], float] = field(default_factory=dict, repr=False)
    _tracks: dict[tuple[str, bool], Curve] = field(default_factory=dict, repr=False)
    _trunks: dict[bool, float] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, poses: Poses) -> "Scene":
        """Look at what the estimator found."""
        body = Body.of(poses)
        return cls(poses, body, body.view)

    def best_joints(self, plane: str) -> tuple[PoseSequence, int]:
        """Joints in which angles of a plane are truest, and how many coordinates to use.

        A camera that sees the plane squarely measures better in the picture than in space.
        """
        if self.poses.world is None or seen_squarely(self.view, plane):
            return self.poses.image, 2
        return self.poses.world, 3

    def bone_length(self, first: str, second: str) -> float:
        """Length of a bone in the joints that are best for the side plane, NaN where unseen."""
        if (first, second) not in self._lengths:
            sequence, dimensions = self.best_joints("side")
            bone = (visible(sequence, first) - visible(sequence, second))[:, :dimensions]
            lengths = np.linalg.norm(bone, axis=1)
            seen = lengths[np.isfinite(lengths)]
            length = float(np.percentile(seen, LENGTH_PERCENTILE)) if len(seen) else np.nan
            self._lengths[first, second] = length
        return self._lengths[first, second]

    @property
    def exact(self) -> bool:
        """Whether the joints are known and not estimated."""
        return self.poses.estimator == EXACT_ESTIMATOR

    def is_flat(self, view: str) -> bool:
        """Whether a rule that asks for ``view`` is measured in the picture rather than in space.

        An estimator's depth is poor: what a camera sees squarely it had better take as it is.
        """
        if self.poses.world is None:
            return True
        return view == "side" and not self.exact and seen_squarely(self.view, "side")

    def left(self, *, flat: bool) -> Curve | None:
        """(3,) which way the athlete's left is, ``None`` where the joints in space say it."""
        return left_in(self.poses, self.view) if flat else None

    def track(self, joint: str, *, flat: bool) -> Curve:
        """(N, 3) of a joint on the body's grid, smoothed without lag, NaN where unseen.

        To the right, down and away; without depth where ``flat``.
        """
        if (joint, flat) not in self._tracks:
            space = self._picture if flat or self.poses.world is None else self.poses.world
            raw, times = visible(space, joint).astype(np.float64), space.times
            even = resample(fill_gaps(raw, times), times, self.body.grid)
            self._tracks[joint, flat] = smooth(even, self.body.rate, SIGMA_SECONDS)
        return self._tracks[joint, flat]

    @cached_property
    def _picture(self) -> PoseSequence:
        return flat_space(self.poses)

    def trunk(self, *, flat: bool) -> float:
        """Length of the trunk in the unit of ``track``, NaN where it was never seen."""
        if flat not in self._trunks:
            ends = [
                np.mean([self.track(f"{side}_{joint}", flat=flat) for side in SIDES], axis=0)
                for joint in ("shoulder", "hip")
            ]
            lengths = np.linalg.norm(ends[0] - ends[1], axis=1)
            seen = lengths[np.isfinite(lengths)]
            length = float(np.percentile(seen, LENGTH_PERCENTILE)) if len(seen) else float("nan")
            self._trunks[flat] = length
        return self._trunks[flat]

    def can_judge(self, view: str) -> bool:
        """Whether a rule that asks for ``view`` can be judged from here."""
        return can_judge(self.view, view, has_depth=self.body.has_depth)

    def frames(self, start: int, end: int) -> slice:
        """The frames of the video between two indices of the grid, both included."""
        times = self.poses.image.times
        first = int(np.searchsorted(times, self.body.grid[start] - 1e-6))
        last = int(np.searchsorted(times, self.body.grid[end] + 1e-6))
        return slice(first, max(last, first + 1))
