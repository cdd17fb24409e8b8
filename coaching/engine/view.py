"""From where the athlete is filmed."""

import numpy as np

from pose.angles import visible
from pose.sequence import Floats, Poses, PoseSequence

# Shoulder width over torso length of a person seen squarely from the front, in the picture.
FRONT_WIDTH = 0.75
# From here on the movement of knees, hips and back lies near enough in the picture's plane.
SIDE_DEGREES = 50.0
# Below this a camera sees too little of how far the trunk leans or the back bends.
OBLIQUE_DEGREES = 25.0
# Beyond this a camera sees too little of how knees, hands and shoulders go across the body.
FRONTAL_DEGREES = 65.0


def can_judge(view: float, wanted: str, *, has_depth: bool = True) -> bool:
    """Whether what shows best from ``wanted`` (``any``, ``side`` or ``front``) shows from here.

    Args:
        view: degrees of the camera from the front, NaN where unknown.
        wanted: the view that a rule asks for.
        has_depth: whether the joints are known in space.
    """
    if wanted == "any":
        return True
    if wanted == "front":
        return bool(view <= (FRONTAL_DEGREES if has_depth else OBLIQUE_DEGREES))
    return bool(view >= OBLIQUE_DEGREES)


def seen_squarely(view: float, plane: str) -> bool:
    """Whether a camera at ``view`` degrees looks at a plane nearly at right angles."""
    return view >= SIDE_DEGREES if plane == "side" else view <= OBLIQUE_DEGREES


def view_angle(poses: Poses) -> float:
    """Degrees that the camera stands round from the front or the back: 0 to 90, 90 at the side.

    NaN where shoulders or hips were not seen.
    """
    if poses.world is not None:
        return _median(_turned(poses.world))
    return _median(_narrowed(poses.image))


def _turned(world: PoseSequence) -> Floats:
    """(T,) mean turn of shoulders and hips about the vertical."""
    lines = [_line(world, "shoulder"), _line(world, "hip")]
    turns = [np.degrees(np.arctan2(np.abs(line[:, 2]), np.abs(line[:, 0]))) for line in lines]
    return np.asarray(np.mean(turns, axis=0), np.float32)


def _narrowed(image: PoseSequence) -> Floats:
    """(T,) turn that makes the shoulders look as narrow as they do beside the torso."""
    middles = [
        (visible(image, f"left_{joint}") + visible(image, f"right_{joint}")) / 2
        for joint in ("shoulder", "hip")
    ]
    torso = np.linalg.norm((middles[0] - middles[1])[:, :2], axis=1)
    width = np.linalg.norm(_line(image, "shoulder")[:, :2], axis=1)
    share = np.clip(width / np.maximum(torso, 1e-6) / FRONT_WIDTH, 0, 1)
    return np.asarray(np.degrees(np.arccos(share)), np.float32)


def _line(sequence: PoseSequence, joint: str) -> Floats:
    return visible(sequence, f"left_{joint}", 0.1) - visible(sequence, f"right_{joint}", 0.1)


def _median(angles: Floats) -> float:
    seen = angles[np.isfinite(angles)]
    return float(np.median(seen)) if len(seen) else float("nan")
