"""What a push-up's joints in a picture tell about its form, as one row of numbers.

Both sides are read together and never told apart: a push-up means the same filmed from either side.
All is an angle or a share of the body's length, so that the camera's distance and the picture's
size drop out.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from coaching.engine.form.arrays import Wide, angle, between, smooth
from pose.sequence import PoseSequence

_PERCENTILES = (5, 25, 50, 75, 95)
_END = 5  # a fifth of the frames are the top, as many the bottom and the middle of the movement
_STILL = 0.002  # lengths a frame; slower is a hold and not a way up or down
_LEAST_LENGTH = 1e-3  # pixels; a body without length gives numbers without meaning
_LEAST_WAY = 1e-3  # lengths; shoulders that move less give no ratio of hips to shoulders
_JOINTS = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "foot_index")
_ANGLES = {
    "elbow": ("shoulder", "elbow", "wrist"),
    "shoulder": ("elbow", "shoulder", "hip"),
    "hip": ("shoulder", "hip", "knee"),
    "body": ("shoulder", "hip", "ankle"),
    "knee": ("hip", "knee", "ankle"),
    "ankle": ("knee", "ankle", "foot_index"),
    "neck": ("ear", "shoulder", "hip"),
}

Tracks = Mapping[str, Wide]  # (T, 2) places of each joint


def push_up_features(picture: PoseSequence) -> dict[str, float]:
    """Named features of push-ups, one or many.

    Args:
        picture: BlazePose's joints in pixels, (T, 33, 2 or 3).
    """
    left, right = _side(picture, "left"), _side(picture, "right")
    shoulder, hip = _heights(left, right)
    order = np.argsort(shoulder)
    told: dict[str, float] = {}
    for name, triple in _ANGLES.items():
        one, other = (angle(*(side[joint] for joint in triple)) for side in (left, right))
        told |= _spread(f"{name}.mean", (one + other) / 2)
        told |= _spread(f"{name}.least", np.minimum(one, other))
        told |= _spread(f"{name}.most", np.maximum(one, other))
        told |= _phases(name, one, other, order)
    return told | _hips(shoulder, hip, order) | _pace(shoulder)


def _side(picture: PoseSequence, side: str) -> dict[str, Wide]:
    """(T, 2) of each joint without gaps, smoothed."""
    return {joint: smooth(picture.joint(f"{side}_{joint}")[:, :2]) for joint in _JOINTS}


def _heights(left: Tracks, right: Tracks) -> tuple[Wide, Wide]:
    """(T,) of the shoulders and of the hips, upwards, in lengths from shoulder to ankle."""
    shoulder, hip, ankle = ((left[j] + right[j]) / 2 for j in ("shoulder", "hip", "ankle"))
    length = max(float(np.median(between(shoulder, ankle))), _LEAST_LENGTH)
    return -shoulder[:, 1] / length, -hip[:, 1] / length


def _spread(name: str, values: Wide) -> dict[str, float]:
    """How an angle is spread over the frames, degrees."""
    levels = np.percentile(values, _PERCENTILES)
    told = {f"{name}.{at}": float(level) for at, level in zip(_PERCENTILES, levels, strict=True)}
    return told | {
        f"{name}.range": float(levels[-1] - levels[0]),
        f"{name}.deviation": float(values.std()),
    }


def _ends(order: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], ...]:
    """The frames at the bottom, at the top and half way, of all from low to high."""
    count, half = max(2, len(order) // _END), len(order) // 2
    return order[:count], order[-count:], order[max(0, half - count // 2) : half + count // 2 + 1]


def _phases(name: str, one: Wide, other: Wide, order: npt.NDArray[np.intp]) -> dict[str, float]:
    """An angle at the bottom, the top and half way, and how unlike its sides are there."""
    low, high, half = _ends(order)
    mean, unlike = (one + other) / 2, np.abs(one - other)
    bottom, top, middle = (float(mean[part].mean()) for part in (low, high, half))
    return {
        f"{name}.bottom": bottom,
        f"{name}.top": top,
        f"{name}.middle": middle,
        f"{name}.change": bottom - top,
        f"{name}.early": middle - (bottom + top) / 2,
        f"{name}.unlike_bottom": float(unlike[low].mean()),
        f"{name}.unlike_top": float(unlike[high].mean()),
    }


def _hips(shoulder: Wide, hip: Wide, order: npt.NDArray[np.intp]) -> dict[str, float]:
    """How high the hips are against the shoulders, and whether they move along."""
    low, high, _ = _ends(order)
    still = float(np.ptp(shoulder)) < _LEAST_WAY
    way, hips_way = (float(np.ptp(np.percentile(h, (5, 95)))) for h in (shoulder, hip))
    return {
        "hips.bottom": float((hip - shoulder)[low].mean()),
        "hips.top": float((hip - shoulder)[high].mean()),
        "hips.along": 0.0 if still else float(np.polyfit(shoulder, hip, 1)[0]),
        "hips.way": hips_way / max(way, _LEAST_WAY),
    }


def _pace(shoulder: Wide) -> dict[str, float]:
    """How the shoulders move from frame to frame, lengths."""
    speed = np.gradient(shoulder) if len(shoulder) > 1 else np.zeros(1)
    return {
        "pace.up": float((speed > _STILL).mean()),
        "pace.down": float((speed < -_STILL).mean()),
        "pace.fastest_up": float(np.percentile(speed, 95)),
        "pace.fastest_down": float(np.percentile(speed, 5)),
        "pace.mean": float(np.abs(speed).mean()),
    }
