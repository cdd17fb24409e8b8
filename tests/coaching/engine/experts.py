"""A library in memory, of the athlete's exact clips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pose.keyframes import Keyframe
from pose.sequence import Floats, Poses, PoseSequence
from pose.synthetic.clip import ClipTruth


@dataclass(frozen=True, eq=False)
class Expert:
    """As the engine asks for it."""

    poses: PoseSequence
    world: PoseSequence | None
    reps: tuple[tuple[float, float, float], ...]
    exercise: str = "biceps_curl"
    id: str = "one"
    title: str = "An expert"
    view: str = "side"
    variant: str = ""
    source: str = "Animated athlete"
    builtin: bool = True
    tolerances: Mapping[str, float] = field(default_factory=dict)
    cues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """As the engine asks for it."""

    expert_id: str
    distance: float = 0.1
    mirrored: bool = False
    near: bool = True
    why: tuple[tuple[str, float], ...] = (("start", 0.1), ("turn", 0.1), ("end", 0.1))


@dataclass
class Library:
    """Says what it was told to say, and remembers what it was asked."""

    experts: Sequence[Expert]
    matches: Sequence[Match]
    asked: list[tuple[str, int]] = field(default_factory=list)

    def nearest(
        self, exercise: str, keyframes: Sequence[Sequence[Keyframe]], k: int
    ) -> Sequence[Match]:
        self.asked.append((exercise, len(keyframes)))
        return self.matches[:k]

    def expert(self, id: str) -> Expert:  # noqa: A002
        return next(each for each in self.experts if each.id == id)


def expert_of(clip: ClipTruth, exercise: str, **changes: object) -> Expert:
    reps = tuple((rep.start, rep.turn, rep.end) for rep in clip.reps)
    one = Expert(clip.poses.image, clip.poses.world, reps, exercise)
    return replace(one, **changes)  # type: ignore[arg-type]


def library_of(expert: Expert, **match: object) -> Library:
    return Library([expert], [Match(expert.id, **match)])  # type: ignore[arg-type]


def with_bent_elbow(poses: Poses, side: str, degrees: float) -> Poses:
    """The same, with the forearm turned about the elbow by exactly that much, all the time."""
    assert poses.world is not None
    return replace(poses, world=_bent(poses.world, side, degrees))


def _bent(sequence: PoseSequence, side: str, degrees: float) -> PoseSequence:
    index = sequence.skeleton.index
    shoulder, elbow, wrist = (
        sequence.points[:, index[f"{side}_{joint}"]].astype(float)
        for joint in ("shoulder", "elbow", "wrist")
    )
    upper, forearm = shoulder - elbow, wrist - elbow
    axis = np.cross(forearm, upper)
    axis /= np.linalg.norm(axis, axis=1, keepdims=True)
    angle = np.radians(degrees)
    turned = forearm * np.cos(angle) + np.cross(axis, forearm) * np.sin(angle)
    points: Floats = sequence.points.copy()
    points[:, index[f"{side}_wrist"]] = elbow + turned
    return replace(sequence, points=points)
