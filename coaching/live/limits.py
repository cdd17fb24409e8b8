"""How much a client may send."""

from collections.abc import Callable
from time import monotonic


class Allowance:
    """So many messages a second, with some in one go after a pause of the line.

    Args:
        rate: messages a second.
        burst: messages in one go.
        clock: seconds that only grow.
    """

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._at = burst, clock()

    def take(self) -> bool:
        """Whether another message is within the allowance."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
