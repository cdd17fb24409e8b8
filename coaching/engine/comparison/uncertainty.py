"""How far a compared angle may be off: by the camera's place, and by how well joints were seen."""

import math

import numpy as np

from coaching.engine.exercise import Exercise, Plane
from coaching.engine.view import OBLIQUE_DEGREES
from pose.angles import ANGLES
from pose.sequence import MIN_CONFIDENCE, PoseSequence

# Root mean square error of an estimated knee in a squat, degrees: -2.3 +- 6.4 from the side, and
# -13.9 +- 15.1 over oblique views (measured with MediaPipe against markers).
SQUARE_ERROR = math.hypot(2.3, 6.4)
OBLIQUE_ERROR = math.hypot(13.9, 15.1)
# A camera this far from square to the joint's plane is as good as square, or as bad as oblique,
# degrees; past the last one the angle does not show at all.
SQUARE_WITHIN, OBLIQUE_FROM, UNFIT_FROM = 20.0, 50.0, 90.0 - OBLIQUE_DEGREES
# A joint that is barely seen is guessed from its neighbours: degrees more, at the least confidence.
GUESS_ERROR = 15.0
# What an exactly known joint is told by.
EXACT_ESTIMATOR = "truth"
# Hips and knees bend in the plane of the walk whatever the arms do.
_ALWAYS_SIDE = frozenset({"hip", "knee", "ankle"})


def plane_of(bend: str, exercise: Exercise) -> Plane:
    """The plane in which a joint bends in an exercise."""
    return "side" if bend in _ALWAYS_SIDE else exercise.plane


def view_error(view: float, plane: Plane) -> float | None:
    """Degrees that the camera's place adds, ``None`` where the plane cannot be seen from there."""
    if math.isnan(view):
        return OBLIQUE_ERROR
    off = 90.0 - view if plane == "side" else view
    if off > UNFIT_FROM:
        return None
    return float(np.interp(off, (SQUARE_WITHIN, OBLIQUE_FROM), (SQUARE_ERROR, OBLIQUE_ERROR)))


def seen_error(sequence: PoseSequence, angle: str) -> float:
    """Degrees that poorly seen joints add."""
    index = [sequence.skeleton.index[j] for j in ANGLES[angle] if j in sequence.skeleton.index]
    sure = sequence.confidence[:, index]
    seen = sure[(sure >= MIN_CONFIDENCE).all(axis=1)]
    if len(seen) == 0:
        return GUESS_ERROR
    return float(GUESS_ERROR * (1 - seen.mean()) / (1 - MIN_CONFIDENCE))
