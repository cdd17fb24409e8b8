"""Joint angles over time, read at any moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pose.angles import joint_angles
from pose.sequence import PoseSequence, Seconds
from pose.smoothing import Curve

# An angle is the mean of the frames this near, seconds: it halves an estimator's unrest, and at
# the turn of a quick repetition (1.2 s) it takes less than a degree off a range of 90.
AVERAGE_SECONDS = 0.07
# Less than this share of those frames seen: not seen.
SEEN_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class AngleTracks:
    """Angles of one clip.

    Attributes:
        times: (T,) seconds.
        names: of ``pose.angles.ANGLES``.
        degrees: (T, A), NaN where unseen.
    """

    times: Seconds
    names: tuple[str, ...]
    degrees: Curve

    @classmethod
    def of(cls, sequence: PoseSequence, names: Iterable[str], dimensions: int) -> "AngleTracks":
        """Read a sequence; ``dimensions`` is 2 for the picture's plane, 3 for space."""
        read = joint_angles(sequence, names, dimensions=dimensions)
        return cls(sequence.times, tuple(read), np.stack(list(read.values()), 1).astype(float))

    def at(self, moments: Curve) -> Curve:
        """(K,) seconds to (K, A) degrees, NaN where unseen."""
        sums, counts = self._sums
        between = (self.times[1:] + self.times[:-1]) / 2
        nearest = np.searchsorted(between, moments)
        first = np.minimum(np.searchsorted(self.times, moments - AVERAGE_SECONDS), nearest)
        after = np.maximum(
            np.searchsorted(self.times, moments + AVERAGE_SECONDS, side="right"), nearest + 1
        )
        seen = counts[after] - counts[first]
        enough = (seen > 0) & (seen >= SEEN_SHARE * (after - first)[:, None])
        return np.where(enough, (sums[after] - sums[first]) / np.maximum(seen, 1), np.nan)

    def mirrored(self) -> "AngleTracks":
        """With left and right swapped."""
        return AngleTracks(self.times, tuple(other_side(name) for name in self.names), self.degrees)

    def ordered(self, names: Iterable[str]) -> "AngleTracks":
        """The same angles in another order."""
        place = {name: index for index, name in enumerate(self.names)}
        wanted = tuple(names)
        return AngleTracks(self.times, wanted, self.degrees[:, [place[name] for name in wanted]])

    @cached_property
    def _sums(self) -> tuple[Curve, Curve]:
        """Running sums of the seen degrees and of how many were seen, each (T + 1, A)."""
        seen = np.isfinite(self.degrees)
        zero = np.zeros((1, len(self.names)))
        sums = np.cumsum(np.where(seen, self.degrees, 0.0), axis=0)
        return np.concatenate([zero, sums]), np.concatenate([zero, np.cumsum(seen, axis=0)])


def other_side(angle: str) -> str:
    """``left_elbow`` for ``right_elbow`` and the other way round."""
    side, bend = angle.split("_", 1)
    return f"{'right' if side == 'left' else 'left'}_{bend}"


def bend_of(angle: str) -> str:
    """``elbow`` for ``left_elbow``."""
    return angle.split("_", 1)[1]
