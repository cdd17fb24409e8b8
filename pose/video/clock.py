"""Times of frames on the clock of a browser's ``video.currentTime``."""

from fractions import Fraction

from pose.video.opening import Source

# Containers that browsers play themselves: their clock is the file's, gaps at the start included.
_PLAYED_AS_THEY_ARE = ("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm")
# Frames a second that are believed; phones reach 960, and 90,000 is a time base, not a rate.
_MAX_RATE = 1000.0
# Assumed where a file tells no rate.
USUAL_RATE = 30.0
# Seconds the clock may fall back before it counts as restarted (joined recordings) and not as
# a frame out of place.
_RESTART = 1.0
# How far a single frame out of place is put after the one before it, in frame intervals: half
# leaves room for the next, which mostly has its right time.
_NUDGE = 0.5


def rate_of(source: Source) -> float:
    """Frames a second by the header, or 0 when it does not say anything believable."""
    stream = source.stream
    for rate in (stream.average_rate, stream.guessed_rate, stream.base_rate):
        if rate is not None and 0 < rate <= _MAX_RATE:
            return float(rate)
    return 0.0


def origin_of(source: Source) -> Fraction:
    """Seconds on the container's clock at which ``currentTime`` is 0."""
    stream = source.stream
    plays = source.container.format.name in _PLAYED_AS_THEY_ARE
    if plays or stream.start_time is None:
        return Fraction(0)
    return stream.start_time * source.base


class Clock:
    """Gives consecutive frames strictly increasing times, repairing what the container lacks.

    A frame with a sound timestamp gets the same time wherever reading began.
    """

    def __init__(self, source: Source) -> None:
        self._ticks, self._unit = source.base.numerator, source.base.denominator
        self._origin = float(origin_of(source))
        self._step = 1.0 / (rate_of(source) or USUAL_RATE)
        self._shift = 0.0
        self._last: float | None = None
        self._repaired = False

    def time(self, pts: int | None) -> float:
        """Seconds of the next frame in order of presentation."""
        if self._last is None:
            self._last = 0.0 if pts is None else self._seconds(pts)
            return self._last
        if pts is None:
            return self._repair(self._step)
        time = self._seconds(pts) + self._shift
        if time <= self._last - _RESTART:
            self._shift += self._last + self._step - time
            return self._repair(self._step)
        if time <= self._last:
            return self._repair(self._step if self._repaired else self._step * _NUDGE)
        self._repaired = False
        self._last = time
        return time

    def _seconds(self, pts: int) -> float:
        return pts * self._ticks / self._unit - self._origin

    def _repair(self, step: float) -> float:
        self._repaired = True
        self._last = (self._last or 0.0) + step
        return self._last
