"""What changed from the beginning of a set to its end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coaching.engine.feedback.answer import Trend
from coaching.engine.result import Repetition
from coaching.engine.text import say
from pose.smoothing import Curve

# A line through fewer repetitions is a line through noise.
LEAST_REPS = 5
# So many more pairs of repetitions must go one way than the other (Kendall's tau). Pure noise does
# in one set of nine with five repetitions, and of 65 with eight, if it is past the noise at all.
LEAST_AGREEMENT = 0.6


@dataclass(frozen=True)
class _Kind:
    """One thing that may drift.

    Attributes:
        code: stable name.
        rises: which way it is worth a word.
        noise: the change that measuring alone may make, in the unit.
        noise_share: the same as a share of the typical value; the larger of the two counts.
        digits: after the point.
        unit: of the values.
        message: with ``{first}``, ``{last}`` and ``{by}``.
    """

    code: str
    rises: bool
    noise: float
    noise_share: float
    digits: int
    unit: str
    message: str


# A range of motion is off by 6 degrees from the side, so a change of it by about 9; a start or an
# end is marked within 0.15 s; a trunk leans 2 degrees more or less from one repetition to the next.
_RANGE = _Kind("range_shrinking", False, 9.0, 0.12, 0, "degrees",
               "Your range of motion shrank from {first}° to {last}°.")  # fmt: skip
_SLOW = _Kind("slowing_down", True, 0.3, 0.25, 1, "seconds",
              "Your repetitions slowed from {first} to {last} seconds.")  # fmt: skip
_FAST = _Kind("speeding_up", False, 0.3, 0.25, 1, "seconds",
              "Your repetitions sped up from {first} to {last} seconds.")  # fmt: skip
_LEAN = _Kind("leaning_more", True, 8.0, 0.0, 0, "degrees",
              "You leaned {by}° further by the end of the set.")  # fmt: skip


def trends_of(reps: Sequence[Repetition], leans: Sequence[float | None]) -> tuple[Trend, ...]:
    """What drifted over a set's complete repetitions.

    Args:
        reps: complete repetitions, in order.
        leans: the trunk's degrees from upright at each one's turn, ``None`` where unknown.
    """
    ranges = [rep.rom_degrees for rep in reps]
    seconds = [rep.end - rep.start for rep in reps]
    rows = ((_RANGE, ranges), (_SLOW, seconds), (_FAST, seconds), (_LEAN, leans))
    found = [_trend(kind, _curve(values)) for kind, values in rows]
    return tuple(each for each in found if each is not None)


def _curve(values: Sequence[float | None]) -> Curve:
    return np.array([np.nan if value is None else value for value in values], float)


def _trend(kind: _Kind, values: Curve) -> Trend | None:
    known = np.flatnonzero(np.isfinite(values))
    if len(known) < LEAST_REPS or len(known) < len(values) / 2:
        return None
    first, last, agreement = _line(known.astype(float), values[known])
    change = last - first
    noise = max(kind.noise, kind.noise_share * float(np.median(values[known])))
    drifts = change > noise if kind.rises else change < -noise
    if not drifts or abs(agreement) < LEAST_AGREEMENT:
        return None
    told = {"first": first, "last": last, "by": abs(change)}
    words = {name: f"{value:.{kind.digits}f}" for name, value in told.items()}
    return Trend(kind.code, say(kind.message, **words), round(first, 2), round(last, 2), kind.unit)


def _line(at: Curve, values: Curve) -> tuple[float, float, float]:
    """Ends of the line of Theil and Sen, and Kendall's tau: a wild repetition bends neither."""
    i, j = np.triu_indices(len(at), 1)
    rises = values[j] - values[i]
    slope = float(np.median(rises / (at[j] - at[i])))
    level = float(np.median(values - slope * at))
    ends = level + slope * at[[0, -1]]
    return float(ends[0]), float(ends[1]), float(np.sign(rises).mean())
