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

# Usual lengths in torsos, from the segment lengths in Winter's tables (4th edition, figure 4.1).
_BONES: tuple[tuple[str, str, float], ...] = (
    ("left_shoulder", "left_hip", 1.0),
    ("right_shoulder", "right_hip", 1.0),
    ("left_shoulder", "left_elbow", 0.65),
    ("right_shoulder", "right_elbow", 0.65),
    ("left_elbow", "left_wrist", 0.51),
    ("right_elbow", "right_wrist", 0.51),
    ("left_hip", "left_knee", 0.85),
    ("right_hip", "right_knee", 0.85),
    ("left_knee", "left_ankle", 0.85),
    ("right_knee", "right_ankle", 0.85),
)
# The size of a window is this percentile over its steps: foreshortening only ever shortens.
_SIZE_PERCENTILE = 80.0
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
_FROM = [_INDEX[a] for a, _, _ in _BONES]
_TO = [_INDEX[b] for _, b, _ in _BONES]
_USUAL = np.array([length for _, _, length in _BONES], np.float32)
_PARENT = [_INDEX[PARENTS[name]] for name in COMMON13.joints]
_SHOULDERS = [_INDEX["left_shoulder"], _INDEX["right_shoulder"]]
_HIPS = [_INDEX["left_hip"], _INDEX["right_hip"]]


def features(points: Array, seen: Array, rate: float) -> Array:
    """Channels of windows.

    Args:
        points: (N, T, 13, 2) joints of COMMON13, any unit.
        seen: (N, T, 13) 0 or 1.
        rate: steps a second.

    Returns:
        (N, 9, T, 13) float32, 0 where a joint is unseen.
    """
    size = _size(points, seen)[:, None, None, None]
    centre, known = _centre(points, seen)
    middle = _median(centre, known)
    where = (points - centre[:, :, None]) / size
    bone, has_bone = _bones(points, seen, size)
    speed = _speeds(points, seen, size, rate)
    root = np.broadcast_to(((centre - middle[:, None]) / size[..., 0])[:, :, None], where.shape)
    root = root * known[:, :, None, None]
    mask = seen[..., None]
    channels = np.concatenate(
        [
            np.clip(where, -MAX_LENGTH, MAX_LENGTH) * mask * known[:, :, None, None],
            np.clip(bone, -MAX_LENGTH, MAX_LENGTH) * has_bone,
            speed * SPEED_SCALE,
            np.clip(root, -MAX_LENGTH, MAX_LENGTH),
            mask,
        ],
        axis=-1,
    )
    return np.ascontiguousarray(channels.transpose(0, 3, 1, 2), np.float32)


def usual_size(points: Array, seen: Array) -> float:
    """Length of the torso that (T, 13, 2) joints speak for, in their own unit."""
    return float(_size(points[None], seen[None])[0])


def _size(points: Array, seen: Array) -> Array:
    """(N,) length of the torso that the bones in view speak for, over the window."""
    lengths = np.linalg.norm(points[:, :, _FROM] - points[:, :, _TO], axis=-1)
    both = seen[:, :, _FROM] * seen[:, :, _TO]
    usual = (both * _USUAL).sum(axis=-1)
    sizes = (lengths * both).sum(axis=-1) / np.maximum(usual, _SMALLEST)
    enough = usual >= _USUAL[0]
    sizes = np.where(enough, sizes, np.nan)
    sizes[~enough.any(axis=1)] = 1.0
    size = np.nanpercentile(sizes, _SIZE_PERCENTILE, axis=1)
    return np.asarray(np.maximum(size, _SMALLEST), np.float32)


def _centre(points: Array, seen: Array) -> tuple[Array, Array]:
    """(N, T, 2) middle of the shoulders, or of the hips where no shoulder is seen; (N, T) known."""
    shoulders, has_shoulders = _mean(points, seen, _SHOULDERS)
    hips, has_hips = _mean(points, seen, _HIPS)
    centre = np.where(has_shoulders[..., None] > 0, shoulders, hips)
    return centre, np.maximum(has_shoulders, has_hips)


def _mean(points: Array, seen: Array, joints: list[int]) -> tuple[Array, Array]:
    weight = seen[:, :, joints, None]
    total = weight.sum(axis=2)
    mean = (points[:, :, joints] * weight).sum(axis=2) / np.maximum(total, 1)
    return mean, (total[..., 0] > 0).astype(np.float32)


def _median(centre: Array, known: Array) -> Array:
    """(N, 2) median place of the centre over the steps in which it is known."""
    places = np.where(known[..., None] > 0, centre, np.nan)
    places[~(known > 0).any(axis=1)] = 0.0
    return np.asarray(np.nanmedian(places, axis=1), np.float32)


def _bones(points: Array, seen: Array, size: Array) -> tuple[Array, Array]:
    bone = (points - points[:, :, _PARENT]) / size
    both = (seen * seen[:, :, _PARENT])[..., None]
    return bone, both


def _speeds(points: Array, seen: Array, size: Array, rate: float) -> Array:
    """(N, T, 13, 2) torsos a second, from the step before to the step after."""
    moved = np.zeros_like(points)
    moved[:, 1:-1] = (points[:, 2:] - points[:, :-2]) / 2
    both = np.zeros_like(seen)
    both[:, 1:-1] = seen[:, 2:] * seen[:, :-2]
    speed = moved / size * rate * both[..., None]
    return np.asarray(np.clip(speed, -MAX_SPEED, MAX_SPEED), np.float32)
