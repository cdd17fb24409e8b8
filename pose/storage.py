"""Joints on disk: one compressed, versioned file beside the video."""

import json
import os
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np

from pose.errors import PoseError
from pose.sequence import Poses, PoseSequence
from pose.skeletons import SKELETONS

VERSION = 1
PIXEL_STEPS = 16  # steps a pixel: finer digits are noise, and noise does not compress


def save_poses(path: Path, poses: Poses) -> None:
    """Write joints whole or not at all."""
    header = {
        "version": VERSION,
        "estimator": poses.estimator,
        "size": list(poses.size),
        "skeleton": poses.image.skeleton.name,
    }
    arrays: dict[str, Any] = {
        "header": np.array(json.dumps(header)),
        "times": poses.image.times,
        "points": np.round(poses.image.points * PIXEL_STEPS) / np.float32(PIXEL_STEPS),
        "confidence": poses.image.confidence.astype(np.float16),
    }
    if poses.world is not None:
        arrays["world"] = poses.world.points.astype(np.float16)
    _write(path, arrays)


def load_poses(path: Path) -> Poses:
    """Read joints back.

    Raises:
        PoseError: ``joints_unreadable``, the file is damaged or of a newer version.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            return _poses(dict(stored))
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise PoseError(
            "joints_unreadable", "The stored joints of this video cannot be read."
        ) from error


def _poses(arrays: dict[str, Any]) -> Poses:
    header = json.loads(str(arrays["header"]))
    if header["version"] != VERSION:
        raise ValueError(f"joints of version {header['version']}")
    skeleton = SKELETONS[header["skeleton"]]
    confidence = arrays["confidence"].astype(np.float32)
    world = arrays.get("world")
    return Poses(
        image=PoseSequence(arrays["points"], confidence, arrays["times"], skeleton),
        size=(header["size"][0], header["size"][1]),
        estimator=header["estimator"],
        world=world
        if world is None
        else PoseSequence(world.astype(np.float32), confidence, arrays["times"], skeleton),
    )


def _write(path: Path, arrays: dict[str, Any]) -> None:
    # Of its own: another process may be writing the same file.
    temporary = path.with_name(f"{path.stem}.{uuid4().hex}.partial")
    try:
        with temporary.open("wb") as out:
            np.savez_compressed(out, **arrays)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
