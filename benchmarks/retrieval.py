"""How fast the nearest references are found, and how often it is the right one.

Speed is measured against a plain broadcast of the definition in the same run. Hits: 1,000
references of as many athletes, each a person of their own in build and habits, filmed from a place
of its own; asked for with another set of the same person, from about the same place and with
joints shaken as an estimator shakes them.
"""

import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from scipy.ndimage import uniform_filter1d

from benchmarks.nearness import clips_of
from benchmarks.table import table
from coaching.engine import Exercise, analyse
from coaching.evaluation_poses import SYNONYMS
from pose.corpus import read_corpus
from pose.keyframes import MOMENTS, Keyframe, keyframes
from pose.sequence import PoseSequence
from pose.skeletons import COMMON13
from pose.synthetic.clip import ClipTruth, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.sampling import random_spec
from pose.synthetic.spec import AthleteSpec, Rep
from references.builtin import builtins, repetitions_of
from references.catalogue import read_catalogue
from references.descriptors import MOST_WAYS, SLOTS, Descriptor, Floats, from_bytes, typical
from references.retrieval import LEAST_SHARED, Index

SIZES = (1_000, 10_000, 100_000)
QUERIES, PLAIN = 30, 5  # questions, and of those the ones that the broadcast answers as well
PEOPLE = 1_000
ASKED = 300  # of them, spread over all exercises
FIRST = 5
LEAST_REPS, LEAST_FRAMES = 4, 5  # of a recorded clip, and of a repetition in it
USUALLY_SEEN = 0.8  # of the frames with somebody: the turn is looked for in such joints
CALM_FRAMES = 5  # averaged where the turn is looked for: one wild frame is none
SHAKE = 0.03  # trunk lengths: BlazePose's usual error
MOVED = 6.0  # degrees that the camera stands elsewhere the next time, standard deviation
_SHOULDERS = [COMMON13.index["left_shoulder"], COMMON13.index["right_shoulder"]]
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)  # trunk lengths


@dataclass(frozen=True, eq=False)
class Person:
    """One athlete with one exercise.

    Attributes:
        exercise: slug.
        ways: descriptors of the clip that is the reference.
        asked: keyframes of the other clip.
        source: who or what was filmed, where it is known.
    """

    exercise: str
    ways: list[Descriptor]
    asked: list[tuple[Keyframe, ...]]
    source: str = ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="references to search among")
    parser.add_argument("--asked", type=int, default=ASKED, help="how many of them to ask for")
    parser.add_argument("--corpus", type=Path, help="recorded joints with marked repetitions")
    parser.add_argument("--videos", type=Path, help="folder with index.csv and real clips")
    options = parser.parse_args(arguments)
    if options.corpus or options.videos:
        people = _recorded(options.corpus) if options.corpus else _filmed(options.videos)
        _print_hits(people)
        _print_near(people)
        return
    _print(
        (
            "references",
            "ms a query",
            "least ms",
            "CPU ms",
            "four ways ms",
            "broadcast ms",
            "times faster",
        ),
        [_speed(size) for size in SIZES],
    )
    people = _people(options.people, options.asked)
    _print_hits(people)
    _print_near(people)


