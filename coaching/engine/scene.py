"""A video's joints with what is known about how well they can be judged."""

from dataclasses import dataclass

import numpy as np

from coaching.engine.signals import Body
from coaching.engine.view import OBLIQUE_DEGREES, SIDE_DEGREES, view_angle
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

    @classmethod
    def of(cls, poses: Poses) -> "Scene":
        """Look at what the estimator found."""
        return cls(poses, Body.of(poses), view_angle(poses))

    def best_joints(self, plane: str) -> tuple[PoseSequence, int]:
        """Joints in which angles of a plane are truest, and how many coordinates to use.

        A camera that sees the plane squarely measures better in the picture than in space.
        """
        squarely = self.view >= SIDE_DEGREES if plane == "side" else self.view <= OBLIQUE_DEGREES
        if self.poses.world is None or squarely:
            return self.poses.image, 2
        return self.poses.world, 3

    def can_judge(self, view: str) -> bool:
        """Whether a rule that asks for ``view`` can be judged from here."""
        return view == "any" or bool(self.view >= OBLIQUE_DEGREES)

    def frames(self, start: int, end: int) -> slice:
        """The frames of the video between two indices of the grid, both included."""
        times = self.poses.image.times
        first = int(np.searchsorted(times, self.body.grid[start] - 1e-6))
        last = int(np.searchsorted(times, self.body.grid[end] + 1e-6))
        return slice(first, max(last, first + 1))
