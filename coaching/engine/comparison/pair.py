"""User and expert, measured alike: in the picture where both are seen squarely, else in space."""

from dataclasses import dataclass

import numpy as np

from coaching.engine.comparison.angles import AngleTracks, bend_of, other_side
from coaching.engine.comparison.library import Expert
from coaching.engine.comparison.uncertainty import (
    EXACT_ESTIMATOR,
    SQUARE_ERROR,
    plane_of,
    seen_error,
    view_error,
)
from coaching.engine.exercise import Exercise
from coaching.engine.scene import Scene
from coaching.engine.view import seen_squarely, view_angle
from pose.angles import ANGLES
from pose.sequence import Poses, PoseSequence

# What is compared beside the joint that does the work: its neighbours, by which people cheat. The
# rest of the body belongs to the variant (arms in a squat) and is nobody's fault.
_BESIDE = {
    "elbow": ("elbow", "shoulder", "hip"),
    "shoulder": ("shoulder", "elbow", "hip"),
    "hip": ("hip", "knee"),
    "knee": ("knee", "hip"),
}
SIDES = ("left", "right")
# They move in more than one plane: seen obliquely, one way is taken for another. So they are
# compared only where the view adds no more than this, degrees.
MOST_BESIDE_ERROR = 12.0
# After GymbrAIn: how far a joint may be from the expert's where nobody said otherwise, degrees.
DEFAULT_TOLERANCE = 25.0


@dataclass(frozen=True, eq=False)
class Pair:
    """Both clips' angles, by the same names.

    Attributes:
        user: the user's angles.
        expert: the expert's, as the user's sides are named.
        tolerances: degrees that each angle may differ.
        errors: degrees by which each may be off; NaN where the view does not show it.
        working: names of the angles that do the work.
    """

    user: AngleTracks
    expert: AngleTracks
    tolerances: np.ndarray[tuple[int], np.dtype[np.float64]]
    errors: np.ndarray[tuple[int], np.dtype[np.float64]]
    working: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Of the angles."""
        return self.user.names


def compared_angles(exercise: Exercise) -> tuple[str, ...]:
    """Names of the angles that an exercise is compared by, the working joints first."""
    bends = [bend_of(name) for name in exercise.primary if name in ANGLES]
    wanted = [beside for bend in bends for beside in _BESIDE.get(bend, (bend,))]
    return tuple(f"{side}_{bend}" for bend in dict.fromkeys(wanted) for side in SIDES)


def paired(scene: Scene, exercise: Exercise, expert: Expert, *, mirrored: bool) -> Pair:
    """Measure both."""
    names = compared_angles(exercise)
    exact = _is_exact(scene) and expert.world is not None
    mine, theirs, dimensions = _sequences(scene, exercise, expert, exact=exact)
    user = AngleTracks.of(mine, names, dimensions[0])
    other = AngleTracks.of(theirs, names, dimensions[1])
    sides = {name: other_side(name) if mirrored else name for name in names}
    tolerance = [float(expert.tolerances.get(sides[n], DEFAULT_TOLERANCE)) for n in names]
    errors = [0.0 if exact else _error(scene, exercise, expert, name) for name in names]
    aligned = (other.mirrored() if mirrored else other).ordered(names)
    return Pair(user, aligned, np.array(tolerance), np.array(errors), exercise.primary)


def _is_exact(scene: Scene) -> bool:
    return scene.poses.estimator == EXACT_ESTIMATOR and scene.poses.world is not None


def _sequences(
    scene: Scene, exercise: Exercise, expert: Expert, *, exact: bool
) -> tuple[PoseSequence, PoseSequence, tuple[int, int]]:
    """The user's joints, the expert's, and the dimensions to read each in."""
    in_space, in_picture = 3, 2
    world = scene.poses.world
    if exact and world is not None and expert.world is not None:
        return world, expert.world, (in_space, in_space)
    mine, dimensions = scene.best_joints(exercise.plane)
    square = seen_squarely(expert_view(expert), exercise.plane)
    if dimensions == in_picture and (square or expert.world is None):
        return mine, expert.poses, (in_picture, in_picture)
    if expert.world is None:
        return scene.poses.image, expert.poses, (in_picture, in_picture)
    return mine, expert.world, (dimensions, in_space)


def expert_view(expert: Expert) -> float:
    """Degrees of the expert's camera from the front, NaN where unknown."""
    return view_angle(Poses(expert.poses, (1, 1), "reference", expert.world))


def _error(scene: Scene, exercise: Exercise, expert: Expert, name: str) -> float:
    """The view's, the joints' and the expert's own, as independent errors add."""
    from_view = view_error(scene.view, plane_of(bend_of(name), exercise))
    beside = name not in exercise.primary
    if from_view is None or (beside and from_view > MOST_BESIDE_ERROR):
        return float("nan")
    # An expert's clip is filmed squarely, or its curator would not have published it.
    own = 0.0 if expert.builtin else SQUARE_ERROR
    return float(np.sqrt(from_view**2 + seen_error(scene.poses.image, name) ** 2 + own**2))
