"""Which way a movement goes, so that its turn can be called the bottom or the top."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from coaching.engine.comparison.angles import AngleTracks
from pose.angles import visible
from pose.sequence import PoseSequence

Direction = Literal["down", "up", "out"]
_SIDES = ("left", "right")
# What moves: the body on its feet or hands, or the hands alone.
_MOVERS = tuple(f"{side}_{joint}" for joint in ("shoulder", "hip", "wrist") for side in _SIDES)
# A movement that goes less than this up or down has neither bottom nor top, trunk lengths.
LEAST_WAY = 0.15
TRUNK_PERCENTILE = 90  # foreshortening only ever shortens


def direction_of(picture: PoseSequence, moments: Sequence[tuple[float, float, float]]) -> Direction:
    """Whether the joint that moves most goes down or up to the turn.

    Args:
        picture: joints in pixels, y down.
        moments: start, turn and end of the repetitions, seconds.
    """
    heights = np.stack([visible(picture, joint)[:, 1] for joint in _MOVERS], axis=1)
    tracks = AngleTracks(picture.times, _MOVERS, heights.astype(float))
    times = np.array(moments)
    falls = tracks.at(times[:, 1]) - tracks.at(times[:, 0])
    known = falls[:, np.isfinite(falls).any(axis=0)]
    ways = np.nanmedian(known, axis=0) / _trunk(picture) if known.size else np.zeros(1)
    furthest = float(ways[np.argmax(np.abs(ways))])
    if not abs(furthest) >= LEAST_WAY:
        return "out"
    return "down" if furthest > 0 else "up"


def _trunk(picture: PoseSequence) -> float:
    """Typical distance of shoulder and hip, pixels; NaN where they were never seen."""
    bones = [visible(picture, f"{s}_shoulder") - visible(picture, f"{s}_hip") for s in _SIDES]
    lengths = np.concatenate([np.linalg.norm(bone[:, :2], axis=1) for bone in bones])
    seen = lengths[np.isfinite(lengths)]
    return float(np.percentile(seen, TRUNK_PERCENTILE)) if len(seen) else float("nan")
