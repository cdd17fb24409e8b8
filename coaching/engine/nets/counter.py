"""Repetitions from the learned phase, whatever the exercise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import fmean, median

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks

from coaching.engine.nets.features import WINDOW, Array
from coaching.engine.nets.runtime import REPETITION, Net, load
from coaching.engine.nets.tracks import RATE, Tracks
from coaching.engine.nets.windows import cut, stitched

HOP = WINDOW // 4
# Steps of the tracks in one of the net's: 1 for quick movements, 4 sees 17 seconds at once.
STRIDES = (1, 2, 4)
# Below this chance of being in a repetition the phase says nothing.
ACTIVE = 0.5
# Nets hedge: where they do, these percentiles of the way stand for its start and turn, within
# bounds, so that a set of half repetitions does not become one of whole ones.
START_PERCENTILE, TURN_PERCENTILE = 10, 92
HIGHEST_START, LOWEST_TURN = 0.3, 0.8
SMOOTHING = 1.0  # steps, standard deviation
# Of the way from start to turn: what is seen as a movement at all, what stands out as one beside
# its neighbours, and what is a whole one.
LEAST_WAY, LEAST_RISE, WHOLE_WAY = 0.3, 0.5, 0.65
# A repetition has left the start where it has gone this share of its way.
LEFT = 0.12
# Steps of the net a repetition should last for its phase to be seen well.
FEWEST_STEPS, MOST_STEPS = 6.0, 45.0
ILL_SEEN = 0.5  # what a stride counts for whose repetitions last otherwise
CLEARLY = 0.05  # by so much a longer stride must be better
# At the end of a video a repetition may lack this share of its way back.
UNFINISHED = 0.45
# Going round the circle: how much of its off-centre is taken out, what is too near the centre to
# have a direction, and up to how many seconds a repetition the shortest stride is the best.
CENTRED, DIRECTED, QUICK = 0.8, 0.14, 1.6

Curve = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Movement:
    """A repetition or an attempt, seconds of the video."""

    start: float
    turn: float
    end: float
    complete: bool
    confidence: float


@dataclass(frozen=True, eq=False)
class Phase:
    """What the net says at each step of the tracks.

    Attributes:
        circle: (T, 2) cosine and sine.
        active: (T,) chance of being in a repetition.
    """

    circle: Array
    active: Array

    @cached_property
    def way(self) -> Curve:
        """(T,) share of the way from start (0) to turn (1) that the body has gone."""
        raw = np.clip((1 - self.circle[:, 0]) / 2, 0, 1).astype(np.float64)
        raw = gaussian_filter1d(raw, SMOOTHING, mode="nearest") if len(raw) else raw
        inside = self.active > ACTIVE
        if inside.sum() < FEWEST_STEPS:
            return np.zeros(len(raw))
        start, turn = _ends(raw[inside])
        start, turn = min(start, HIGHEST_START), max(turn, LOWEST_TURN)
        return np.asarray(np.where(inside, np.clip((raw - start) / (turn - start), 0, 1.3), 0))

    @cached_property
    def contrast(self) -> float:
        """How far apart start and turn lie, 0..1."""
        inside = self.active > ACTIVE
        if inside.sum() < FEWEST_STEPS:
            return 0.0
        low, high = _ends((1 - self.circle[inside, 0].astype(np.float64)) / 2)
        return high - low

    @property
    def rounds(self) -> float:
        """How often the phase goes round its circle, unwrapped from step to step."""
        inside = self.active > ACTIVE
        turning = self.circle[:, 0] + 1j * self.circle[:, 1]
        centre = turning[inside].mean() if inside.any() else 0
        turning = np.where(inside, turning - CENTRED * centre, 0)
        step = turning[1:] * np.conj(turning[:-1])
        far = np.abs(step) > DIRECTED**2
        return float(abs(np.angle(step[far]).sum()) / (2 * np.pi))


def _ends(values: Curve) -> tuple[float, float]:
    """The percentiles for start and turn; ``np.percentile`` takes ten times as long a step."""
    ordered = np.sort(values)
    at = np.array([START_PERCENTILE, TURN_PERCENTILE]) / 100 * (len(ordered) - 1)
    start, turn = np.interp(at, np.arange(len(ordered)), ordered)
    return float(start), float(turn)


@dataclass(frozen=True)
class Counting:
    """What was found in tracks.

    Attributes:
        movements: repetitions and attempts in order of time.
        rounds: repetitions as the unwrapped phase has them: a second opinion.
    """

    movements: tuple[Movement, ...]
    rounds: int

    @property
    def complete(self) -> list[Movement]:
        """The repetitions among the movements."""
        return [movement for movement in self.movements if movement.complete]

    @property
    def whole(self) -> int:
        """How many repetitions."""
        return len(self.complete)

    @property
    def confidence(self) -> float:
        """Mean chance of the repetitions to be some; 0 without any."""
        return fmean(one.confidence for one in self.complete) if self.complete else 0.0


def count_tracks(
    tracks: Tracks, net: Net | None = None, *, at_turn: bool = False, exercise: str | None = None
) -> Counting:
    """Count tracks of at least one step, by the installed net or another.

    Args:
        tracks: of at least one step.
        net: another than the installed one.
        at_turn: a repetition is done at its turn, so that one cut off there counts.
        exercise: slug, where it is known: it says at which end a repetition starts.
    """
    net = net or load(REPETITION)
    said = known(net, exercise)
    phases = {s: phase_of(tracks, s, net, said) for s in STRIDES if long_enough(s, len(tracks))}
    seen = {s: (phase, movements(phase, tracks, at_turn=at_turn)) for s, phase in phases.items()}
    _, found = best_stride(seen, len(tracks))
    return Counting(found, _rounds(phases, len(tracks)))


def long_enough(stride: int, steps: int) -> bool:
    """Whether so many steps of the tracks are worth looking at in this stride."""
    return stride == 1 or steps >= WINDOW * stride // 2


def best_stride(
    seen: Mapping[int, tuple[Phase, tuple[Movement, ...]]], steps: int
) -> tuple[int, tuple[Movement, ...]]:
    """The stride that sees the tempo best, and its movements.

    Args:
        seen: phase and movements by stride, shortest first.
        steps: of the tracks.
    """
    best, chosen = 0.0, (1, tuple[Movement, ...]())
    for stride, (phase, found) in seen.items():
        fit = _fit(found, phase, stride, steps)
        if fit > best + (CLEARLY if best else 0):
            best, chosen = fit, (stride, found)
    return chosen


def _rounds(phases: Mapping[int, Phase], steps: int) -> int:
    """By the shortest stride where repetitions are quick, else by the next."""
    quick = phases[1].rounds
    if 2 not in phases or (quick and steps / RATE / quick < QUICK):  # noqa: PLR2004 - a stride
        return round(quick)
    return round(phases[2].rounds)


def known(net: Net, exercise: str | None) -> Array:
    """(L,) 1 for the exercise that the net is told; all 0 for none, or for one it has not met."""
    return np.array([label == exercise for label in net.labels], np.float32)


def phase_of(tracks: Tracks, stride: int, net: Net, exercise: Array) -> Phase:
    """The net's view of tracks at one of its strides, told the (L,) exercise."""
    windows = cut(tracks, HOP, stride)
    steps, _ = net(windows.features, exercise)
    return phase_from(stitched(steps, windows.steps, len(tracks)))


