"""``python -m benchmarks.learned``: the nets on motions that no net was trained on.

Idle minutes, long sets with pauses and fatigue, the live form beside the whole video, and time.
The athlete performs from seeds far above those of training; its joints are shaken as an
estimator's are. How the nets do on real clips is ``manage.py evaluate`` and ``training.evaluate``.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from benchmarks.clips import hd_clips
from benchmarks.idle import FIRST_SEED, idle, shaken
from benchmarks.table import table
from coaching.engine.analysis import analyse
from coaching.engine.exercise import Exercise
from coaching.engine.joints_alone import counted
from coaching.engine.nets import count, recognise
from coaching.engine.nets.live import LiveNets
from pose.estimators.choice import EstimatorChoice
from pose.extract import PosePool
from pose.sequence import Poses
from pose.synthetic.clip import ClipTruth, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.variety import training_spec
from references.catalogue import read_catalogue

IDLE_MINUTES = 10.0
LONG = 9  # repetitions


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=3, help="long sets of each exercise")
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED, help="of the idle minutes")
    parser.add_argument("--minutes", type=float, default=IDLE_MINUTES, help="of being idle")
    parser.add_argument("--no-time", action="store_true", help="leave the clock out")
    options = parser.parse_args(arguments)
    print(_idle(options.first_seed, options.minutes))
    if options.sets:
        print()
        print(_long_sets(options.sets))
    if not options.no_time:
        print()
        print(_times())


def _idle(first_seed: int, minutes: float) -> str:
    """Repetitions counted where there are none."""
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    clips = list(idle(first_seed, minutes))
    seconds = sum(poses.image.seconds for poses in clips)
    rows = []
    for method in ("learned", "heuristic"):
        sets = [one for poses in clips for one in analyse(poses, catalogue, method=method).sets]
        found = sum(one.rep_count for one in sets)
        rows.append([method, f"{seconds / 60:.1f}", str(len(clips)), str(found)])
    return table(["walking, standing, setting up", "minutes", "clips", "counted"], rows)


def _long_sets(sets: int) -> str:
    """Error of long sets, as a share of their count."""
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    rows, whole = [], []
    for slug in sorted(EXERCISES):
        clips = enumerate(_long(slug, sets))
        errors = [_errors(clip, index, slug, catalogue) for index, clip in clips]
        if errors:
            whole += errors
            rows.append([slug, *_shares(errors)])
    rows.append(["all", *_shares(whole)])
    head = ["sets of 9 and more", "sets", "repetitions", "not told", "told", "live", "named"]
    return table(head, rows)


@dataclass(frozen=True)
class Errors:
    """Of one set: its count, what each way of counting is off by, and whether it was named."""

    true: int
    untold: int
    told: int
    live: int
    named: bool


def _errors(clip: ClipTruth, seed: int, slug: str, catalogue: Sequence[Exercise]) -> Errors:
    image, true = shaken(clip, seed), clip.rep_count
    poses = Poses(image, clip.poses.size, "truth")
    told = analyse(poses, catalogue, exercise=slug).rep_count
    return Errors(
        true,
        abs(counted(image, catalogue, "auto") - true),
        abs(told - true),
        abs(LiveNets(told=slug).push(image).count - true),
        recognise(image).exercise == slug,
    )


def _shares(errors: Sequence[Errors]) -> list[str]:
    total = sum(e.true for e in errors)
    off = (
        sum(column) for column in zip(*((e.untold, e.told, e.live) for e in errors), strict=True)
    )
    return [
        str(len(errors)),
        str(total),
        *(f"{100 * one / total:.1f} %" for one in off),
        f"{100 * mean(e.named for e in errors):.0f} %",
    ]


def _long(slug: str, sets: int) -> Iterator[ClipTruth]:
    seed, found = FIRST_SEED, 0
    while found < sets and seed < FIRST_SEED + 400:
        clip = truth(training_spec(seed, slug))
        seed += 1
        if clip.rep_count >= LONG:
            found += 1
            yield clip


def _times() -> str:
    """What the nets add to the time of finding joints, and a live step."""
    rows = []
    with TemporaryDirectory() as folder, PosePool() as pool:
        for clip in hd_clips(Path(folder), 4):
            pool.extract(clip, EstimatorChoice())
            begun = time.perf_counter()
            poses = pool.extract(clip, EstimatorChoice()).image
            found = time.perf_counter() - begun
            recognise(poses)
            begun = time.perf_counter()
            recognise(poses)
            count(poses)
            told = time.perf_counter() - begun
            rows.append(
                [clip.stem[:30], f"{found:.2f}", f"{told:.3f}", f"{100 * told / found:.1f} %"]
            )
    rows.append(["a live step, median ms", "", f"{_live_step():.2f}", ""])
    return table(["720p clip", "joints s", "nets s", "added"], rows)


def _live_step() -> float:
    poses = truth(training_spec(FIRST_SEED, "squat")).poses.image
    live, times = LiveNets(), []
    for frame in range(min(len(poses), 400)):
        begun = time.perf_counter()
        live.push(poses.part(slice(frame, frame + 1)))
        times.append(time.perf_counter() - begun)
    return 1000 * median(times[100:])


if __name__ == "__main__":
    main()
