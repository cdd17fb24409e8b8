"""The learned method: nets say which exercise is done where, and count with the rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from coaching.engine import nets
from coaching.engine.counting import Movement
from coaching.engine.exercise import NONE_SLUG, Exercise
from coaching.engine.generic import to_and_fro
from coaching.engine.heuristic import Heuristic
from coaching.engine.nets.classifier import SURE_CONFIDENCE
from coaching.engine.opinions import (
    deny_too_much,
    middle,
    nearest,
    of_signals,
    whole,
    without_halves,
    without_smallest,
)
from coaching.engine.phase import movement_phase
from coaching.engine.repetitions import HALF_REPETITION, TOO_SHALLOW, Judged, Reason, judged
from coaching.engine.result import Candidate, Guess, Likely
from coaching.engine.scene import Scene
from coaching.engine.stretches import Recognised, Stretch
from coaching.engine.unnamed import is_exercise, is_repeated
from pose.sequence import Poses, PoseSequence

# A movement that begins or ends this near to an end of the video is cut off by it, seconds.
CUT_SECONDS = 0.2

Ranked = Sequence[tuple[str, float]]
Recogniser = Callable[[PoseSequence], nets.Recognition]


class Counter(Protocol):
    """Counts between two moments of the video, None for its ends."""

    def __call__(
        self,
        poses: PoseSequence,
        start: float | None = None,
        end: float | None = None,
        *,
        at_turn: bool = False,
        exercise: str | None = None,
    ) -> nets.Counting: ...


@dataclass(frozen=True)
class Learned:
    """Asks the nets.

    Attributes:
        recognise: which exercise is done where.
        count: the movements between two moments of the video.
    """

    recognise: Recogniser = nets.recognise
    count: Counter = nets.count

    def recognised(self, poses: Poses, catalogue: Sequence[Exercise]) -> Recognised:
        """The sets of exercises that the catalogue has; else a movement without a name."""
        names = {each.slug: each.name for each in catalogue}
        found = self.recognise(poses.image)
        main = _likely(found.exercise, found.confidence, found.candidates, names)
        guess = Guess(main.slug, main.name, main.confidence, main.candidates, found.sure)
        stretches = [
            self._stretch(poses, one, names)
            for one in found.sets
            if one.slug in names and one.slug != NONE_SLUG
        ]
        if not stretches and self._fills_the_video(main.slug, poses, names):
            stretches = [Stretch(main, doubtful=_is_doubtful(found.exercise, found.confidence))]
        return Recognised(guess, tuple(stretches))

    def _stretch(self, poses: Poses, one: nets.SetOfExercise, names: Mapping[str, str]) -> Stretch:
        exercise = _likely(one.slug, one.confidence, one.candidates, names)
        moving = self.count(poses.image, one.start, one.end).confidence
        doubtful = _is_doubtful(one.slug, one.confidence)
        return Stretch(exercise, one.start, one.end, moving, doubtful)

    def _fills_the_video(self, slug: str, poses: Poses, names: Mapping[str, str]) -> bool:
        """Whether to count all of a video that has no set of its own."""
        found = self.count(poses.image)
        if slug != NONE_SLUG:
            return is_exercise(found)
        return NONE_SLUG in names and is_repeated(found)

    def judged(
        self, poses: Poses, scene: Scene, exercise: Exercise, stretch: Stretch
    ) -> list[Judged]:
        """The movements of a stretch, judged by the exercise's rules.

        Three opinions are asked for their count: the net's movements, the rules' signals and the
        usual to and fro, or the rounds of the net's phase where too little is seen for that. The
        movements are the net's or the rules', whichever are ``nearest`` to the middle one. Where it
        may well be another exercise, the net is not told which, and the rules have no say; nor have
        they where they deny nearly all of a long set.
        """
        sure = stretch.exercise.confidence >= SURE_CONFIDENCE
        found = self.count(
            poses.image,
            stretch.start,
            stretch.end,
            at_turn=exercise.counts_at == "turn",
            exercise=exercise.slug if sure else None,
        )
        learned, heeded = _judged(scene, exercise, found, poses.image, spoiling=sure)
        if not exercise.signals:
            return learned
        phase = movement_phase(scene.body, exercise)
        if heeded:
            learned = without_halves(learned, phase)
        rules = Heuristic().judged(poses, scene, exercise, stretch)
        ruled = of_signals(rules) if heeded else None
        agreed = middle(whole(learned), found.rounds, ruled, to_and_fro(scene.body))
        heard = [learned] if ruled is None else [rules, learned]
        return without_smallest(nearest(heard, agreed), agreed, phase)


def _is_doubtful(slug: str, confidence: float) -> bool:
    return slug == NONE_SLUG or confidence < SURE_CONFIDENCE


def _judged(
    scene: Scene, exercise: Exercise, found: nets.Counting, video: PoseSequence, *, spoiling: bool
) -> tuple[list[Judged], bool]:
    """The net's movements by the exercise's rules, and whether rules have a say in what counts.

    Args:
        scene: where they were filmed.
        exercise: whose rules apply.
        found: by the net.
        video: what may cut them off by its ends.
        spoiling: whether a rule may say that one is no repetition. What is too shallow for one
            exercise may be all of another.
    """
    begin, end = float(video.times[0]), float(video.times[-1])
    reasons = [_reason(one, begin, end) for one in found.movements]
    told = [
        judged(scene, exercise, _on_grid(scene, one), reason)
        for one, reason in zip(found.movements, reasons, strict=True)
    ]
    if spoiling and not deny_too_much(whole(told), reasons.count(None)):
        return told, True
    return [replace(one, reason=reason) for one, reason in zip(told, reasons, strict=True)], False


def _likely(slug: str, confidence: float, ranked: Ranked, names: Mapping[str, str]) -> Likely:
    """What the nets say in the catalogue's words; what it does not have is none of it."""
    candidates = tuple(Candidate(each, sure) for each, sure in ranked if each in names)
    known = slug if slug in names else NONE_SLUG
    return Likely(known, names.get(known, known), confidence, candidates)


def _reason(one: nets.Movement, begin: float, end: float) -> Reason | None:
    if one.complete:
        return None
    cut = one.start - begin < CUT_SECONDS or end - one.end < CUT_SECONDS
    return HALF_REPETITION if cut else TOO_SHALLOW


def _on_grid(scene: Scene, one: nets.Movement) -> Movement:
    grid = scene.body.grid
    at = np.rint((np.array([one.start, one.turn, one.end]) - grid[0]) * scene.body.rate)
    start, turn, end = (int(index) for index in np.clip(at, 0, len(grid) - 1))
    return Movement(start, turn, end, rise=1.0, fall=1.0, cut_start=False, cut_end=False)