def phase_from(said: Array) -> Phase:
    """What the net's (T, 3) cosine, sine and logit of being active mean."""
    return Phase(said[:, :2], 1 / (1 + np.exp(-said[:, 2])))


def movements(phase: Phase, tracks: Tracks, *, at_turn: bool = False) -> tuple[Movement, ...]:
    """There and back again, as the phase has it."""
    way = phase.way
    turns = _turns(way, at_turn=at_turn)
    if not len(turns):
        return ()
    starts, ends = _left(way, turns), _back(way, turns)
    active = np.concatenate([[0.0], phase.active.cumsum(dtype=np.float64)])
    sure = (active[ends + 1] - active[starts]) / (ends + 1 - starts)
    at = tracks.start + np.stack([starts, turns, ends]) / tracks.rate
    columns = (*at.tolist(), (way[turns] >= WHOLE_WAY).tolist(), sure.tolist())
    return tuple(Movement(*row) for row in zip(*columns, strict=True))


def _turns(way: Curve, *, at_turn: bool) -> Places:
    """Where the way is furthest, in order."""
    if not len(way):
        return np.zeros(0, np.intp)
    after_end = 0.0 if at_turn or way[-1] < UNFINISHED else way[-1]
    padded = np.concatenate([way[:1], way, [after_end]])
    peaks, _ = find_peaks(padded, height=LEAST_WAY, prominence=LEAST_RISE)
    return np.asarray(peaks - 1)


def _left(way: Curve, turns: Places) -> Places:
    """The last step at the start before each turn and after the turn before it."""
    way = way[: turns[-1] + 1]
    low = np.minimum.reduceat(way, np.concatenate([[0], turns[:-1]]))
    limit = low + LEFT * (way[turns] - low)
    near = way <= limit.repeat(np.diff(np.concatenate([[-1], turns])))
    return np.asarray(np.maximum.accumulate(np.where(near, np.arange(len(way)), 0))[turns])


def _back(way: Curve, turns: Places) -> Places:
    """The first step at the start again: as ``_left`` has it of the way walked backwards."""
    last = len(way) - 1
    return last - _left(way[::-1], last - turns[::-1])[::-1]


def _fit(found: Sequence[Movement], phase: Phase, stride: int, steps: int) -> float:
    """How well a stride suits what it found; 0 where it found nothing."""
    turns = [movement.turn for movement in found if movement.complete]
    if not turns:
        return 0.0
    gaps = [after - before for before, after in pairwise(turns)]
    between = median(gaps) * RATE if gaps else float(steps)
    inside = FEWEST_STEPS <= between / stride <= MOST_STEPS
    return phase.contrast * (1.0 if inside else ILL_SEEN)
