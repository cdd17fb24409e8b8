"""How often real people are found again among about a thousand real clips.

References are clips of recorded joints from five corpora. Asked for are those with repetitions
enough for two halves: the second half of RepCount's sets and of the squats that one person did in a
row has to find the first. Sources say who or what was filmed; they are told apart in two parts, so
that what was chosen by one part can be seen on the other.
"""

import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.retrieval import FIRST, LEAST_REPS, Person, between, index_of, place_of
from benchmarks.table import table
from coaching.engine.exercise import NONE_SLUG
from pose.keyframes import Keyframe
from references.descriptors import typical
from references.retrieval import Index
from training.data import recorded
from training.data.examples import Example

Frames = tuple[Keyframe, ...]

SINGLES = (recorded.penn_action, recorded.pushup_form, recorded.pose_trainer)
PAUSE = 60.0  # seconds between squats: after a longer one it may be somebody else
SQUATS = 20  # at most in a set; a longer row is several sets
LEAST_SQUATS = 6  # to be asked for
REPCOUNT, SQUAT_SETS = "RepCount", "squats in a row"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = ArgumentParser(prog="python -m benchmarks.crowd", description=__doc__)
    parser.add_argument("poses", type=Path, help="folder with the corpora of recorded joints")
    folder: Path = parser.parse_args(arguments).poses
    asked = {REPCOUNT: _sets(folder), SQUAT_SETS: _squats(folder)}
    others = [person for read in SINGLES for one in read(folder) for person in _single(one)]
    people = [*asked[REPCOUNT], *asked[SQUAT_SETS], *others]
    index = index_of(people)
    head = ("asked for", "sources", "references", "asked", "first", f"first {FIRST}", "first, own")
    rows = [
        row
        for name, some in asked.items()
        for part, chosen in _parts(some)
        for row in [_row((name, part), index, people, chosen)]
    ]
    print(table((*head, f"first {FIRST}, own"), rows))


def _row(
    name: tuple[str, str], index: Index, people: Sequence[Person], chosen: Sequence[Person]
) -> tuple[str, ...]:
    """Hits among all references, and among those of the person's own exercise."""
    numbers = [number for number, person in enumerate(people) if person in chosen]
    cells = []
    for within in (False, True):
        places = [place_of(index, each, people[each], within=within) for each in numbers]
        cells += [f"{np.mean([place < few for place in places]):.1%}" for few in (1, FIRST)]
    return (*name, str(len(people)), str(len(numbers)), *cells)


def _parts(people: Sequence[Person]) -> Iterator[tuple[str, list[Person]]]:
    """Everybody who is asked for, and every other source of theirs."""
    asked = [person for person in people if person.asked]
    sources = sorted({person.source for person in asked})
    yield "all", asked
    for name, first in (("one half", 0), ("other half", 1)):
        own = set(sources[first::2])
        yield name, [person for person in asked if person.source in own]


def _sets(folder: Path) -> list[Person]:
    """RepCount's, those of too few repetitions and of other movements as references alone."""
    people = []
    for one in recorded.repcount(folder):
        frames = [between(one.poses, start, end) for start, _, end, _ in one.reps or ()]
        enough = len(frames) >= LEAST_REPS and one.slug != NONE_SLUG
        people += _person(one, frames, asked=enough)
    return people


def _squats(folder: Path) -> list[Person]:
    """Squats of one day with no long pause between them. Their files are named by the clock."""
    rows: list[list[Example]] = []
    for one in sorted(recorded.squat_faults(folder), key=lambda one: (one.source, one.name)):
        if rows and len(rows[-1]) < SQUATS and _follows(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [
        person
        for row in rows
        for person in _person(
            row[0], [_whole(each) for each in row], asked=len(row) >= LEAST_SQUATS
        )
    ]


def _follows(before: Example, after: Example) -> bool:
    return before.source == after.source and _clock(after.name) - _clock(before.name) <= PAUSE


def _clock(name: str) -> int:
    """Seconds of the day, from ``recording_02052023_120247``."""
    match = re.search(r"(\d\d)(\d\d)(\d\d)$", name)
    if match is None:
        raise ValueError(f"{name} does not end with a time")
    hours, minutes, seconds = map(int, match.groups())
    return 3600 * hours + 60 * minutes + seconds


def _single(one: Example) -> list[Person]:
    return _person(one, [_whole(one)], asked=False)


def _whole(one: Example) -> Frames:
    """Keyframes of a recording that is one repetition, or about one."""
    return between(one.poses, float(one.poses.times[0]), float(one.poses.times[-1]))


def _person(one: Example, frames: Sequence[Frames], *, asked: bool) -> list[Person]:
    """Nobody where no keyframe was found."""
    half = len(frames) // 2 if asked else len(frames)
    ways = typical(frames[:half])
    return [Person(one.slug, ways, list(frames[half:]), one.source)] if ways else []


if __name__ == "__main__":
    main()
