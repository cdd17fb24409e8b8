"""All that the nets learn from, as motions: recorded and performed by the animated athlete."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from pose.sequence import PoseSequence
from training.data.cache import JointCache
from training.data.corpora import load_all
from training.data.examples import Example
from training.data.marks import marked_by_rules
from training.data.motions import Motion, load_motions, motion_of, save_motions
from training.data.phase import Cycle

FOLDER = Path("var") / "training"
BEARINGS = 4  # views, from all round, of a motion recorded in space
SPACE = 3
TURNS = 2 * np.pi


def recorded_motions(shared: Path, folder: Path = FOLDER) -> list[Motion]:
    """Motions of every corpus; made once and kept."""
    path = folder / "recorded.npz"
    if not path.exists():
        examples = load_all(shared, cache=JointCache())
        save_motions(path, [m for example in examples for m in motions_of(example)])
    return load_motions(path)


def motions_of(example: Example) -> list[Motion]:
    """An example's motion; one from each of several bearings where it was recorded in space."""
    cycles = _cycles(example)
    found = (
        motion_of(
            poses,
            slug=example.slug,
            corpus=example.corpus,
            source=example.source,
            name=example.name,
            cycles=cycles,
            hold=example.kind == "none" or example.slug == "plank",
            full=example.poses.points if poses is not example.poses else None,
        )
        for poses in _views(example)
    )
    return [motion for motion in found if motion is not None]


def _cycles(example: Example) -> Sequence[Cycle] | None:
    """Its repetitions: as marked, the whole of it, or as the rules find them where they agree."""
    if example.reps is not None:
        return [Cycle(start, end, turn, whole) for start, turn, end, whole in example.reps]
    if example.corpus == "squat_faults":
        times = example.poses.times
        return [Cycle(float(times[0]), float(times[-1]))]
    return marked_by_rules(example)


def _views(example: Example) -> Iterator[PoseSequence]:
    if example.poses.points.shape[2] != SPACE or example.corpus != "squat_faults":
        yield example.poses
        return
    rng = np.random.default_rng(len(example.poses) + hash_of(example.name))
    for bearing in rng.uniform(0, TURNS) + np.arange(BEARINGS) / BEARINGS * TURNS:
        yield _turned(example.poses, float(bearing))


def hash_of(text: str) -> int:
    """A number for a text that is the same in every process."""
    return sum(ord(letter) * (index + 1) for index, letter in enumerate(text))


def _turned(poses: PoseSequence, bearing: float) -> PoseSequence:
    """Points in space as a far camera at a bearing sees them: x, y."""
    x, y, z = np.moveaxis(poses.points, 2, 0)
    across = x * np.cos(bearing) + z * np.sin(bearing)
    return replace(poses, points=np.stack([across, y], axis=2).astype(np.float32))
