"""Every corpus by its name."""

from collections.abc import Callable, Iterable
from pathlib import Path

from training.data import recorded, videos
from training.data.cache import JointCache
from training.data.examples import Example

_RECORDED: dict[str, Callable[[Path], list[Example]]] = {
    "penn_action": recorded.penn_action,
    "repcount": recorded.repcount,
    "squat_faults": recorded.squat_faults,
    "pushup_form": recorded.pushup_form,
    "pose_trainer": recorded.pose_trainer,
}
_FILMED: dict[str, Callable[[Path, JointCache], list[Example]]] = {
    "real": videos.real,
    "marked": videos.marked,
    "deadlift_form": videos.deadlift_form,
    videos.PUSHUP_VIDEOS: videos.pushup_videos,
    "animated": videos.demonstrations,
}

CORPORA: tuple[str, ...] = (*_RECORDED, *_FILMED)


def load(corpus: str, shared: Path, cache: JointCache | None = None) -> list[Example]:
    """The examples of one corpus, in the order of its file or index.

    Args:
        corpus: one of ``CORPORA``.
        shared: folder with ``data/poses`` and ``videos``.
        cache: joints of the videos; those it lacks are left out.

    Raises:
        KeyError: there is no such corpus.
        PoseError: ``corpus_unreadable``.
    """
    if corpus in _RECORDED:
        return _RECORDED[corpus](shared / "data" / "poses")
    return _FILMED[corpus](shared / "videos", cache or JointCache())


def load_all(
    shared: Path, corpora: Iterable[str] = CORPORA, cache: JointCache | None = None
) -> list[Example]:
    """The examples of several corpora, one after the other."""
    return [example for corpus in corpora for example in load(corpus, shared, cache)]
