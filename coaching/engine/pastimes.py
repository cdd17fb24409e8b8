"""What people do beside exercising, some of which looks like a repetition or two of something."""

from collections.abc import Sequence

from coaching.engine.alike import unlike
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
# What the whole video shows is doubtful where the net would not stand by a name. Then up to so
# many repetitions have to be one like the other, more so where they have no name at all, and a few
# of them a good part of the video. Nobody idles in a rhythm for longer.
SEVERAL = 6
MOST_UNLIKE, MOST_UNLIKE_UNNAMED = 0.5, 0.4
LEAST_OF_VIDEO = 0.3
# A stretch this near to both ends of the video is all of it, seconds.
NEAR_END = 0.5


def without_pastimes(sets: Sequence[Coached], image: PoseSequence) -> list[Coached]:
    """The sets that are none by chance. What was surely named for the whole video always stays."""
    return [one for one in sets if one.exercise.kind == "hold" or _is_meant(one, image)]


def _is_meant(one: Coached, image: PoseSequence) -> bool:
    if _is_whole(one.stretch, image):
        is_brief = 0 < one.rep_count <= SEVERAL
        return not (is_brief and one.stretch.doubtful) or _is_again_and_again(one, image)
    return one.rep_count > FEW or _chance(one.stretch) >= _needed(one, image)


def _is_again_and_again(one: Coached, image: PoseSequence) -> bool:
    """Whether they are one like the other and, where they are few, much of the video."""
    body, whole = one.scene.body, one.whole
    most = MOST_UNLIKE_UNNAMED if one.stretch.exercise.slug == NONE_SLUG else MOST_UNLIKE
    apart = unlike(body, whole)
    if apart is not None and apart > most:
        return False
    seconds = sum(each.end - each.start for each in whole) / body.rate
    return len(whole) > FEW or seconds >= LEAST_OF_VIDEO * image.seconds


def guess_of_rest(guess: Guess, left: Sequence[Coached], left_out: Sequence[Coached]) -> Guess:
    """What the whole video shows once its pastimes are left out.

    A name that is in doubt stays: the page asks about it anyway.

    Args:
        guess: of the whole video.
        left: its sets.
        left_out: its pastimes.
    """
    slugs = {one.exercise.slug for one in left}
    is_left_out = guess.slug not in slugs and guess.slug in {one.exercise.slug for one in left_out}
    if guess.slug == NONE_SLUG or not guess.sure or not is_left_out:
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
