"""What people do beside exercising, some of which looks like a repetition or two of something."""

from collections.abc import Sequence

from coaching.engine.exercise import NONE_SLUG
from coaching.engine.result import Guess
from coaching.engine.sets import Coached
from coaching.engine.stretches import Stretch
from pose.sequence import PoseSequence

# So many repetitions speak for themselves; of fewer in a part of a video the net has to be as sure
# as it hardly is of somebody who picks a thing up or settles on a bench.
ENOUGH_REPETITIONS = 3
SURE_OF_FEW = 0.9
# A stretch this near to both ends of the video is all of it, seconds.
NEAR_END = 0.5


def without_pastimes(sets: Sequence[Coached], image: PoseSequence) -> list[Coached]:
    """The sets that are none by chance. What was named for the whole video always stays."""
    return [
        one for one in sets
        if one.exercise.kind == "hold"
        or one.rep_count >= ENOUGH_REPETITIONS
        or one.stretch.exercise.confidence >= SURE_OF_FEW
        or _is_whole(one.stretch, image)
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


def _is_whole(stretch: Stretch, image: PoseSequence) -> bool:
    if stretch.start is None or stretch.end is None:
        return True
    first, last = float(image.times[0]), float(image.times[-1])
    return stretch.start - first < NEAR_END and last - stretch.end < NEAR_END
