"""Whether the athlete stands where all can be seen, and what to change until it is so."""

from dataclasses import dataclass

import numpy as np

from coaching.engine.exercise import Exercise
from coaching.engine.live.state import Check
from coaching.engine.live.words import (
    FACE_CAMERA,
    MORE_LIGHT,
    SHOW_FEET,
    SHOW_HEAD,
    STEP_BACK,
    STEP_CLOSER,
    STEP_IN,
    TURN_SIDEWAYS,
)
from coaching.engine.view import SIDE_DEGREES, view_angle
from pose.sequence import MIN_CONFIDENCE, Floats, Poses

# Share of the picture that the body fills, by its longer side: smaller, and joints are a few
# pixels apart; larger, and hands or feet leave the picture in the movement.
SMALLEST, LARGEST = 0.4, 0.92
# A joint this near to the picture's edge is guessed rather than seen, share of the picture.
EDGE = 0.01
# Mean confidence of the body below which the picture is too dark or too blurred.
CLEAR = 0.6
# Mean luminance of a picture in which limbs stand out from the background, 0..255.
BRIGHT = 45.0
# From the front a camera sees what goes across the body; a little aslant does no harm.
FRONT_DEGREES = 40.0

_ENDS = ("nose", "hip", "knee", "ankle")
_BODY = ("shoulder", "hip", "knee", "ankle")


@dataclass(frozen=True, eq=False)
class Seen:
    """The body in a moment of the picture.

    Attributes:
        poses: the last second or so.
        points: (J, 2) median place of each joint, pixels.
        confidence: (J,) median.
    """

    poses: Poses
    points: Floats
    confidence: Floats

    @classmethod
    def of(cls, poses: Poses) -> "Seen":
        """Look at a second of frames."""
        image = poses.image
        points = np.median(np.nan_to_num(image.points[..., :2]), axis=0).astype(np.float32)
        return cls(poses, points, np.median(image.confidence, axis=0).astype(np.float32))

    def best(self, joint: str) -> float:
        """Confidence of a joint, of the side that is seen better."""
        index = self.poses.image.skeleton.index
        names = [joint] if joint in index else [f"{side}_{joint}" for side in ("left", "right")]
        return max((self._inside(index[name]) for name in names if name in index), default=0.0)

    def _inside(self, joint: int) -> float:
        """Its confidence; none outside of the picture."""
        share = self.points[joint] / np.array(self.poses.size)
        return float(self.confidence[joint]) if np.all(abs(share - 0.5) <= 0.5 - EDGE) else 0.0

    @property
    def share(self) -> float:
        """How much of the picture the body fills, by its longer side; 0 where it is not seen."""
        seen = self.points[self.confidence >= MIN_CONFIDENCE]
        if len(seen) < len(_BODY):
            return 0.0
        extent = seen.max(axis=0) - seen.min(axis=0)
        return float(np.max(extent / np.array(self.poses.size)))


def checks(
    poses: Poses | None, exercise: Exercise | None, light: float | None
) -> tuple[Check, ...]:
    """What is not fit yet, in the order in which it should be seen to.

    Args:
        poses: the last second, ``None`` where there is none yet.
        exercise: whose view is wanted, where it is known.
        light: mean luminance of the picture, where the picture is known.
    """
    seen = None if poses is None else Seen.of(poses)
    if seen is None or seen.share == 0.0:
        return (Check("whole_body", ok=False, message=STEP_IN), Check("distance", ok=False),
                _light(None, light), Check("view", ok=False))  # fmt: skip
    return (_whole(seen), _distance(seen), _light(seen, light), _view(seen, exercise))


def _whole(seen: Seen) -> Check:
    missing = [joint for joint in _ENDS if seen.best(joint) < MIN_CONFIDENCE]
    if not missing:
        return Check("whole_body", ok=True)
    said = SHOW_HEAD if missing == ["nose"] else SHOW_FEET
    return Check("whole_body", ok=False, message=said)


def _distance(seen: Seen) -> Check:
    if seen.share > LARGEST:
        return Check("distance", ok=False, message=STEP_BACK)
    if seen.share < SMALLEST:
        return Check("distance", ok=False, message=STEP_CLOSER)
    return Check("distance", ok=True)


def _light(seen: Seen | None, light: float | None) -> Check:
    """By the picture where there is one, else by how sure the joints are."""
    clear = True if seen is None else np.mean([seen.best(joint) for joint in _BODY]) >= CLEAR
    if clear if light is None else light >= BRIGHT:
        return Check("light", ok=True)
    return Check("light", ok=False, message=MORE_LIGHT)


def _view(seen: Seen, exercise: Exercise | None) -> Check:
    angle = view_angle(seen.poses)
    if exercise is None or not np.isfinite(angle):
        return Check("view", ok=True)
    if exercise.plane == "side" and angle < SIDE_DEGREES:
        return Check("view", ok=False, message=TURN_SIDEWAYS)
    if exercise.plane == "front" and angle > FRONT_DEGREES:
        return Check("view", ok=False, message=FACE_CAMERA)
    return Check("view", ok=True)
