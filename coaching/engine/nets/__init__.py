"""Learned recognition and counting: joints over time in, exercises and repetitions out."""

from dataclasses import replace

from coaching.engine.nets.classifier import Recognition, SetOfExercise, recognise_tracks
from coaching.engine.nets.counter import Counting, Movement, count_tracks
from coaching.engine.nets.features import VERSION as FEATURE_VERSION
from coaching.engine.nets.runtime import Net, installed, model_hash
from coaching.engine.nets.tracks import Tracks, tracks_of
from pose.sequence import PoseSequence

__all__ = [
    "FEATURE_VERSION",
    "Counting",
    "Movement",
    "Recognition",
    "SetOfExercise",
    "count",
    "installed",
    "model_hash",
    "recognise",
]


def recognise(poses: PoseSequence, net: Net | None = None) -> Recognition:
    """Which exercises a video shows, and when.

    Args:
        poses: (T, J, C), T at least 1, on a skeleton with the joints of COMMON13 or some of them.
        net: another than the installed one.

    Raises:
        NetsError: the nets are not installed.
    """
    return recognise_tracks(tracks_of(poses), net)


def count(
    poses: PoseSequence,
    start: float | None = None,
    end: float | None = None,
    *,
    at_turn: bool = False,
    exercise: str | None = None,
    net: Net | None = None,
) -> Counting:
    """Repetitions and attempts, of any exercise.

    Args:
        poses: as for ``recognise``.
        start: seconds to begin at.
        end: seconds to stop at.
        at_turn: a repetition is done at its turn, as a deadlift is at lock-out.
        exercise: slug, where it is known: it says at which end a repetition starts.
        net: another than the installed one.

    Raises:
        NetsError: the nets are not installed.
    """
    tracks = _between(tracks_of(poses), start, end)
    if not len(tracks):
        return Counting((), 0)
    return count_tracks(tracks, net, at_turn=at_turn, exercise=exercise)


def _between(tracks: Tracks, start: float | None, end: float | None) -> Tracks:
    times = tracks.times
    first = 0 if start is None else int(times.searchsorted(start))
    last = len(times) if end is None else int(times.searchsorted(end, side="right"))
    return replace(
        tracks,
        points=tracks.points[first:last],
        seen=tracks.seen[first:last],
        start=float(tracks.start + first / tracks.rate),
    )
