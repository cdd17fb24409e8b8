"""What people do beside exercising, some of which looks like a repetition or two of something."""

from collections.abc import Sequence

from coaching.engine.exercise import NONE_SLUG
from coaching.engine.result import Guess
from coaching.engine.sets import Coached
from coaching.engine.stretches import Stretch
from pose.sequence import PoseSequence

# Of so many repetitions in a part of a video the nets have to be as sure as they hardly are of
# somebody who picks a thing up or settles on a bench: the chance of this exercise times that of
# being in a repetition at all. Three of them, or what takes this share of the video, need less;
# more of them speak for themselves.
FEW = 3
SURE_OF_FEW, SURE_ENOUGH = 0.85, 0.75
MUCH_OF_VIDEO = 0.4
# A stretch this near to both ends of the video is all of it, seconds.
NEAR_END = 0.5


def without_pastimes(sets: Sequence[Coached], image: PoseSequence) -> list[Coached]:
    """The sets that are none by chance. What was named for the whole video always stays."""
    return [
        one for one in sets
        if one.exercise.kind == "hold"
        or one.rep_count > FEW
        or _is_whole(one.stretch, image)
        or _chance(one.stretch) >= _needed(one, image)
    ]  # fmt: skip


def guess_of_rest(guess: Guess, left: Sequence[Coached], left_out: Sequence[Coached]) -> Guess:
    """What the whole video shows once its pastimes are left out.

    Args:
        guess: of the whole video.
        left: its sets.
        left_out: its pastimes.
    """
    slugs = {one.exercise.slug for one in left}
    if guess.slug in slugs or guess.slug not in {one.exercise.slug for one in left_out}:
        return guess
    if not left:
        return Guess(NONE_SLUG, NONE_SLUG, 1 - guess.confidence, guess.candidates, sure=False)
    longest = max(left, key=lambda one: one.scene.poses.image.seconds).stretch.exercise
    return Guess(longest.slug, longest.name, longest.confidence, longest.candidates, guess.sure)


def _needed(one: Coached, image: PoseSequence) -> float:
    much = _seconds(one.stretch, image) >= MUCH_OF_VIDEO * image.seconds
    return SURE_ENOUGH if much or one.rep_count == FEW else SURE_OF_FEW


def _seconds(stretch: Stretch, image: PoseSequence) -> float:
    if stretch.start is None or stretch.end is None:
        return image.seconds
    return stretch.end - stretch.start


def _chance(stretch: Stretch) -> float:
    return stretch.exercise.confidence * stretch.moving


def _is_whole(stretch: Stretch, image: PoseSequence) -> bool:
    if stretch.start is None or stretch.end is None:
        return True
    first, last = float(image.times[0]), float(image.times[-1])
    return stretch.start - first < NEAR_END and last - stretch.end < NEAR_END
