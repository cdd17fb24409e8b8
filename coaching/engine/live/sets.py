"""Counts for the user: never back, in sets with rests between."""

from collections.abc import Sequence
from dataclasses import replace

from coaching.engine.live.holding import Hold
from coaching.engine.live.state import Tally
from coaching.engine.nets.counter import Movement

# Without a movement for so long the set is over, seconds: between the repetitions of a hard set
# people breathe for up to six.
REST_AFTER = 8.0


class SetClock:
    """The tally of a session.

    Args:
        before: what had been counted when the line broke.
    """

    def __init__(self, before: Tally = Tally()) -> None:  # noqa: B008 - frozen
        self._before = before
        self.tally = before
        self._in_set = before.set_count
        self._set = before.set
        self._last: float | None = None

    def follow(self, time: float, movements: Sequence[Movement], *, moving: bool) -> None:
        """Take what the nets say now.

        Args:
            time: seconds.
            movements: all that are over, of this stream.
            moving: whether one is under way.
        """
        whole = self._before.count + sum(one.complete for one in movements)
        tried = self._before.attempts + sum(not one.complete for one in movements)
        new = max(whole - self.tally.count, 0)
        if new and (self._set == 0 or self.resting(time)):
            self._set, self._in_set = self._set + 1, 0
        self._in_set += new
        if new or (moving and not self.resting(time) and self._last is not None):
            self._last = time
        count, attempts = self.tally.count + new, max(tried, self.tally.attempts)
        self.tally = Tally(count, attempts, self._set, self._in_set, self.tally.held)

    def hold(self, time: float, hold: Hold) -> None:
        """Take how long a posture has been held; a hold after a rest is a set of its own."""
        if hold.going_on:
            if self._set == 0 or self.resting(time):
                self._set, self._in_set = self._set + 1, 0
            self._last = time
        held = max(int(hold.total), self.tally.held)
        self.tally = replace(self.tally, set=self._set, set_count=self._in_set, held=held)

    def is_on(self, time: float) -> bool:
        """Whether a set has begun and is not over."""
        return self._last is not None and not self.resting(time)

    def resting(self, time: float) -> bool:
        """Whether a set is over."""
        return self._last is not None and time - self._last >= REST_AFTER

    def rest_seconds(self, time: float) -> float:
        """Seconds since the last movement of a set that is over, else 0."""
        return time - self._last if self._last is not None and self.resting(time) else 0.0
