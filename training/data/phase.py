"""From repetitions with a start and an end to a phase at every moment.

The phase is an angle: 0 at the start, half a turn where the movement turns round. Its cosine says
how far the body is on its way, its sine which way it goes; an attempt that turns early never gets
to a cosine of -1. How far is read from the joints, not from the clock, so that a pause is a pause.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Times = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Cycle:
    """A repetition or an attempt; seconds. ``turn`` None is found where the body is furthest."""

    start: float
    end: float
    turn: float | None = None
    complete: bool = True


def phase_of(times: Times, body: Array, cycles: Sequence[Cycle]) -> tuple[Array, Array]:
    """Phase and activity.

    Args:
        times: (T,) seconds.
        body: (T, D) whatever moves, in one unit.
        cycles: in order of time.

    Returns:
        (T, 2) cosine and sine, 0 outside of cycles; (T,) 1 inside of a cycle, else 0.
    """
    phase = np.zeros((len(times), 2), np.float32)
    active = np.zeros(len(times), np.float32)
    spans = [_span(times, cycle) for cycle in cycles]
    ways = [_way(body[span]) for span in spans]
    full = [way for way, cycle in zip(ways, cycles, strict=True) if cycle.complete]
    usual = float(np.median(full or ways)) if ways else 1.0
    for span, cycle, way in zip(spans, cycles, ways, strict=True):
        reach = max(way, usual) if not cycle.complete else way
        phase[span] = _cycle(times[span], body[span], cycle, max(reach, 1e-6))
        active[span] = 1.0
    return phase, active


def _span(times: Times, cycle: Cycle) -> slice:
    first = int(np.searchsorted(times, cycle.start))
    last = int(np.searchsorted(times, cycle.end, side="right"))
    return slice(min(first, len(times) - 2), max(last, first + 2))


def _way(body: Array) -> float:
    """How far the body goes from where it starts."""
    return float(np.linalg.norm(body - body[0], axis=1).max())


def _cycle(times: Times, body: Array, cycle: Cycle, reach: float) -> Array:
    out = np.linalg.norm(body - body[0], axis=1)
    back = np.linalg.norm(body - body[-1], axis=1)
    turn = int(np.argmax(out)) if cycle.turn is None else int(np.searchsorted(times, cycle.turn))
    turn = min(max(turn, 1), len(body) - 1)
    share = np.concatenate(
        [np.maximum.accumulate(out[:turn]), np.maximum.accumulate(back[turn:][::-1])[::-1]]
    )
    limit = reach if not cycle.complete else max(float(share[max(turn - 1, 0)]), 1e-6)
    share = np.clip(share / limit, 0.0, 1.0)
    cosine = 1.0 - 2.0 * share
    sine = np.sqrt(np.maximum(1.0 - cosine**2, 0.0))
    sine[turn:] *= -1.0
    return np.asarray(np.stack([cosine, sine], axis=1), np.float32)
