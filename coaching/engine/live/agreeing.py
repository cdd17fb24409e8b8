"""A second opinion on repetitions that the net has seen: did the exercise's own signal turn there?

The net reads shapes. It sees repetitions in joints that tremble, two in one that halts at its turn,
and others in the past when it changes its mind about the tempo. The signal of the rules is an angle
of the exercise's and turns where the body does, once for each repetition.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from coaching.engine.counting import movements
from coaching.engine.exercise import Exercise, Tolerances
from coaching.engine.live.intent import NEAR, Intent, is_near
from coaching.engine.live.moving import moves
from coaching.engine.live.recent import Recent
from coaching.engine.nets.counter import Movement
from coaching.engine.phase import movement_phase
from coaching.engine.signals import Body

# What is looked at before a movement, so that the signal is seen to rise, seconds.
BEFORE = 1.0
# So many of the latest that were denied may be asked about again.
DENIED = 8
# A repetition that was taken so long before may be the one that is found again, seconds.
LATELY = 5.0
# Repetitions of a set have a mean chance of being in one of 0.9 and more, slow curls of 0.6; what
# somebody does on the way to the place has 0.5 to 0.75, but hardly goes as far.
SURELY = 0.6
ALONE = 0.7  # where no signal speaks for it
# Of what the net is as sure as this, any turn of the signal will do: seen from the front, half of
# a squat's way does not show in the picture.
BEYOND_DOUBT = 0.9
# A signal that is known in less of the movement has no opinion, share of its frames.
KNOWN = 0.8


@dataclass(frozen=True)
class _Way:
    """A movement of the exercise's signal.

    Attributes:
        start, turn, end: seconds.
        size: 1 is the way that the catalogue calls usual.
    """

    start: float
    turn: float
    end: float
    size: float


class Agreeing:
    """Takes each repetition of one athlete once.

    Attributes:
        told: the repetitions that were taken, and all other movements as attempts.
    """

    def __init__(self) -> None:
        self.told: tuple[Movement, ...] = ()
        self._found: tuple[Movement, ...] = ()
        self._intent = Intent()
        self._meant: tuple[Movement, ...] = ()
        self._taken: list[Movement] = []
        self._asked: list[float] = []
        self._turns: list[float] = []
        self._sizes: list[float] = []
        self._unnamed: list[Movement] = []
        self._denied: deque[Movement] = deque(maxlen=DENIED)

    def new(
        self, found: tuple[Movement, ...], exercising: float = 1.0, now: float = 0.0
    ) -> list[Movement]:
        """The whole movements that are to be asked about now: those that nobody was before.

        Args:
            found: all that are over.
            exercising: chance that somebody is, by the latest answers.
            now: seconds.
        """
        if found is self._found:
            return []
        self._found = found
        sure = [one for one in found if one.confidence >= SURELY]
        self._meant = self._intent.meant(sure, exercising, now)
        fresh = [one for one in self._meant if one.complete and self._is_to_be_asked(one)]
        self._asked = sorted([*self._asked, *(one.turn for one in fresh)])
        self._tell()
        return fresh

    def _is_to_be_asked(self, one: Movement) -> bool:
        return not is_near(one.turn, self._asked) or self._goes_on(one)

    def _goes_on(self, one: Movement) -> bool:
        """Whether it was denied when less of its way back had been seen."""
        before = [each for each in self._denied if abs(each.turn - one.turn) < NEAR]
        if not before or one.end < max(each.end for each in before) + NEAR:
            return False
        for each in before:
            self._denied.remove(each)
        return True

    def take(self, one: Movement, recent: Recent, exercise: Exercise | None) -> bool:
        """Count a movement, unless the exercise's signal shows no turn of its own in it.

        Without an opinion of the signal's a movement counts of which the net is sure, that comes
        after all before, and in which the body went somewhere.

        Args:
            one: a movement that is over.
            recent: the frames, up to some moment after it.
            exercise: whose signal is asked, where it is known.
        """
        if exercise is None and one.confidence < ALONE:
            self._ask_again(one)
            return False
        if exercise is not None and self._unnamed:
            self._reconsider(recent, exercise)
        turn = self._turn(one, recent, exercise)
        if turn is None:
            self._denied.append(one)
            return False
        self._taken.append(one)
        self._turns.append(turn)
        if exercise is None:
            self._unnamed.append(one)
        self._tell()
        return True

    def _turn(self, one: Movement, recent: Recent, exercise: Exercise | None) -> float | None:
        """Where it turned, ``None`` where it is no repetition."""
        if not moves(recent, one, is_named=exercise is not None):
            return None
        ways = None if exercise is None else self._ways(recent, exercise, one)
        if exercise is None or ways is None:
            return one.turn if self._convinces(one) else None
        return self._turned(one, ways, exercise.tolerances)

    def _reconsider(self, recent: Recent, exercise: Exercise) -> None:
        """Take back what was taken before the exercise was known and its signal did not turn in.

        A signal that turned in none of it has not been seen well enough to deny it.
        """
        early, self._unnamed = self._unnamed, []
        before = list(self._taken), list(self._turns), list(self._sizes)
        for one in early:
            self._hear(one, self._ways(recent, exercise, one), exercise.tolerances)
        if not any(one in self._taken for one in early):
            self._taken, self._turns, self._sizes = before
        self._tell()

    def _hear(self, one: Movement, ways: Sequence["_Way"] | None, limits: Tolerances) -> None:
        """Let the signal speak for a movement that was taken without it."""
        if ways is None:
            return
        place = self._taken.index(one)
        del self._taken[place], self._turns[place]
        turn = self._turned(one, ways, limits)
        if turn is not None:
            self._taken.insert(place, one)
            self._turns.insert(place, turn)

    def _is_told(self, way: "_Way") -> bool:
        """Whether a repetition has it already."""
        return any(way.start <= turn <= way.end for turn in self._turns)

    def _convinces(self, one: Movement) -> bool:
        """Whether the net is sure of a movement, and it comes after all before."""
        return one.confidence >= ALONE and all(one.turn > each.end for each in self._taken)

    def _turned(self, one: Movement, ways: Sequence["_Way"], limits: Tolerances) -> float | None:
        """The signal's turn that no repetition has yet, where it goes as far as those before."""
        own = [way for way in ways if not self._is_told(way)]
        usual = median(self._sizes) if self._sizes else 0.0
        least = 0.0 if one.confidence >= BEYOND_DOUBT else limits.smallest_repetition
        if not own or own[0].size < max(least, limits.share_of_set * usual):
            return None
        self._sizes.append(own[0].size)
        return own[0].turn

    def _ask_again(self, one: Movement) -> None:
        """Once the exercise is known its signal may speak for the movement."""
        self._asked = [turn for turn in self._asked if turn != one.turn]

    def _ways(self, recent: Recent, exercise: Exercise, one: Movement) -> list["_Way"] | None:
        """Where the exercise's signal turns about a movement, the nearest to its turn first."""
        lately = [turn for turn in self._turns if turn > one.start - LATELY]
        poses = recent.since(min([one.start, *lately]) - BEFORE) if exercise.signals else None
        if poses is None or poses.image.times[0] > one.start:
            return None
        body = Body.of(poses)
        phase = movement_phase(body, exercise)
        inside = (body.grid >= one.start) & (body.grid <= one.end)
        if not inside.any() or np.isfinite(phase[inside]).mean() < KNOWN:
            return None
        found = movements(phase, exercise.tolerances.smallest_attempt)
        at = body.grid.tolist()
        ways = [_Way(at[m.start], at[m.turn], at[m.end], m.size) for m in found]
        near = [way for way in ways if one.start - NEAR <= way.turn <= one.end + NEAR]
        return sorted(near, key=lambda way: abs(way.turn - one.turn))

    def _tell(self) -> None:
        turns = sorted(one.turn for one in self._taken)
        others = (one for one in self._meant if not is_near(one.turn, turns))
        self.told = (*self._taken, *(replace(one, complete=False) for one in others))
