"""What the nets see of a window of joints: the one path for training and for serving.

Each joint has nine channels: where it is from the middle of the shoulders (2), the bone to its
parent (2), how fast it moves in the picture (2), where the shoulders are in the window (2), and
whether it is seen. All lengths are in torso lengths, so neither resolution, position nor distance
matters; steps come at an even rate, so the frame rate does not either.
"""

import numpy as np
import numpy.typing as npt

from pose.skeletons import COMMON13

Array = npt.NDArray[np.float32]

VERSION = 1  # of the meaning of the channels: stored with the nets, and checked when they load
WINDOW = 64  # steps
JOINTS = len(COMMON13)
CHANNELS = 9
# Lengths stay within what a lens can do to a body; speeds within what limbs can, torsos a second.
MAX_LENGTH = 6.0
MAX_SPEED = 12.0
SPEED_SCALE = 0.25  # brings speeds to the size of lengths

# Usual lengths in torsos of the bones from a joint's parent to it, from the segment lengths in
# Winter's tables (4th edition, figure 4.1).
_BONES = {
    "left_hip": 1.0, "right_hip": 1.0,
    "left_elbow": 0.65, "right_elbow": 0.65,
    "left_wrist": 0.51, "right_wrist": 0.51,
    "left_knee": 0.85, "right_knee": 0.85,
    "left_ankle": 0.85, "right_ankle": 0.85,
}  # fmt: skip
# The size of a window is this quantile over its steps: foreshortening only ever shortens.
_SIZE_SHARE = 0.8
_SMALLEST = 1e-3

PARENTS: dict[str, str] = {
    "nose": "nose",
    "left_shoulder": "right_shoulder", "right_shoulder": "left_shoulder",
    "left_elbow": "left_shoulder", "right_elbow": "right_shoulder",
    "left_wrist": "left_elbow", "right_wrist": "right_elbow",
    "left_hip": "left_shoulder", "right_hip": "right_shoulder",
    "left_knee": "left_hip", "right_knee": "right_hip",
    "left_ankle": "left_knee", "right_ankle": "right_knee",
}  # fmt: skip

_INDEX = COMMON13.index
_PARENT = np.array([_INDEX[PARENTS[name]] for name in COMMON13.joints])
_USUAL = np.zeros(JOINTS, np.float32)
_USUAL[[_INDEX[child] for child in _BONES]] = list(_BONES.values())
_TORSO = _BONES["left_hip"]
# (13, 2) which joints make the middle of the shoulders, and which that of the hips.
_MIDDLES = np.array([["shoulder" in name, "hip" in name] for name in COMMON13.joints], np.float32)


def features(points: Array, seen: Array, rate: float) -> Array:
    """Channels of windows.

    Args:
        points: (N, T, 13, 2) joints of COMMON13, any unit.
        seen: (N, T, 13) 0 or 1.
        rate: steps a second.

    Returns:
        (N, 9, T, 13) float32, 0 where a joint is unseen.
    """
    places = np.ascontiguousarray(points.transpose(0, 3, 1, 2), np.float32)
    bones, both = places - places.take(_PARENT, axis=-1), seen * seen.take(_PARENT, axis=-1)
    scale = 1 / _size(bones, both)[:, None, None, None]
    places, bones = places * scale, bones * scale
    centre, known = _centre(places, seen)
    middle = _quantile(np.where(known[:, None] > 0, centre, np.nan), 0.5, 0.0)
    made = np.empty((len(places), CHANNELS, *places.shape[2:]), np.float32)
    made[:, 0:2] = _within(places - centre[..., None], MAX_LENGTH)
    made[:, 0:2] *= (seen * known[..., None])[:, None]
    np.multiply(_within(bones, MAX_LENGTH), both[:, None], out=made[:, 2:4])
    _speeds(places, seen, rate, made[:, 4:6])
    root = _within((centre - middle[..., None]) * known[:, None], MAX_LENGTH)
    made[:, 6:8] = root[..., None]
    made[:, 8] = seen
    return made


def usual_size(points: Array, seen: Array) -> float:
    """Length of the torso that (T, 13, 2) joints speak for, in their own unit."""
    places = points.transpose(2, 0, 1)[None]
    bones, both = places - places[..., _PARENT], seen * seen[..., _PARENT]
    return float(_size(bones, both[None])[0])


def _size(bones: Array, both: Array) -> Array:
    """(N,) length of the torso that the bones in view speak for, over the window.

    Args:
        bones: (N, 2, T, 13) from each joint's parent to it.
        both: (N, T, 13) whether both are seen.
    """
    lengths = np.sqrt(bones[:, 0] ** 2 + bones[:, 1] ** 2)
    usual = both @ _USUAL
    sizes = ((lengths * both) @ (_USUAL > 0).astype(np.float32)) / np.maximum(usual, _SMALLEST)
    size = _quantile(np.where(usual >= _TORSO, sizes, np.nan), _SIZE_SHARE, 1.0)
    return np.maximum(size, np.float32(_SMALLEST))


def _quantile(values: Array, share: float, default: float) -> Array:
    """Of what is known on the last axis; NaN is unknown. numpy's own is ten times as slow."""
    ordered = np.sort(values.reshape(-1, values.shape[-1]), axis=-1)  # NaN comes last
    last = np.maximum(np.count_nonzero(ordered == ordered, axis=-1) - 1, 0)  # noqa: PLR0124
    at = last * share
    low = at.astype(np.intp)
    rows = np.arange(len(ordered))
    below, above = ordered[rows, low], ordered[rows, np.minimum(low + 1, last)]
    found = np.where(np.isnan(below), default, below + (above - below) * (at - low))
    return found.astype(np.float32).reshape(values.shape[:-1])


def _centre(places: Array, seen: Array) -> tuple[Array, Array]:
    """(N, 2, T) middle of the shoulders, or of the hips where none is seen; (N, T) known."""
    many = seen @ _MIDDLES
    middles = (places * seen[:, None]) @ _MIDDLES / np.maximum(many, 1)[:, None]
    shoulders, either = many[..., 0] > 0, many.any(axis=-1)
    centre = np.where(shoulders[:, None], middles[..., 0], middles[..., 1])
    return centre, either.astype(np.float32)


def _speeds(places: Array, seen: Array, rate: float, out: Array) -> None:
    """Into (N, 2, T, 13): scaled torsos a second, from the step before to the step after."""
    out[:, :, [0, -1]] = 0
    speed = (places[:, :, 2:] - places[:, :, :-2]) * np.float32(rate / 2 * SPEED_SCALE)
    both = seen[:, 2:] * seen[:, :-2]
    np.multiply(_within(speed, MAX_SPEED * SPEED_SCALE), both[:, None], out=out[:, :, 1:-1])


def _within(values: Array, most: float) -> Array:
    """Clipped, in place: ``np.clip`` takes several times as long for a window."""
    np.minimum(values, most, out=values)
    return np.maximum(values, -most, out=values)
