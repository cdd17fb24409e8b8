"""How far our BlazePose is from MediaPipe's own, frame by frame on the same pixels."""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.clips import real_clips
from benchmarks.table import table
from pose.estimators.base import FramePose
from pose.estimators.blazepose import BlazePose
from pose.estimators.mediapipe import MediaPipe
from pose.sequence import Floats
from pose.skeletons import BLAZEPOSE33
from pose.video.frames import read_frames

ORACLE_STEP = 33_333e-6  # seconds: what MediaPipe's clock adds a frame, whatever the frame rate


@dataclass(frozen=True, eq=False)
class Agreement:
    """One clip.

    Attributes:
        distances: (N, 33) distances of the joints, in torso lengths of the oracle's pose.
        world: (N, 33) distances of the world joints, metres.
        oracle: frames in which the oracle found somebody.
        both: frames of those in which we did.
    """

    distances: Floats
    world: Floats
    oracle: int
    both: int


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=26)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--precision", choices=["auto", "f32", "mixed"], default="auto")
    options = parser.parse_args(arguments)
    clips = real_clips(options.clips)
    if not clips:
        print("Agreement needs clips of real people: GYMBRAIN_SHARED names their folder.")
        return
    results = [compare(clip, options.seconds, options.precision) for clip in clips]
    print(_report(results))


def compare(clip: Path, seconds: float, precision: str = "auto") -> Agreement:
    """Both estimators on the first seconds of a clip."""
    oracle, ours = MediaPipe(), BlazePose(precision=precision)  # type: ignore[arg-type]
    pairs = []
    for index, (_, frame) in enumerate(read_frames(clip, end=seconds)):
        pairs.append((oracle(frame, 0.0), ours(frame, index * ORACLE_STEP)))
    seen = [(a, b) for a, b in pairs if a is not None]
    both = [(a, b) for a, b in seen if b is not None]
    distances = np.array([_distance(a, b) for a, b in both], np.float32).reshape(-1, 33)
    world = np.array([_world_distance(a, b) for a, b in both], np.float32).reshape(-1, 33)
    return Agreement(distances, world, len(seen), len(both))


def _distance(oracle: FramePose, ours: FramePose) -> Floats:
    apart = np.linalg.norm(oracle.points[:, :2] - ours.points[:, :2], axis=1)
    return np.asarray(apart / max(_torso(oracle.points), 1.0), np.float32)


def _world_distance(oracle: FramePose, ours: FramePose) -> Floats:
    assert oracle.world is not None  # noqa: S101 - both are BlazePose
    assert ours.world is not None  # noqa: S101
    return np.asarray(np.linalg.norm(oracle.world - ours.world, axis=1), np.float32)


def _torso(points: Floats) -> float:
    index = BLAZEPOSE33.index
    shoulders = points[[index["left_shoulder"], index["right_shoulder"]], :2].mean(axis=0)
    hips = points[[index["left_hip"], index["right_hip"]], :2].mean(axis=0)
    return float(np.linalg.norm(shoulders - hips))


def _report(results: list[Agreement]) -> str:
    pooled = np.concatenate([r.distances.ravel() for r in results]) * 100
    world = np.concatenate([r.world.ravel() for r in results]) * 1000
    oracle, both = sum(r.oracle for r in results), sum(r.both for r in results)
    rows = [
        ["clips", str(len(results))],
        ["frames in which the oracle found somebody", str(oracle)],
        ["of these found by us, %", f"{100 * both / oracle:.2f}"],
        ["median distance, % of the torso", f"{np.median(pooled):.3f}"],
        ["75th percentile, % of the torso", f"{np.percentile(pooled, 75):.2f}"],
        ["median distance of world joints, mm", f"{np.median(world):.2f}"],
    ]
    return table(["BlazePose against mp.solutions.pose", ""], rows)


if __name__ == "__main__":
    main()
