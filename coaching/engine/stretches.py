"""Stretches of a video in which one exercise is done."""

from dataclasses import dataclass, replace

import numpy as np

from coaching.engine.result import Guess, Likely
from pose.sequence import Poses, PoseSequence

# Filters and ranges of motion look a little beyond the ends of a set, seconds.
MARGIN = 0.5


@dataclass(frozen=True)
class Stretch:
    """A part of a video; without ends it is the whole.

    Attributes:
        exercise: what is done in it.
        start: seconds of the video.
        end: likewise.
        moving: mean chance, of the movements found in it by who was not told the exercise, of being
            repetitions of anything; 1 where nobody asked.
        doubtful: whether nobody would stand by the exercise, or it is none that has a name.
    """

    exercise: Likely
    start: float | None = None
    end: float | None = None
    moving: float = 1.0
    doubtful: bool = False


@dataclass(frozen=True)
class Recognised:
    """The main exercise, and where each exercise is done."""

    guess: Guess
    stretches: tuple[Stretch, ...]


def likely(guess: Guess) -> Likely:
    """The same without whether it is sure."""
    return Likely(guess.slug, guess.name, guess.confidence, guess.candidates)


def within(poses: Poses, stretch: Stretch) -> Poses:
    """The joints of a stretch, with a margin."""
    if stretch.start is None or stretch.end is None:
        return poses
    world = None if poses.world is None else _cut(poses.world, stretch.start, stretch.end)
    return replace(poses, image=_cut(poses.image, stretch.start, stretch.end), world=world)


def _cut(sequence: PoseSequence, start: float, end: float) -> PoseSequence:
    first, last = np.searchsorted(sequence.times, (start - MARGIN, end + MARGIN))
    return sequence.part(slice(int(first), int(last)))
