"""Give a body its proportions back, where a corpus stores each axis of a frame as 0..1.

Such a frame has lost its aspect ratio and its size, and with depth squeezed as well, three unknown
factors remain. Limbs have known lengths, so each says ``fx dx2 + fy dy2 + fz dz2 = length2`` of the
squared factors: least squares over all limbs of a moment finds them.
"""

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d
from scipy.optimize import nnls

from pose.skeletons import Skeleton

Array = npt.NDArray[np.float32]
Wide = npt.NDArray[np.float64]

TORSO = 100.0  # length of the restored trunk, so that it is about as long as in pixels

# Lengths in trunks as BlazePose places the joints: median of 3D lengths over real clips, except
# for widths, which its depth exaggerates and which are read off clips from the front.
_LENGTHS: tuple[tuple[str, str, float], ...] = (
    ("left_shoulder", "left_hip", 1.0),
    ("right_shoulder", "right_hip", 1.0),
    ("left_shoulder", "right_hip", 1.15),
    ("right_shoulder", "left_hip", 1.15),
    ("left_shoulder", "right_shoulder", 0.70),
    ("left_hip", "right_hip", 0.45),
    ("left_shoulder", "left_elbow", 0.54),
    ("right_shoulder", "right_elbow", 0.54),
    ("left_elbow", "left_wrist", 0.54),
    ("right_elbow", "right_wrist", 0.54),
    ("left_hip", "left_knee", 0.72),
    ("right_hip", "right_knee", 0.72),
    ("left_knee", "left_ankle", 0.81),
    ("right_knee", "right_ankle", 0.81),
    ("left_heel", "left_foot_index", 0.44),
    ("right_heel", "right_foot_index", 0.44),
)
_EDGE = 1e-3  # a squeezed axis reaches 0 and 1 up to its digits
_SMOOTHING_FRAMES = 2.0  # moments next to each other share their factors: the box moves slowly
# Without enough limbs across an axis its factor is a guess: it is drawn to the usual with this
# weight, in limbs.
_PRIOR_LIMBS = 0.5
_LEAST_RATIO, _LARGEST_RATIO = 0.4, 2.5  # width over height of any picture that is filmed
_USUAL_RATIO = 16 / 9


def looks_squeezed(points: Array) -> bool:
    """Whether every frame with somebody in it fills 0..1 in each of its columns.

    Args:
        points: (T, J, C); frames of nothing but 0 are nobody.
    """
    frames = points[points.any(axis=(1, 2))]
    if len(frames) == 0:
        return False
    low, high = frames.min(axis=1), frames.max(axis=1)
    return bool((np.abs(low) < _EDGE).all() and (np.abs(high - 1) < _EDGE).all())


def restored(points: Array, skeleton: Skeleton) -> Array:
    """The same motion with the proportions of a body, x and y alike, the trunk 100 long.

    Args:
        points: (T, J, 3) each frame and axis squeezed to 0..1, NaN where nobody was found.

    Returns:
        (T, J, 3), placed so that the joints that stay still the most do stay still.
    """
    found = np.isfinite(points).all(axis=(1, 2))
    result = np.full_like(points, np.nan)
    if not found.any():
        return result
    squeezed = points[found].astype(np.float64)
    factors = np.sqrt(_squared_factors(squeezed, skeleton))
    body = squeezed * factors[:, None] * TORSO
    result[found] = _held_still(body)
    return result


def _squared_factors(points: Wide, skeleton: Skeleton) -> Wide:
    """(T, 3) squared trunks for each squeezed axis."""
    squares, lengths = _limbs(points, skeleton)
    weighted = squares / lengths[:, None] ** 2
    normal = np.einsum("tli,tlj->tij", weighted, weighted)
    right = weighted.sum(axis=1)
    normal = gaussian_filter1d(normal, _SMOOTHING_FRAMES, axis=0, mode="nearest")
    right = gaussian_filter1d(right, _SMOOTHING_FRAMES, axis=0, mode="nearest")
    usual = nnls(normal.mean(axis=0), right.mean(axis=0))[0]
    pull = _PRIOR_LIMBS * np.diag(1.0 / np.maximum(usual, _EDGE) ** 2)
    return np.array(
        [nnls(one + pull, side + pull @ usual)[0] for one, side in zip(normal, right, strict=True)]
    )


def _limbs(points: Wide, skeleton: Skeleton) -> tuple[Wide, Wide]:
    """(T, L, C) squared differences along each axis of the limbs, and (L,) their lengths."""
    limbs = [limb for limb in _LENGTHS if limb[0] in skeleton.index and limb[1] in skeleton.index]
    near = [skeleton.index[a] for a, _, _ in limbs]
    far = [skeleton.index[b] for _, b, _ in limbs]
    squares: Wide = np.square(points[:, near] - points[:, far])
    return squares, np.array([length for _, _, length in limbs])


def _held_still(body: Wide) -> Wide:
    """Each frame moved so that its joints lie, at the median, where they were in the frame before.

    Feet on the floor or hands on a bar are most of what stands still.
    """
    steps = np.diff(body, axis=0)
    drift = np.zeros((len(body), 1, body.shape[2]))
    drift[1:, 0] = np.cumsum(np.median(steps, axis=1), axis=0)
    return body - drift


def width_over_height(points: Array, skeleton: Skeleton) -> float:
    """Aspect ratio of a picture, from a body whose places are shares of it.

    Args:
        points: (T, J, 2 or 3), x and depth in widths, y in heights; NaN where missing.

    Returns:
        The ratio that makes the limbs as long as they are, or 16:9 where nothing tells.
    """
    squares, lengths = _limbs(points.astype(np.float64), skeleton)
    squares = squares[np.isfinite(squares).all(axis=(1, 2))]
    if len(squares) == 0 or squares.shape[2] == 2:  # noqa: PLR2004 - without depth, widths vary
        return _USUAL_RATIO
    across = squares[..., 0] + squares[..., 2]
    weighted = np.stack([across, squares[..., 1]], axis=-1) / lengths[:, None] ** 2
    normal = np.einsum("tli,tlj->ij", weighted, weighted)
    wide, high = nnls(normal, weighted.sum(axis=(0, 1)))[0]
    if wide <= 0 or high <= 0:
        return _USUAL_RATIO
    return float(np.clip(np.sqrt(wide / high), _LEAST_RATIO, _LARGEST_RATIO))
