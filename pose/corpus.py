"""Other people's recordings of joints: many sequences in one .npz file.

``points`` is (sum of lengths, J, C), times ``scale``; ``lengths`` (N,) are the frames of each
sequence and ``joints`` (J,) their names. Every other key has one value a sequence: ``name``,
``fps``, ``count``, ``width`` and ``height``, ``reps`` as JSON, and labels as text.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pose.errors import PoseError
from pose.proportions import looks_squeezed, restored, width_over_height
from pose.sequence import PoseSequence
from pose.skeletons import COMMON13, SKELETONS, Skeleton

Array = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[Any]]

USUAL_FPS = 30.0  # where a file does not say: the corpora are phone and web videos of 25 to 30
# Places beyond this are pixels or centimetres; below, shares of the picture (a joint may lie a
# little outside of it).
LARGEST_SHARE = 3.0
PICTURE_HEIGHT = 720.0  # pixels given to places that are shares of a picture of unknown size

_NEEDED = ("points", "lengths", "joints")
_NOT_LABELS = frozenset({*_NEEDED, "scale", "name", "reps"})
_SYNONYMS = {"head": "nose"}  # the one joint of the head that a corpus has stands for the nose
_XY, _XYZ, _XYZC = 2, 3, 4  # columns of a point


@dataclass(frozen=True, eq=False)
class Recorded:
    """One sequence of a corpus.

    Attributes:
        poses: its joints, in pixels, or in a unit of the file's own. Where the file had squeezed
            each frame to 0..1, proportions are restored and a torso is 100 long.
        name: as the file names it.
        labels: every text that the file says about it, such as ``exercise`` and ``view``.
        count: repetitions, ``None`` where nobody counted.
        reps: start and end of each repetition, seconds; ``None`` where nobody marked them.
        size: width and height of the picture, pixels, where the file says.
    """

    poses: PoseSequence
    name: str
    labels: Mapping[str, str]
    count: int | None = None
    reps: tuple[tuple[float, float], ...] | None = None
    size: tuple[int, int] | None = None


def read_corpus(path: Path) -> tuple[Recorded, ...]:
    """The sequences of a file, in its order.

    Raises:
        PoseError: ``corpus_unreadable``, the file is missing, damaged or of another format.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            return _sequences(dict(stored))
    except (OSError, EOFError, ValueError, LookupError, TypeError, zipfile.BadZipFile) as error:
        message = f"{path.name} cannot be read as a file of recorded joints."
        raise PoseError("corpus_unreadable", message) from error


def _sequences(arrays: Arrays) -> tuple[Recorded, ...]:
    lengths = arrays["lengths"].astype(np.intp)
    points, joints = arrays["points"], arrays["joints"]
    if points.ndim != 3 or points.shape[1] != len(joints) or lengths.sum() != len(points):  # noqa: PLR2004
        raise ValueError(f"points {points.shape} do not fit {len(joints)} joints")
    if points.shape[2] not in (_XY, _XYZ, _XYZC):
        raise ValueError(f"points have {points.shape[2]} columns")
    scaled = points.astype(np.float32) * np.float32(arrays.get("scale", 1.0))
    places, confidence = _columns(scaled)
    skeleton = _skeleton(joints)
    ends = np.cumsum(lengths)
    parts = [slice(end - length, end) for end, length in zip(ends, lengths, strict=True)]
    return tuple(
        _recorded(arrays, row, places[part], confidence[part], skeleton)
        for row, part in enumerate(parts)
    )


def _columns(points: Array) -> tuple[Array, Array]:
    """Places (F, J, 2 or 3), NaN where missing, and confidence (F, J)."""
    columns = points.shape[2]
    with_depth = columns == _XYZC or (columns == _XYZ and not _third_is_confidence(points))
    places = points[..., : _XYZ if with_depth else _XY].copy()
    nobody = ~places.any(axis=(1, 2))
    given = columns == _XYZC or (columns == _XYZ and not with_depth)
    confidence = points[..., -1].copy() if given else np.ones(points.shape[:2], np.float32)
    confidence[nobody | ~np.isfinite(places).all(axis=(1, 2))] = 0.0
    places[confidence <= 0] = np.nan
    return places, np.clip(confidence, 0.0, 1.0)


def _third_is_confidence(points: Array) -> bool:
    """Whether a third column within 0..1 is a confidence, and not a depth squeezed to 0..1."""
    third = points[..., 2]
    return bool(third.min() >= 0 and third.max() <= 1 and not looks_squeezed(points))


def _skeleton(joints: npt.NDArray[Any]) -> Skeleton:
    names = tuple(_SYNONYMS.get(str(name), str(name)) for name in joints)
    if len(set(names)) < len(names):
        raise ValueError("a joint is there twice")
    for known in SKELETONS.values():
        if known.joints == names:
            return known
    bones = tuple(bone for bone in COMMON13.bones if set(bone) <= set(names))
    return Skeleton("recorded", names, bones)


def _recorded(
    arrays: Arrays, row: int, places: Array, confidence: Array, skeleton: Skeleton
) -> Recorded:
    fps = _number(arrays, "fps", row) or USUAL_FPS
    times = np.arange(len(places)) / fps
    width, height = _number(arrays, "width", row), _number(arrays, "height", row)
    size = (int(width), int(height)) if width and height else None
    poses = PoseSequence(_in_pixels(places, skeleton, size), confidence, times, skeleton)
    count = _number(arrays, "count", row)
    return Recorded(
        poses=poses,
        name=str(arrays["name"][row]) if "name" in arrays else str(row),
        labels=_labels(arrays, row),
        count=None if count is None else int(count),
        reps=_reps(arrays, row, fps),
        size=size,
    )


def _in_pixels(places: Array, skeleton: Skeleton, size: tuple[int, int] | None) -> Array:
    """Shares of the picture, or of the body's box in each frame, as lengths alike in x and y."""
    found = places[np.isfinite(places).all(axis=(1, 2))]
    if len(found) == 0:
        return places
    if looks_squeezed(found):
        return restored(places, skeleton)
    if np.nanmax(np.abs(places[..., :2])) > LARGEST_SHARE:
        return places
    ratio = size[0] / size[1] if size else width_over_height(places, skeleton)
    height = size[1] if size else PICTURE_HEIGHT
    across = [height * ratio, height, height * ratio]  # depth is on the scale of x
    return (places * np.array(across[: places.shape[2]], np.float32)).astype(np.float32)


def _number(arrays: Arrays, key: str, row: int) -> float | None:
    """A finite number that is not below zero, where the file has one."""
    if key not in arrays:
        return None
    value = float(arrays[key][row])
    return value if np.isfinite(value) and value >= 0 else None


def _labels(arrays: Arrays, row: int) -> dict[str, str]:
    return {
        key: str(values[row])
        for key, values in arrays.items()
        if key not in _NOT_LABELS and values.dtype.kind == "U" and values.ndim == 1
    }


def _reps(arrays: Arrays, row: int, fps: float) -> tuple[tuple[float, float], ...] | None:
    if "reps" not in arrays:
        return None
    marked = json.loads(str(arrays["reps"][row]))
    return tuple((float(start) / fps, float(end) / fps) for start, end in marked)
