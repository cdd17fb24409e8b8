"""Repetitions from the learned phase, whatever the exercise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

    @property
    def way(self) -> Curve:
        """(T,) share of the way from start (0) to turn (1) that the body has gone."""
        raw = np.clip((1 - self.circle[:, 0]) / 2, 0, 1).astype(np.float64)
        raw = gaussian_filter1d(raw, SMOOTHING, mode="nearest") if len(raw) else raw
        inside = self.active > ACTIVE
        if inside.sum() < FEWEST_STEPS:
            return np.zeros(len(raw))
        start, turn = np.percentile(raw[inside], [START_PERCENTILE, TURN_PERCENTILE])
        start, turn = min(start, HIGHEST_START), max(turn, LOWEST_TURN)
        return np.asarray(np.where(inside, np.clip((raw - start) / (turn - start), 0, 1.3), 0))

    @property
    def contrast(self) -> float:
        """How far apart start and turn lie, 0..1."""
        inside = self.active > ACTIVE
        if inside.sum() < FEWEST_STEPS:
            return 0.0
        raw = (1 - self.circle[inside, 0]) / 2
        low, high = np.percentile(raw, [START_PERCENTILE, TURN_PERCENTILE])
        return float(high - low)

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
    def whole(self) -> int:
        """Repetitions."""
        return sum(movement.complete for movement in self.movements)


def count_tracks(tracks: Tracks, net: Net | None = None, *, at_turn: bool = False) -> Counting:
    """Count tracks of at least one step, by the installed net or another.

    Args:
        tracks: of at least one step.
        net: another than the installed one.
        at_turn: a repetition is done at its turn, so that one cut off there counts.
    """
    net = net or load(REPETITION)
    phases = {s: phase_of(tracks, s, net) for s in STRIDES if _long_enough(tracks, s)}
    best, found = 0.0, tuple[Movement, ...]()
    for stride, phase in phases.items():
        seen = movements(phase, tracks, at_turn=at_turn)
        fit = _fit(seen, phase, stride, len(tracks))
        if fit > best + (CLEARLY if best else 0):
            best, found = fit, seen
    return Counting(found, _rounds(phases, len(tracks)))


def _long_enough(tracks: Tracks, stride: int) -> bool:
    return stride == 1 or len(tracks) >= WINDOW * stride // 2


def _rounds(phases: Mapping[int, Phase], steps: int) -> int:
    """By the shortest stride where repetitions are quick, else by the next."""
    quick = phases[1].rounds
    if 2 not in phases or (quick and steps / RATE / quick < QUICK):  # noqa: PLR2004 - a stride
        return round(quick)
    return round(phases[2].rounds)


def phase_of(tracks: Tracks, stride: int, net: Net) -> Phase:
    """The net's view of tracks at one of its strides."""
    windows = cut(tracks, HOP, stride)
    steps, _ = net(windows.features)
    said = stitched(steps, windows.steps, len(tracks))
    return Phase(said[:, :2], 1 / (1 + np.exp(-said[:, 2])))


def movements(phase: Phase, tracks: Tracks, *, at_turn: bool = False) -> tuple[Movement, ...]:
    """There and back again, as the phase has it."""
    way = phase.way
    after_end = 0.0 if at_turn or way[-1] < UNFINISHED else way[-1]
    padded = np.concatenate([[way[0]], way, [after_end]])
    peaks, _ = find_peaks(padded, height=LEAST_WAY, prominence=LEAST_RISE)
    turns = peaks - 1
    found = []
    for index, turn in enumerate(turns):
        before = turns[index - 1] if index else 0
        after = turns[index + 1] if index + 1 < len(turns) else len(way) - 1
        start, end = _left(way, before, turn), _back(way, turn, after)
        complete = bool(way[turn] >= WHOLE_WAY)
        sure = float(phase.active[start : end + 1].mean())
        at = tracks.times[[start, turn, end]].tolist()
        found.append(Movement(at[0], at[1], at[2], complete, sure))
    return tuple(found)


def _left(way: Curve, before: int, turn: int) -> int:
    """The last step at the start before a turn."""
    low = turn - int(np.argmin(way[before : turn + 1][::-1]))
    limit = way[low] + LEFT * (way[turn] - way[low])
    inside = np.flatnonzero(way[low : turn + 1] <= limit)
    return low + int(inside[-1])


def _back(way: Curve, turn: int, after: int) -> int:
    """The first step at the start again after a turn."""
    low = turn + int(np.argmin(way[turn : after + 1]))
    limit = way[low] + LEFT * (way[turn] - way[low])
    inside = np.flatnonzero(way[turn : low + 1] <= limit)
    return turn + int(inside[0])


def _fit(found: Sequence[Movement], phase: Phase, stride: int, steps: int) -> float:
    """How well a stride suits what it found; 0 where it found nothing."""
    turns = [movement.turn for movement in found if movement.complete]
    if not turns:
        return 0.0
    between = float(np.median(np.diff(turns))) * RATE if len(turns) > 1 else float(steps)
    inside = FEWEST_STEPS <= between / stride <= MOST_STEPS
    return phase.contrast * (1.0 if inside else ILL_SEEN)
