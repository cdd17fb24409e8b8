"""How near real clips come to the built-in references, and what is told at which distance.

For ``NEAR_DISTANCE``: the further the nearest expert, the likelier that a difference is one of
build, view or variant. Where the share of clips that are told one rises, it should end.
"""

import csv
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.table import table
from coaching.engine import Exercise, analyse
from coaching.engine.exercise import NONE_SLUG
from pose.keyframes import keyframes
from pose.sequence import Poses
from references import retrieval
from references.builtin import Builtin, builtins, repetitions_of
from references.catalogue import read_catalogue
from references.descriptors import BYTES, from_bytes, typical
from references.library import Expert, Library
from references.tolerances import tolerances_of
from training.data.cache import JointCache

EDGES = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, np.inf)  # trunk lengths
OFTEN = 0.5  # of the repetitions: what is told less often may be a slip
ROWS = {row["slug"]: row for row in read_catalogue() if row["slug"] != NONE_SLUG}


@dataclass(frozen=True)
class Case:
    """A clip: how far its nearest expert is, and whether most repetitions are told a difference."""

    distance: float
    told: bool


class Builtins(Library):
    """The built-in references without their files."""

    def _read(self, name: str) -> Expert:
        one, poses = _known()[name], _known()[name].clip().poses
        row = ROWS[one.exercise]
        return Expert(
            name, one.title(row["name"]), one.exercise, one.view, one.variant, "", True,
            poses.image, poses.world, tuple(repetitions_of(one.clip())),
            tolerances_of(row["primary"], row.get("phases", {})), {},
        )  # fmt: skip


@cache
def _known() -> Mapping[str, Builtin]:
    return {str(one.id): one for one in builtins()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = ArgumentParser(prog="python -m benchmarks.nearness", description=__doc__)
    parser.add_argument("videos", type=Path, help="folder with index.csv and the clips")
    parser.add_argument("--groups", nargs="+", default=["real", "marked"])
    options = parser.parse_args(arguments)
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    library = _library()
    retrieval.NEAR_DISTANCE = np.inf  # whoever is nearest is compared with
    cases = [
        case
        for exercise, poses in clips_of(options.videos, options.groups)
        if (case := _case(exercise, poses, catalogue, library)) is not None
    ]
    print(table(("distance", "clips", "share so far", "most repetitions told"), _rows(cases)))


def clips_of(folder: Path, groups: Sequence[str]) -> list[tuple[str, Poses]]:
    """Exercise and joints of the clips of some groups; their joints are found once and kept."""
    kept = JointCache()
    with (folder / "index.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["exercise"] in ROWS]
    chosen = [row for row in rows if row["file"].split("/")[0] in groups]
    videos = [(row["exercise"], folder / row["file"]) for row in chosen]
    kept.fill(video for _, video in videos)
    found = [(exercise, kept.get(video)) for exercise, video in videos]
    return [(exercise, poses) for exercise, poses in found if poses is not None]


def _library() -> Library:
    names, descriptors = list(_known()), []
    for one in _known().values():
        clip = one.clip()
        ways = typical([keyframes(clip.poses.image, *rep) for rep in repetitions_of(clip)])
        descriptors.append(b"".join(way.to_bytes() for way in ways))
    points, seen = from_bytes(descriptors)
    owners = np.repeat(np.arange(len(names)), [len(each) // BYTES for each in descriptors])
    cards = [{"id": name, "exercise": _known()[name].exercise} for name in names]
    return Builtins(Path(), cards, points, seen, owners)


def _case(
    exercise: str, poses: Poses, catalogue: Sequence[Exercise], library: Library
) -> Case | None:
    found = analyse(poses, catalogue, exercise=exercise, library=library, method="heuristic")
    if found.comparison is None or found.comparison.distance is None:
        return None
    reps: dict[str, set[int]] = {}
    for one in found.findings:
        if one.source == "reference" and one.severity != "info" and one.rep is not None:
            reps.setdefault(one.code, set()).add(one.rep)
    most = max((len(each) for each in reps.values()), default=0)
    return Case(found.comparison.distance, most > OFTEN * max(found.rep_count, 1))


def _rows(cases: Sequence[Case]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for low, high in pairwise(EDGES):
        here = [case.told for case in cases if low < case.distance <= high]
        so_far = np.mean([case.distance <= high for case in cases])
        told = f"{np.mean(here):.0%}" if here else ""
        rows.append((f"{low} to {high}", str(len(here)), f"{so_far:.0%}", told))
    return rows


if __name__ == "__main__":
    main()
