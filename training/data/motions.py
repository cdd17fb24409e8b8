"""Labelled motions in the form that windows for training are drawn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coaching.engine.nets.features import usual_size
from coaching.engine.nets.tracks import tracks_of
from pose.sequence import PoseSequence
from training.data.phase import Cycle, phase_of

Array = npt.NDArray[np.float32]

RATE = 30.0  # steps a second that are kept: twice what the nets see, so that speed can be varied
UNKNOWN = -1.0


@dataclass(frozen=True, eq=False)
class Motion:
    """One clip of joints, in torso lengths about its middle.

    Attributes:
        points: (T, 13, 2) float16, 0 where unseen.
        seen: (T, 13) bool.
        phase: (T, 2) float16 cosine and sine of the phase; NaN where unknown, 0 outside of
            repetitions.
        active: (T,) float16 1 in a repetition, 0 outside, NaN where unknown.
        slug: exercise, or ``none``.
        corpus: where it comes from.
        source: the recording or person that must not be on both sides of a split.
        name: of the clip.
        labelled: (T,) bool: whether the exercise is going on (its set, not the walk to it).
    """

    points: npt.NDArray[np.float16]
    seen: npt.NDArray[np.bool_]
    phase: npt.NDArray[np.float16]
    active: npt.NDArray[np.float16]
    labelled: npt.NDArray[np.bool_]
    slug: str
    corpus: str
    source: str
    name: str

    def __len__(self) -> int:
        return len(self.points)


def motion_of(
    poses: PoseSequence,
    *,
    slug: str,
    corpus: str,
    source: str,
    name: str,
    cycles: Sequence[Cycle] | None = None,
    hold: bool = False,
    full: Array | None = None,
) -> Motion | None:
    """A motion from joints over time; None where nobody is seen for long enough.

    Args:
        poses: joints.
        slug: exercise, or ``none``.
        corpus: where it comes from.
        source: what must not be on both sides of a split.
        name: of the clip.
        cycles: its repetitions and attempts; None where they are not known.
        hold: the whole of it is one posture, or nothing that repeats.
        full: (T, J, C) joints in space at the frames of ``poses``, in which phases are truest.
    """
    tracks = tracks_of(poses, RATE)
    if tracks.seen.mean() < LEAST_SEEN or len(tracks) < LEAST_STEPS:
        return None
    size = usual_size(tracks.points, tracks.seen)
    middle = _middle(tracks.points, tracks.seen)
    points = (tracks.points - middle) / size * tracks.seen[..., None]
    phase, active, labelled = _targets(tracks.times, points, poses, cycles, hold, full)
    if slug == "none":
        labelled[:] = True
    return Motion(
        points=np.clip(points, -LARGEST, LARGEST).astype(np.float16),
        seen=tracks.seen.astype(bool),
        phase=phase.astype(np.float16),
        active=active.astype(np.float16),
        labelled=labelled,
        slug=slug,
        corpus=corpus,
        source=source,
        name=name,
    )


LEAST_SEEN = 0.2  # share of joints and steps
LEAST_STEPS = 15
LARGEST = 40.0  # torso lengths from the middle: beyond it something is wrong


def _middle(points: Array, seen: Array) -> Array:
    return np.asarray(points[seen > 0].mean(axis=0), np.float32)


def _targets(
    times: npt.NDArray[np.float64],
    points: Array,
    poses: PoseSequence,
    cycles: Sequence[Cycle] | None,
    hold: bool,
    full: Array | None,
) -> tuple[Array, Array, npt.NDArray[np.bool_]]:
    count = len(times)
    if hold:
        return np.zeros((count, 2), np.float32), np.zeros(count, np.float32), np.ones(count, bool)
    if cycles is None:
        nan = np.full((count, 2), np.nan, np.float32)
        return nan, nan[:, 0], np.ones(count, bool)
    body = points.reshape(count, -1) if full is None else _at(times, poses.times, full)
    phase, active = phase_of(times, body, cycles)
    labelled = np.zeros(count, bool)
    if cycles:
        first, last = min(c.start for c in cycles), max(c.end for c in cycles)
        labelled = (times >= first) & (times <= last)
    return phase, active, labelled


def _at(times: npt.NDArray[np.float64], known: npt.NDArray[np.float64], full: Array) -> Array:
    """(T, D) joints in space at other moments."""
    flat = full.reshape(len(known), -1)
    nearest = np.clip(np.searchsorted(known, times), 0, len(known) - 1)
    return np.asarray(flat[nearest], np.float32)


def save_motions(path: Path, motions: Sequence[Motion]) -> None:
    """Write motions as one file of concatenated arrays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {
        field: np.concatenate([getattr(motion, field) for motion in motions])
        for field in ("points", "seen", "phase", "active", "labelled")
    }
    texts = {
        field: np.array([getattr(motion, field) for motion in motions])
        for field in ("slug", "corpus", "source", "name")
    }
    lengths = np.array([len(motion) for motion in motions])
    np.savez(path, **arrays, **texts, lengths=lengths)


def load_motions(path: Path) -> list[Motion]:
    """Read motions back."""
    with np.load(path, allow_pickle=False) as stored:
        data = dict(stored)
    ends = np.cumsum(data["lengths"])
    return [_motion(data, index, end) for index, end in enumerate(ends)]


def _motion(data: dict[str, npt.NDArray[np.generic]], index: int, end: int) -> Motion:
    piece = slice(end - int(data["lengths"][index].item()), end)
    return Motion(
        **{f: data[f][piece] for f in ("points", "seen", "phase", "active", "labelled")},  # type: ignore[arg-type]
        **{f: str(data[f][index]) for f in ("slug", "corpus", "source", "name")},  # type: ignore[arg-type]
    )


def kept(motions: Iterable[Motion | None]) -> list[Motion]:
    """Those in which somebody is seen."""
    return [motion for motion in motions if motion is not None]
