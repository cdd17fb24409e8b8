"""A video's joints with what is known about how well they can be judged."""

from dataclasses import dataclass, field

import numpy as np

from coaching.engine.signals import LENGTH_PERCENTILE, Body
from coaching.engine.view import OBLIQUE_DEGREES, seen_squarely
from pose.angles import visible
from pose.sequence import Poses, PoseSequence


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

    def can_judge(self, view: str) -> bool:
        """Whether a rule that asks for ``view`` can be judged from here."""
        return view == "any" or bool(self.view >= OBLIQUE_DEGREES)

    def frames(self, start: int, end: int) -> slice:
        """The frames of the video between two indices of the grid, both included."""
        times = self.poses.image.times
        first = int(np.searchsorted(times, self.body.grid[start] - 1e-6))
        last = int(np.searchsorted(times, self.body.grid[end] + 1e-6))
        return slice(first, max(last, first + 1))
