"""The animated athlete end to end, pixels in: counts, exercise and angles against the truth."""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.table import table
from coaching.engine import Exercise, analyse
from pose.angles import joint_angles
from pose.estimators.choice import EstimatorChoice
from pose.extract import PosePool
from pose.sequence import Poses
from pose.synthetic.clip import AthleteSpec, ClipTruth, random_spec, render, truth
from pose.synthetic.exercises import EXERCISES
from pose.video.write import write_video
from references.catalogue import read_catalogue

SIDE = 90.0  # degrees: the camera on the athlete's left
JUDGED = ("knee", "hip", "elbow")


@dataclass(frozen=True, eq=False)
class Case:
    """One clip: what it is, and what came out of it."""

    seed: int
    spec: AthleteSpec
    truth: ClipTruth
    poses: Poses
    counted: int
    guessed: str


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=100)
    parser.add_argument("--first-seed", type=int, default=0)
    options = parser.parse_args(arguments)
    seeds = range(options.first_seed, options.first_seed + options.clips)
    with tempfile.TemporaryDirectory() as folder, PosePool() as pool:
        run = _runner(pool, Path(folder))
        with ThreadPoolExecutor(pool.count) as threads:
            cases = list(threads.map(lambda seed: run(seed, random_spec(seed)), seeds))
            side = list(threads.map(lambda name: run(0, from_the_side(name)), EXERCISES))
    print(_counts(cases))
    print()
    print(_angles(side))


def from_the_side(exercise: str) -> AthleteSpec:
    """A set seen exactly from the athlete's left, level with the middle of the body."""
    spec = random_spec(7, exercise)
    camera = replace(spec.camera, yaw=SIDE, roll=0.0)
    return replace(spec, camera=camera, walk_in=0.0, walk_out=0.0, size=(1280, 720))


def _runner(pool: PosePool, folder: Path) -> Callable[[int, AthleteSpec], Case]:
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]

    def run(seed: int, spec: AthleteSpec) -> Case:
        clip = folder / f"{spec.exercise}-{seed}.mp4"
        pool.run(render_to, spec, clip)
        poses = pool.extract(clip, EstimatorChoice())
        given = analyse(poses, catalogue, exercise=spec.exercise)
        auto = analyse(poses, catalogue)
        clip.unlink()
        return Case(seed, spec, truth(spec), poses, given.rep_count, auto.exercise.slug)

    return run


def render_to(spec: AthleteSpec, out: Path) -> None:
    """Draw a clip into a file."""
    write_video(out, render(spec), spec.fps)


def _counts(cases: Sequence[Case]) -> str:
    rows = []
    for name in [*EXERCISES, "all"]:
        chosen = [c for c in cases if name in (c.spec.exercise, "all")]
        if chosen:
            rows.append([name, *_row(chosen)])
    wrong = [
        f"{c.spec.exercise} seed {c.seed}: {c.counted} for {c.truth.rep_count}"
        for c in cases
        if c.counted != c.truth.rep_count
    ]
    head = ["exercise", "clips", "found %", "exact %", "within 1 %", "exercise %"]
    return "\n".join([table(head, rows), "", "Counted wrongly: " + ("; ".join(wrong) or "none")])


def _row(cases: Sequence[Case]) -> list[str]:
    errors = np.array([abs(c.counted - c.truth.rep_count) for c in cases])
    found = np.concatenate([c.poses.found for c in cases])
    named = np.array([c.guessed == c.spec.exercise for c in cases])
    shares = [found.mean(), (errors == 0).mean(), (errors <= 1).mean(), named.mean()]
    return [str(len(cases)), *(f"{100 * share:.1f}" for share in shares)]


def _angles(cases: Sequence[Case]) -> str:
    """Mean absolute errors of the angles on the camera's side, in the plane of the picture."""
    rows = []
    for case in cases:
        errors = [_error(case, f"left_{joint}") for joint in JUDGED]
        rows.append([case.spec.exercise, str(len(case.poses.image)), *(f"{e:.1f}" for e in errors)])
    mean = np.mean([[float(cell) for cell in row[2:]] for row in rows], axis=0)
    rows.append(["mean", "", *(f"{value:.1f}" for value in mean)])
    return table(["from the side", "frames", *(f"{joint}, degrees" for joint in JUDGED)], rows)


def _error(case: Case, angle: str) -> float:
    found = joint_angles(case.poses.image)[angle]
    exact = joint_angles(case.truth.poses.image)[angle]
    return float(np.nanmean(np.abs(found - exact[: len(found)])))


if __name__ == "__main__":
    main()
