"""``python -m benchmarks.learned``: the nets on motions that no net was trained on.

Idle minutes, long sets with pauses and fatigue, the live form beside the whole video, and time.
The athlete performs from seeds far above those of training; its joints are shaken as an
estimator's are. How the nets do on real clips is ``manage.py evaluate`` and ``training.evaluate``.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.clips import hd_clips
from benchmarks.table import table
from coaching.engine.analysis import analyse
from coaching.engine.exercise import Exercise
from coaching.engine.nets import count, recognise
from coaching.engine.nets.live import LiveNets
from pose.estimators.choice import EstimatorChoice
from pose.extract import PosePool
from pose.sequence import Poses, PoseSequence
from pose.synthetic.activities import NONE, PASTIMES
from pose.synthetic.clip import ClipTruth, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.spec import AthleteSpec
from pose.synthetic.variety import training_spec
from references.catalogue import read_catalogue

FIRST_SEED = 10_000_000
# Of the picture's height, from frame to frame: nine in ten real clips shake less (0.0023).
SHAKE = 0.002
IDLE_SECONDS = 600.0
LONG = 9  # repetitions


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=3, help="long sets of each exercise")
    parser.add_argument("--no-time", action="store_true", help="leave the clock out")
    options = parser.parse_args(arguments)
    print(_idle())
    print()
    print(_long_sets(options.sets))
    if not options.no_time:
        print()
        print(_times())


def _idle() -> str:
    """Repetitions counted where there are none."""
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    seconds, counted, clips = 0.0, {"learned": 0, "heuristic": 0}, 0
    for spec in _pastimes():
        if seconds >= IDLE_SECONDS:
            break
        clip = truth(spec)
        poses = Poses(shaken(clip, clips), clip.poses.size, "truth")
        for method in ("learned", "heuristic"):
            counted[method] += analyse(poses, catalogue, method=method).rep_count
        seconds += poses.image.seconds
        clips += 1
    rows = [[method, f"{seconds / 60:.1f}", str(clips), str(n)] for method, n in counted.items()]
    return table(["walking, standing, setting up", "minutes", "clips", "counted"], rows)


def _pastimes() -> Iterator[AthleteSpec]:
    seed = FIRST_SEED
    while True:
        spec = training_spec(seed, NONE)
        if spec.variant in PASTIMES:
            yield spec
        seed += 1


def _long_sets(sets: int) -> str:
    """Error of long sets, as a share of their count."""
    rows, whole = [], []
    for slug in sorted(EXERCISES):
        errors = [_errors(clip, index) for index, clip in enumerate(_long(slug, sets))]
        if errors:
            whole += errors
            rows.append([slug, *_shares(errors)])
    rows.append(["all", *_shares(whole)])
    head = ["sets of 9 and more", "sets", "repetitions", "learned", "live", "named"]
    return table(head, rows)


def _errors(clip: ClipTruth, seed: int) -> tuple[int, int, int, bool]:
    """True count, errors of the video's and of the live form, and whether it was named."""
    poses, true = shaken(clip, seed), clip.rep_count
    offline = count(poses).whole
    live = LiveNets()
    state = live.push(poses)
    named = recognise(poses).exercise
    return true, abs(offline - true), abs(state.count - true), named == clip.poses.estimator


def _shares(errors: list[tuple[int, int, int, bool]]) -> list[str]:
    total = sum(true for true, *_ in errors)
    return [
        str(len(errors)),
        str(total),
        f"{100 * sum(e[1] for e in errors) / total:.1f} %",
        f"{100 * sum(e[2] for e in errors) / total:.1f} %",
        f"{100 * mean(e[3] for e in errors):.0f} %",
    ]


def _long(slug: str, sets: int) -> Iterator[ClipTruth]:
    seed, found = FIRST_SEED, 0
    while found < sets and seed < FIRST_SEED + 400:
        clip = truth(training_spec(seed, slug))
        seed += 1
        if clip.rep_count >= LONG:
            found += 1
            yield _called(clip, slug)


def _called(clip: ClipTruth, slug: str) -> ClipTruth:
    poses = Poses(clip.poses.image, clip.poses.size, slug, clip.poses.world)
    return ClipTruth(poses, clip.reps, clip.angles, clip.figure)


def shaken(clip: ClipTruth, seed: int) -> PoseSequence:
    """The clip's joints as an estimator might have found them."""
    image = clip.poses.image
    noise = np.random.default_rng(seed).normal(0, SHAKE, image.points.shape)
    points = image.points + noise * clip.poses.size[1]
    return PoseSequence(points.astype(np.float32), image.confidence, image.times, image.skeleton)


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
