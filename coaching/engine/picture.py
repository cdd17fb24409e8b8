"""A picture without depth: which way the athlete's left is, as far as the view tells."""

from dataclasses import replace

import numpy as np

from coaching.engine.view import seen_squarely
from pose.angles import visible
from pose.sequence import Floats, Poses, PoseSequence
from pose.smoothing import Curve

# What is foreshortened to less than this share of its length is stretched no further.
LEAST = 0.4


def flat_space(poses: Poses) -> PoseSequence:
    """Joints of the picture as (T, J, 3) points in pixels, none of them deeper than another."""
    image = poses.image
    points = np.zeros((*image.points.shape[:2], 3), np.float32)
    points[..., :2] = image.points[..., :2]
    return replace(image, points=points)


def left_in(poses: Poses, view: float) -> Curve:
    """(3,) vector to the athlete's left: to the right of the picture, down, away.

    Its parts are the longer the more slantwise they are seen: what lies ahead and what lies aside
    is measured at its true length.

    Args:
        poses: without joints in space.
        view: degrees of the camera from the front, NaN where unknown.
    """
    ahead, aside = shown(view)
    image = poses.image
    shoulders = _sign(_way(image, "right_shoulder", "left_shoulder"))
    feet = [_way(image, f"{side}_heel", f"{side}_foot_index") for side in ("left", "right")]
    heads = [_way(image, f"{side}_ear", "nose") for side in ("left", "right")]
    looks = _sign(np.concatenate([*feet, *heads]))
    return np.array([shoulders / aside, 0.0, looks / ahead])


def shown(view: float) -> tuple[float, float]:
    """The shares of what lies ahead and of what lies aside that the picture shows.

    What is seen squarely is taken as it is: an estimated view is too rough to stretch that.
    """
    turn = np.radians(np.nan_to_num(view, nan=90.0))
    ahead = 1.0 if seen_squarely(view, "side") else float(np.sin(turn))
    aside = 1.0 if seen_squarely(view, "front") else float(np.cos(turn))
    return max(ahead, LEAST), max(aside, LEAST)


def _way(image: PoseSequence, back: str, front: str) -> Floats:
    return (visible(image, front) - visible(image, back))[:, 0]


def _sign(ways: Floats) -> float:
    """1 where most of them lead to the right, -1 where to the left."""
    known = ways[np.isfinite(ways)]
    return 1.0 if len(known) == 0 or np.median(known) >= 0 else -1.0
