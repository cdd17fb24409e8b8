"""Seconds that a posture is held, told while they pass."""

from dataclasses import dataclass

from coaching.engine.exercise import Exercise
from coaching.engine.gates import posture_mask
from coaching.engine.holds import LONGEST_WOBBLE, SHORTEST_HOLD
from coaching.engine.live.recent import Recent
from coaching.engine.signals import Body

# Seconds between two looks, and how much is looked at: enough to smooth a joint that jumped.
LOOK_SECONDS, SEEN_SECONDS = 0.5, 1.5
# The posture is there where it was in this share of the frames since the last look.
MOSTLY = 0.5


@dataclass(frozen=True)
class Hold:
    """How long a posture has been held.

    Attributes:
        seconds: of the hold under way, or of the last one.
        total: of all holds of the session, those before a broken line included.
        going_on: whether the posture is held now.
    """

    seconds: float
    total: float
    going_on: bool

    def as_json(self) -> dict[str, float | bool]:
        """In tenths of a second."""
        return {
            "seconds": round(self.seconds, 1),
            "total": round(self.total, 1),
            "going_on": self.going_on,
        }


class HoldClock:
    """Follows the holds of one athlete.

    Args:
        before: seconds that had been held when the line broke.
    """

    def __init__(self, before: float = 0.0) -> None:
        self._over = before
        self._length = 0.0
        self._since: float | None = None
        self._seen_at = self._looked_at = -1e9

    def follow(self, recent: Recent, exercise: Exercise, time: float) -> Hold:
        """Look at the last frames, now and then.

        Args:
            recent: the frames, up to ``time``.
            exercise: whose posture it is.
            time: seconds.
        """
        if time - self._looked_at >= LOOK_SECONDS:
            self._looked_at = time
            self._see(time, _is_there(recent, exercise, time))
        if self._since is not None and self._seen_at == self._looked_at:
            self._length = time - self._since
        going_on = self._since is not None and self._length >= SHORTEST_HOLD
        total = self._over + (self._length if going_on else 0.0)
        return Hold(self._length if going_on or self._since is None else 0.0, total, going_on)

    def _see(self, time: float, is_there: bool) -> None:
        if is_there:
            self._since = time if self._since is None else self._since
            self._seen_at = time
        elif self._since is not None and time - self._seen_at > LONGEST_WOBBLE:
            held = self._seen_at - self._since
            self._over += held if held >= SHORTEST_HOLD else 0.0
            self._length, self._since = held if held >= SHORTEST_HOLD else 0.0, None


def _is_there(recent: Recent, exercise: Exercise, time: float) -> bool:
    """Whether the posture was there since the last look."""
    poses = recent.since(time - SEEN_SECONDS)
    if poses is None:
        return False
    body = Body.of(poses)
    latest = posture_mask(body, exercise)[body.grid > time - LOOK_SECONDS]
    return len(latest) > 0 and bool(latest.mean() >= MOSTLY)
