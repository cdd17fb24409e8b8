"""Vectors and rotations over time: every array carries time on its first axis.

Axes of the gym: x to the athlete's front when the yaw is 0, y to the athlete's left, z up; metres.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

SIDES = ("left", "right")
SIGN = {"left": 1.0, "right": -1.0}

# Keeps a stretched limb from folding on rounding errors, metres.
_TINY = 1e-9
# A stretched limb is this share of the sum of its two links.
_STRAIGHTEST = 0.9999


def unit(vectors: Array) -> Array:
    """Vectors (..., 3) scaled to length 1."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Array = vectors / np.maximum(length, _TINY)
    return scaled


def stack(x: Array | float, y: Array | float, z: Array | float) -> Array:
    """Three tracks (T,) or numbers as one track of vectors (T, 3)."""
    return np.stack(np.broadcast_arrays(*(np.asarray(v, float) for v in (x, y, z))), axis=-1)


def rotation(axis: str, degrees: Array | float) -> Array:
    """(T, 3, 3) right-handed rotations about one of the axes ``x``, ``y`` and ``z``."""
    angle = np.atleast_1d(np.radians(degrees))
    cos, sin = np.cos(angle), np.sin(angle)
    first, second = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix = np.tile(np.eye(3), (len(angle), 1, 1))
    matrix[:, first, first] = matrix[:, second, second] = cos
    matrix[:, first, second], matrix[:, second, first] = -sin, sin
    return matrix


def apply(matrices: Array, vector: Array) -> Array:
    """Rotate (T, 3) vectors, or one (3,) vector, by (T, 3, 3) matrices."""
    turned: Array = np.einsum(
        "tij,...j->...ti" if vector.ndim == 1 else "tij,tj->ti", matrices, vector
    )
    return turned


def frame(forward: Array, up: Array) -> Array:
    """(T, 3, 3) matrices whose columns are forward, left and up; forward is kept, up is bent."""
    x = unit(forward)
    y = unit(np.cross(up, x))
    return np.stack([x, y, np.cross(x, y)], axis=-1)


def mixed(one: Array, other: Array, share: Array) -> Array:
    """(T, 3) on the way from one to the other, ``share`` (T,) of it gone."""
    between: Array = one + (other - one) * share[:, None]
    return between


def mixed_frames(one: Array, other: Array, share: Array) -> Array:
    """(T, 3, 3) frames on the way from one to the other, less than half a turn apart."""
    forward = mixed(one[:, :, 0], other[:, :, 0], share)
    return frame(forward, mixed(one[:, :, 2], other[:, :, 2], share))


def reach(first: float, second: float, interior: Array | float) -> Array:
    """Distance between the ends of two links that meet at an interior angle in degrees."""
    cos = np.cos(np.radians(interior))
    distance: Array = np.sqrt(first**2 + second**2 - 2.0 * first * second * cos)
    return distance


def two_link(root: Array, end: Array, first: float, second: float, pole: Array) -> Array:
    """Where the middle joint of a limb stands.

    Args:
        root: (T, 3) hip or shoulder.
        end: (T, 3) ankle or wrist.
        first: length of the thigh or upper arm.
        second: length of the shank or forearm.
        pole: (T, 3) direction in which the middle joint points.
    """
    span = end - root
    length = np.linalg.norm(span, axis=-1)
    length = np.clip(length, abs(first - second) + _TINY, first + second - _TINY)
    axis = unit(span)
    along = (first**2 - second**2 + length**2) / (2.0 * length)
    off = np.sqrt(np.maximum(first**2 - along**2, 0.0))
    outward = unit(pole - axis * np.sum(pole * axis, axis=-1, keepdims=True))
    middle: Array = root + axis * along[:, None] + outward * off[:, None]
    return middle


def within(root: Array, end: Array, length: float) -> Array:
    """The end of a limb, drawn in to where a limb of that length can reach."""
    span = end - root
    far = np.linalg.norm(span, axis=-1, keepdims=True)
    reached: Array = root + span * np.minimum(1.0, length * _STRAIGHTEST / np.maximum(far, _TINY))
    return reached


def interior_angle(first: Array, middle: Array, last: Array) -> Array:
    """Degrees in 0..180 at the middle joint; works in two and in three dimensions."""
    a, b = unit(first - middle), unit(last - middle)
    degrees: Array = np.degrees(np.arccos(np.clip(np.sum(a * b, axis=-1), -1.0, 1.0)))
    return degrees
