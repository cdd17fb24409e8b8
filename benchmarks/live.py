"""The live coach on the animated athlete: how soon a repetition is told, and what it costs."""

import argparse
from dataclasses import dataclass, replace
from functools import partial
from time import process_time

import numpy as np

from benchmarks.idle import FIRST_SEED, idle
from benchmarks.table import table
from coaching.engine import Exercise, analyse
from coaching.engine.live.coach import LiveCoach
from pose.sequence import Poses
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, random_spec, truth
from pose.synthetic.exercises import EXERCISES
from references.catalogue import read_catalogue

RATE = 15.0  # frames a second, as a page sends them
# Repetitions by the book, quick and slow ones: seconds down, up and of rest.
TEMPOS = ((1.2, 1.0, 0.3), (0.7, 0.6, 0.2), (2.0, 1.5, 0.8))
SET = 6
HEAD = ("case", "clips", "within one", "as offline", "delay p50", "delay p95", "in 0.3 s",
        "clips cued", "ms a frame")  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What came of one clip.

    Attributes:
        counted: by the live coach.
        offline: by the whole analysis.
        true: what was done.
        delays: seconds from the end of each repetition until it was told.
        cues: how many were given, praise left out.
        seconds: of computing for a frame.
    """

    counted: int
    offline: int
    true: int
    delays: tuple[float, ...]
    cues: int
    seconds: float


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=40, help="random clips")
    parser.add_argument("--flat", action="store_true", help="without joints in space")
    parser.add_argument("--untold", action="store_true", help="without saying which exercise it is")
    parser.add_argument("--minutes", type=float, default=10.0, help="of being idle")
    options = parser.parse_args(arguments)
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    run = partial(_run, catalogue, flat=options.flat, untold=options.untold)
    by_the_book = [run(spec) for spec in _sets()]
    random = [run(replace(random_spec(seed), fps=RATE)) for seed in range(options.clips)]
    rows = [_row("sets by the book", by_the_book), _row("random clips", random)]
    print(table(HEAD, rows), _idle(catalogue, options.minutes), sep="\n\n")


def _idle(catalogue: list[Exercise], minutes: float) -> str:
    """What is counted where nobody exercises, the exercise not told."""
    clips = [_slower(poses) for poses in idle(FIRST_SEED, minutes)]
    told = [_coached(poses, None, catalogue) for poses in clips]
    seconds = sum(poses.image.seconds for poses in clips)
    row = [f"{seconds / 60:.1f}", str(len(clips)), str(sum(len(times) for times, _, _ in told)),
           str(sum(cues for _, cues, _ in told))]  # fmt: skip
    return table(["idle minutes", "clips", "counted", "cued"], [row])


def _slower(poses: Poses) -> Poses:
    """As many frames as a page sends."""
    image = poses.image
    even = np.arange(image.times[0], image.times[-1], 1 / RATE)
    kept = np.unique(np.searchsorted(image.times, even))
    return replace(poses, image=image.part(kept), estimator="live")


def _sets() -> list[AthleteSpec]:
    return [
        AthleteSpec(exercise=slug, reps=(Rep(down=down, up=up, rest=rest),) * SET, fps=RATE)
        for slug, movement in EXERCISES.items()
        if not movement.held
        for down, up, rest in TEMPOS
    ]


def _run(catalogue: list[Exercise], spec: AthleteSpec, *, flat: bool, untold: bool) -> Run:
    clip = truth(spec)
    poses = replace(clip.poses, estimator="live", world=None if flat else clip.poses.world)
    known = spec.exercise if spec.exercise in EXERCISES and not untold else None
    told, cues, seconds = _coached(poses, known, catalogue)
    offline = analyse(poses, catalogue, exercise=known).rep_count
    return Run(len(told), offline, clip.rep_count, _delays(told, clip), cues, seconds)


def _coached(
    poses: Poses, exercise: str | None, catalogue: list[Exercise]
) -> tuple[list[float], int, float]:
    """When each repetition was told, the cues, and the seconds of computing for a frame."""
    image, world = poses.image, poses.world
    coach = LiveCoach(catalogue, image.skeleton, poses.size, exercise=exercise)
    told: list[float] = []
    cues, begun = 0, process_time()
    for index in range(len(image)):
        now = slice(index, index + 1)
        answer = coach.push(image.part(now), world=world and world.part(now))
        told += [answer.time] * (answer.tally.count - len(told))
        cues += answer.cue is not None and answer.cue.level != "better"
    return told, cues, (process_time() - begun) / len(image)


def _delays(told: list[float], clip: ClipTruth) -> tuple[float, ...]:
    """Where all were told; else nobody knows which is which."""
    ends = [rep.end for rep in clip.reps if rep.complete]
    if len(told) != len(ends):
        return ()
    return tuple(at - end for at, end in zip(told, ends, strict=True))


def _row(name: str, runs: list[Run]) -> tuple[str, ...]:
    delays = np.array([delay for run in runs for delay in run.delays])
    middle, late = np.percentile(delays, [50, 95])
    clean = [run.cues > 0 for run in runs]
    return (
        name,
        str(len(runs)),
        f"{np.mean([abs(run.counted - run.true) <= 1 for run in runs]):.0%}",
        f"{np.mean([abs(run.counted - run.offline) <= 1 for run in runs]):.0%}",
        f"{middle:+.2f} s",
        f"{late:+.2f} s",
        f"{np.mean(delays <= 0.3):.0%}",  # noqa: PLR2004 - the column's own limit
        f"{np.mean(clean):.0%}",
        f"{1e3 * np.mean([run.seconds for run in runs]):.1f}",
    )


if __name__ == "__main__":
    main()