def _print(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(table(head, rows), end="\n\n", flush=True)


def _speed(size: int) -> tuple[str, ...]:
    rng = np.random.default_rng(0)
    points = rng.normal(0, 1, (size, SLOTS, 2)).astype(np.float32)
    seen = (rng.random((size, SLOTS)) < 0.9).astype(np.float32)  # noqa: PLR2004 - as often seen
    index = Index([str(row) for row in range(size)], points, seen, ["one"] * size)
    asked = [[_frames(points[row], seen[row])] for row in rng.integers(0, size, QUERIES)]
    index.nearest(asked[0], FIRST)
    own = np.array([_seconds(partial(index.nearest, one, FIRST)) for one in asked])
    often = [[one[0] for one in asked[at : at + MOST_WAYS]] for at in range(QUERIES - MOST_WAYS)]
    many = np.array([_seconds(partial(index.nearest, one, FIRST)) for one in often])
    plain = np.array([_seconds(partial(_broadcast, points, seen, one)) for one in asked[:PLAIN]])
    wall, cpu = np.median(own, axis=0) * 1e3
    theirs = np.median(plain, axis=0) * 1e3
    return (
        f"{size:,}", f"{wall:.2f}", f"{own[:, 0].min() * 1e3:.2f}", f"{cpu:.2f}",
        f"{np.median(many[:, 0]) * 1e3:.2f}", f"{theirs[0]:.1f}", f"{theirs[0] / wall:.1f}",
    )  # fmt: skip


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """On the clock, and of all cores together."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - busy


def _broadcast(points: Floats, seen: Floats, asked: list[tuple[Keyframe, ...]]) -> Floats:
    """The definition in plain numpy, for the clip and its mirror image."""
    query = typical(asked)[0]
    best = np.full(len(points), np.inf, np.float32)
    for form in (query, query.mirrored()):
        shared = seen * form.seen
        squares = (((points - form.points) ** 2).sum(axis=2) * shared).sum(axis=1)
        count = shared.sum(axis=1)
        distance = np.sqrt(squares / np.maximum(count, 1))
        best = np.minimum(best, np.where(count >= LEAST_SHARED, distance, np.inf))
    return np.sort(best)[:FIRST]


def _frames(points: Floats, seen: Floats) -> tuple[Keyframe, ...]:
    joints = SLOTS // len(MOMENTS)
    return tuple(
        Keyframe(0.0, moment, points[part], seen[part] > 0)
        for moment, part in zip(
            MOMENTS, (slice(at, at + joints) for at in range(0, SLOTS, joints)), strict=True
        )
    )


def _people(count: int, asked: int) -> list[Person]:
    slugs = list(EXERCISES)
    every = max(1, count // asked)
    return [_person(seed, slugs[seed % len(slugs)], seed % every == 0) for seed in range(count)]


def _recorded(corpus: Path) -> list[Person]:
    """Real people: the first half of a clip's repetitions, asked for with the second half."""
    people = []
    for one in read_corpus(corpus):
        label = one.labels.get("exercise", "")
        slug = SYNONYMS.get(label, label)
        if slug not in EXERCISES or one.reps is None or len(one.reps) < LEAST_REPS:
            continue
        frames = [between(one.poses, *rep) for rep in one.reps]
        half = len(frames) // 2
        people.append(
            Person(slug, typical([each for each in frames[:half] if each]), frames[half:])
        )
    return [person for person in people if person.ways]


def _filmed(folder: Path) -> list[Person]:
    """The same of videos: their joints by our own estimator, their repetitions by the rules."""
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    people = []
    for exercise, poses in clips_of(folder, ("real", "marked")):
        found = analyse(poses, catalogue, exercise=exercise, method="heuristic").reps
        whole = [rep for rep in found if rep.complete]
        frames = [keyframes(poses.image, rep.start, rep.turn, rep.end) for rep in whole]
        half = len(frames) // 2
        if len(frames) >= LEAST_REPS:
            people.append(Person(exercise, typical(frames[:half]), frames[half:]))
    return [person for person in people if person.ways]


def between(poses: PoseSequence, start: float, end: float) -> tuple[Keyframe, ...]:
    """Keyframes of a repetition of which the turn was not marked: it is furthest from both ends."""
    inside = poses.on(COMMON13).part((poses.times >= start) & (poses.times <= end))
    seen = np.asarray(np.isfinite(inside.points).all(axis=2))
    least = USUALLY_SEEN * max(1, int(seen.any(axis=1).sum()))
    known = [int(joint) for joint in np.flatnonzero(seen.sum(axis=0) >= least)]
    found = inside.part(seen[:, known].all(axis=1))
    if not known or len(found) < LEAST_FRAMES:
        return ()
    return keyframes(poses, start, _turn(found, known), end)


def _turn(found: PoseSequence, known: list[int]) -> float:
    """When these joints are furthest from where they are at both ends."""
    centre = [joint for joint in _SHOULDERS if joint in known] or known
    body = found.points[:, known, :2] - found.points[:, centre, :2].mean(axis=1, keepdims=True)
    calm = uniform_filter1d(body, CALM_FRAMES, axis=0, mode="nearest")
    away = np.linalg.norm(calm - (calm[0] + calm[-1]) / 2, axis=2).sum(axis=1)
    return float(found.times[np.argmax(away)])


def _person(seed: int, slug: str, is_asked: bool) -> Person:
    spec = _first_set(seed, slug)
    ways = typical(_keyframes(truth(spec), np.random.default_rng(seed)))
    asked = (
        _keyframes(truth(_other_set(spec, seed)), np.random.default_rng(seed + 1))
        if is_asked
        else []
    )
    return Person(slug, ways, asked)


def _first_set(seed: int, slug: str) -> AthleteSpec:
    """A clean set of a person who does a variant of their own."""
    spec = random_spec(seed, slug)
    rng = np.random.default_rng(seed)
    names = ["", *(variant.name for variant in EXERCISES[slug].variants)]
    moved = EXERCISES[slug].varied(variant := str(rng.choice(names)))
    side = {"alternate": "left", "left": "left", "right": "right"}.get(moved.sides, "")
    reps = tuple(replace(rep, faults=(), side=side) for rep in spec.reps[:3])
    return replace(spec, variant=variant, reps=reps, walk_in=0.0, walk_out=0.0)


def _other_set(spec: AthleteSpec, seed: int) -> AthleteSpec:
    """The same person another day: other tempo, other distance, camera put up anew."""
    rng = np.random.default_rng(seed + 10_000)
    side = spec.reps[0].side
    reps = tuple(
        Rep(down=pace, up=0.8 * pace, share=float(rng.uniform(0.95, 1.0)), side=side)
        for pace in rng.uniform(0.8, 1.8, 3)
    )
    camera = replace(
        spec.camera,
        yaw=spec.camera.yaw + float(rng.normal(0, MOVED)),
        height=spec.camera.height + float(rng.normal(0, 0.1)),
        distance=spec.camera.distance * float(rng.uniform(1.0, 1.2)),
    )
    return replace(spec, reps=reps, camera=camera, fps=25.0, idle_before=0.7)


def _keyframes(clip: ClipTruth, rng: np.random.Generator) -> list[tuple[Keyframe, ...]]:
    image = clip.poses.image
    trunk = _trunk(image)
    shaken = image.points + rng.normal(0, SHAKE * trunk, image.points.shape)
    poses = replace(image, points=shaken.astype(np.float32))
    return [keyframes(poses, *rep) for rep in repetitions_of(clip)]


def _trunk(image: PoseSequence) -> float:
    """Usual length from shoulder to hip in the picture, pixels."""
    apart = image.joint("left_shoulder") - image.joint("left_hip")
    return float(np.median(np.linalg.norm(apart[:, :2], axis=1)))


def index_of(people: Sequence[Person]) -> Index:
    rows = [way.to_bytes() for person in people for way in person.ways]
    points, seen = from_bytes(rows)
    names = [str(number) for number, person in enumerate(people) for _ in person.ways]
    groups = [person.exercise for person in people for _ in person.ways]
    return Index(names, points, seen, groups)


def _print_hits(people: Sequence[Person]) -> None:
    index = index_of(people)
    rows = []
    for name, within in (("of all exercises", False), ("of the exercise alone", True)):
        places = [
            place_of(index, number, person, within=within)
            for number, person in enumerate(people)
            if person.asked
        ]
        first = [np.mean([place < few for place in places]) for few in (1, FIRST)]
        rows.append((name, str(len(people)), str(len(places)), *(f"{one:.1%}" for one in first)))
    _print(("searched among references", "references", "asked", "first", "first 5"), rows)


def place_of(index: Index, number: int, person: Person, *, within: bool) -> int:
    """Which place the person's own other clip comes in, from 0."""
    found = index.nearest(person.asked, FIRST, group=person.exercise if within else None)
    names = [match.expert_id for match in found]
    return names.index(str(number)) if str(number) in names else FIRST


def _print_near(people: Sequence[Person]) -> None:
    """Distances to the nearest built-in reference of the exercise, and of all others."""
    made = [(one.exercise, typical(_keyframes_of(one.clip()))) for one in builtins()]
    library = [Person(slug, ways, []) for slug, ways in made]
    index = index_of(library)
    right = [index.nearest(one.asked, 1, group=one.exercise) for one in people if one.asked]
    wrong = [
        [index.nearest(one.asked, 1, group=slug)[:1] for slug in EXERCISES if slug != one.exercise]
        for one in people
        if one.asked
    ]
    near = [found[0].distance for found in right if found]
    far = [match.distance for all_ in wrong for found in all_ for match in found]
    rows = [
        (name, str(len(values)), f"{np.median(values):.3f}", *_within(values))
        for name, values in (("same exercise", near), ("each other exercise", far))
    ]
    heads = [f"<= {limit}" for limit in THRESHOLDS]
    _print(("built-in reference of", "cases", "median", *heads), rows)


def _within(values: Sequence[float]) -> list[str]:
    return [f"{np.mean(np.array(values) <= limit):.1%}" for limit in THRESHOLDS]


def _keyframes_of(clip: ClipTruth) -> list[tuple[Keyframe, ...]]:
    return [keyframes(clip.poses.image, *rep) for rep in repetitions_of(clip)]


if __name__ == "__main__":
    main()
