"""Corpora that come as videos: labels from their index, joints from our own estimator."""

import csv
from collections.abc import Iterator
from pathlib import Path

from coaching.engine.exercise import NONE_SLUG
from coaching.evaluation import OTHER
from pose.sequence import PoseSequence
from training.data import animated
from training.data.cache import JointCache
from training.data.examples import Example, Kind
from training.data.recorded import pushup_source

HOLDS = frozenset({"plank"})
PUSHUP_VIDEOS = "pushup_videos"  # the folder is called as the corpus of their joints is

Row = dict[str, str]


def real(folder: Path, cache: JointCache) -> list[Example]:
    """Home and gym footage, counted by eye; all clips of one repository are one source."""
    return [
        _example(row, poses, "real", f"github:{row['source']}", count=_count(row))
        for row, poses in _found(folder, "real", cache)
    ]


def marked(folder: Path, cache: JointCache) -> list[Example]:
    """Clips whose labels are marked frames and no counts: they are left uncounted here."""
    return [
        _example(row, poses, "marked", f"github:{row['source']}")
        for row, poses in _found(folder, "marked", cache)
    ]


def deadlift_form(folder: Path, cache: JointCache) -> list[Example]:
    """Deadlifts of one collection; who is in them is not known, so that all are one source."""
    return [
        _example(row, poses, "deadlift_form", f"github:{row['source']}")
        for row, poses in _found(folder, "deadlift_form", cache)
    ]


def pushup_videos(folder: Path, cache: JointCache) -> list[Example]:
    """The footage of which ``pushup_form`` holds joints, and more of it."""
    return [
        _example(row, poses, PUSHUP_VIDEOS, pushup_source(_stem(row)))
        for row, poses in _found(folder, "pushup_form", cache)
    ]


def demonstrations(folder: Path, cache: JointCache) -> list[Example]:
    """Rendered demonstrations of one cycle each, without those that show no one exercise."""
    return [
        _demonstration(row, poses)
        for row, poses in _found(folder, "animated", cache)
        if not animated.unclear(_stem(row))
    ]


def _demonstration(row: Row, poses: PoseSequence) -> Example:
    name = _stem(row)
    slug = animated.shown(name, _slug(row))
    held = slug in HOLDS or animated.still(name)
    kind: Kind = "single" if not held else "none" if slug == NONE_SLUG else "set"
    return Example(
        poses=poses,
        slug=slug,
        corpus="animated",
        source=f"animated:{animated.family(name)}",
        name=name,
        kind=kind,
        count=1 if kind == "single" and animated.one_repetition(name) else None,
    )


def _example(
    row: Row, poses: PoseSequence, corpus: str, source: str, count: int | None = None
) -> Example:
    return Example(
        poses=poses,
        slug=_slug(row),
        corpus=corpus,
        source=source,
        name=_stem(row),
        kind="set",
        count=count,
        view=row["view"],
    )


def _found(folder: Path, group: str, cache: JointCache) -> Iterator[tuple[Row, PoseSequence]]:
    """The rows of a group whose video somebody was found in."""
    for row in _rows(folder, group):
        poses = cache.get(folder / row["file"])
        if poses is not None and poses.found.any():
            yield row, poses.image


def paths(folder: Path) -> list[Path]:
    """Every video of the index."""
    with (folder / "index.csv").open(newline="", encoding="utf-8") as file:
        return [folder / row["file"] for row in csv.DictReader(file)]


def _rows(folder: Path, group: str) -> list[Row]:
    with (folder / "index.csv").open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["file"].startswith(f"{group}/")]


def _stem(row: Row) -> str:
    return Path(row["file"]).stem


def _slug(row: Row) -> str:
    return NONE_SLUG if row["exercise"] == OTHER else row["exercise"]


def _count(row: Row) -> int | None:
    return int(row["reps"]) if row["reps"].strip() else None
