"""Rendered sets with and without faults, joints found by the estimator, for the faults' table."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.athlete import render_to
from benchmarks.form_clips import MARGIN, MOST_LOOSE, code_of, fit_view
from coaching.engine.exercise import Exercise
from pose.estimators.choice import EstimatorChoice
from pose.extract import PosePool
from pose.sequence import Poses
from pose.storage import load_poses, save_poses
from pose.synthetic.clip import AthleteSpec, Rep, random_spec
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.framing import framed

# What people send: small pictures, not many of them. Pixels, and pictures a second.
SIZE = (640, 360)
RATE = 15.0
# Standing about before and after the set, seconds.
IDLE = 0.8
CLEAN_REPS = 3
# The commonest exercises: faults are drawn for these alone, since drawing is slow.
COMMON = ("squat", "push_up", "biceps_curl", "deadlift", "lunge", "shoulder_press",
          "lateral_raise", "row", "plank")  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A clip to draw.

    Attributes:
        slug: of the exercise.
        faults: names of the athlete's faults, one for each repetition, empty for a good one.
        view: degrees from the front between which it is filmed.
        seed: of everything else.
    """

    slug: str
    faults: tuple[str, ...]
    view: tuple[float, float]
    seed: int

    @property
    def fault(self) -> str:
        """The first of its faults, empty where nothing is wrong."""
        return next((each for each in self.faults if each), "")

    @property
    def name(self) -> str:
        """Stable, for the file of its joints."""
        return "-".join([self.slug, str(self.seed), *(each or "good" for each in self.faults)])


def drawn_cases(catalogue: dict[str, Exercise], seeds: Iterable[int]) -> Iterator[Drawn]:
    """For each seed a clean set of every exercise, then sets with the common ones' faults."""
    for seed in seeds:
        for slug, athlete in EXERCISES.items():
            yield Drawn(slug, ("",) * (1 if athlete.held else CLEAN_REPS), athlete.yaws, seed)
        for slug in COMMON:
            yield from _faulty(catalogue[slug], seed)


def _faulty(exercise: Exercise, seed: int) -> Iterator[Drawn]:
    """Sets of a good repetition and one of each fault that shows from the same side."""
    athlete = EXERCISES[exercise.slug]
    groups: dict[tuple[float, float], list[str]] = {}
    for fault in (name for name, each in athlete.faults.items() if each.complete):
        view = fit_view(exercise, code_of(exercise.slug, fault), athlete.yaws)
        groups.setdefault(view, []).append(fault)
    for view, faults in groups.items():
        sets = [(each,) for each in faults] if athlete.held else [("", *faults)]
        yield from (Drawn(exercise.slug, each, view, seed) for each in sets)


def spec_of(case: Drawn) -> AthleteSpec:
    """The clip's spec; the same for the same case."""
    rng = np.random.default_rng([case.seed, len(case.faults)])
    spec = random_spec(case.seed, case.slug)
    yaw = float(rng.choice([-1.0, 1.0])) * float(rng.uniform(*case.view))
    spec = replace(
        spec, reps=_reps(case, rng), size=SIZE, fps=RATE, walk_in=0.0, walk_out=0.0,
        from_standing=False, idle_before=IDLE, idle_after=IDLE, fidgets=("", ""),
        looseness=float(rng.uniform(0.0, MOST_LOOSE)), camera=replace(spec.camera, yaw=yaw),
    )  # fmt: skip
    return framed(spec, MARGIN)


def _reps(case: Drawn, rng: np.random.Generator) -> tuple[Rep, ...]:
    athlete = EXERCISES[case.slug]
    if athlete.held:
        return tuple(Rep(down=2.0, hold=3.0, up=2.0, faults=_named(each)) for each in case.faults)
    sides = ("left", "right") if athlete.sides == "alternate" else ("",)
    return tuple(
        Rep(
            down=float(rng.uniform(0.9, 1.3)), up=float(rng.uniform(0.8, 1.2)),
            share=float(rng.uniform(0.98, 1.02)), faults=_named(each),
            side=sides[index % len(sides)],
        )
        for index, each in enumerate(case.faults)
    )  # fmt: skip


def _named(fault: str) -> tuple[str, ...]:
    return (fault,) if fault else ()


def found(cases: Sequence[Drawn], folder: Path, threads: int = 2) -> Iterator[Poses]:
    """The estimator's joints of each case; those that lie in ``folder`` are not found again."""
    with PosePool(threads) as pool, ThreadPoolExecutor(threads) as runners:
        yield from runners.map(partial(_joints, pool, folder), cases)


def _joints(pool: PosePool, folder: Path, case: Drawn) -> Poses:
    kept = folder / f"{case.name}.npz"
    if not kept.exists():
        clip = folder / f"{case.name}.mp4"
        pool.run(render_to, spec_of(case), clip)
        save_poses(kept, pool.extract(clip, EstimatorChoice()))
        clip.unlink()
    return load_poses(kept)
