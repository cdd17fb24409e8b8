"""The animated athlete beside exercise: walking about, stretching, drinking, setting up."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from pose.sequence import Poses, PoseSequence
from pose.synthetic.activities import NONE, PASTIMES
from pose.synthetic.clip import ClipTruth, truth
from pose.synthetic.spec import AthleteSpec
from pose.synthetic.variety import training_spec

FIRST_SEED = 10_000_000  # far above those of training
# Of the picture's height, from frame to frame: nine in ten real clips shake less (0.0023).
SHAKE = 0.002


def idle(first_seed: int, minutes: float) -> Iterator[Poses]:
    """Clips in which nothing is to be counted, until they make so many minutes."""
    seconds = 0.0
    for number, spec in enumerate(_pastimes(first_seed)):
        if seconds >= 60 * minutes:
            return
        clip = truth(spec)
        poses = Poses(shaken(clip, number), clip.poses.size, "truth")
        seconds += poses.image.seconds
        yield poses


def shaken(clip: ClipTruth, seed: int) -> PoseSequence:
    """The clip's joints as an estimator might have found them."""
    image = clip.poses.image
    noise = np.random.default_rng(seed).normal(0, SHAKE, image.points.shape)
    points = image.points + noise * clip.poses.size[1]
    return PoseSequence(points.astype(np.float32), image.confidence, image.times, image.skeleton)


def _pastimes(first_seed: int) -> Iterator[AthleteSpec]:
    for seed in count(first_seed):
        spec = training_spec(seed, NONE)
        if spec.variant in PASTIMES:
            yield spec
