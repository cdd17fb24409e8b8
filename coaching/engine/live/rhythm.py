"""Where in a repetition the body is, and how long its parts took."""

from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from coaching.engine.live.state import Phase, Tempo
from coaching.engine.nets.counter import Movement

# Shares of the way from start to turn. The start is left later than it is reached, so that
# swaying about it is no movement.
LEFT_START, NEAR_START = 0.2, 0.12
# The turn is where the way lies within this of its furthest.
NEAR_TURN = 0.1
# A fall from the furthest by this much is the way back.
FALLEN = 0.15
REMEMBERED = 300  # steps of the way: twenty seconds at 15 a second hold the slowest repetition


@dataclass(frozen=True)
class Underway:
    """A movement that has begun.

    Attributes:
        start: seconds, when the start was left.
        turn: seconds, when the way was furthest so far.
        back: whether the turn is past.
    """

    start: float
    turn: float
    back: bool


class Rhythm:
    """Follows the way of one athlete."""

    def __init__(self) -> None:
        self._ways: deque[tuple[float, float]] = deque(maxlen=REMEMBERED)
        self._rested = 0.0
        self._furthest = (0.0, 0.0)
        self.underway: Underway | None = None
        self.phase: Phase = "start"

    def follow(self, time: float, way: float) -> None:
        """Take the way at a later moment.

        Args:
            time: seconds.
            way: 0 at the start, 1 at the turn.
        """
        self._ways.append((time, way))
        if way <= NEAR_START or (self.underway is None and way < LEFT_START):
            self._rested, self._furthest = time, (time, way)
            self.underway, self.phase = None, "start"
            return
        if way >= self._furthest[1]:
            self._furthest = (time, way)
        turn, furthest = self._furthest
        back = furthest - way > FALLEN
        self.underway = Underway(self._rested, turn, back)
        self.phase = "back" if back else "turn" if self._dwells(time, way) else "out"

    def _dwells(self, time: float, way: float) -> bool:
        """Whether the way has stopped growing for a moment."""
        lately = takewhile(lambda one: time - one[0] <= DWELL_SECONDS, reversed(self._ways))
        recent = [w for _, w in lately]
        return len(recent) > 1 and way - min(recent) < NEAR_TURN

    def tempo(self, one: Movement) -> Tempo:
        """The parts of a movement that is over."""
        inside = [(t, way) for t, way in self._ways if one.start <= t <= one.end]
        top = max((way for _, way in inside), default=0.0)
        near = [t for t, way in inside if way >= top - NEAR_TURN] or [one.turn]
        first, last = max(min(near), one.start), min(max(near), one.end)
        return Tempo(first - one.start, last - first, one.end - last)


# Seconds in which the way must have stood for the phase to be the turn.
DWELL_SECONDS = 0.25
