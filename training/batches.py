"""Batches of windows, drawn evenly over exercises and corpora."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Queue
from threading import Thread

import numpy as np
import numpy.typing as npt

from coaching.engine.nets.features import WINDOW, features
from coaching.engine.nets.tracks import RATE as NET_RATE
from coaching.engine.nets.windows import folded
from training.augment import Strength, augment
from training.data.motions import RATE, Motion
from training.lending import lend

Array = npt.NDArray[np.float32]
Places = npt.NDArray[np.float64]
PREFETCHED = 6


@dataclass(frozen=True, eq=False)
class Batch:
    """Windows and what is to be said of them.

    Attributes:
        features: (N, 9, 64, 13).
        label: (N,) index of the exercise.
        phase: (N, 64, 2) cosine and sine, NaN where unknown.
        active: (N, 64) NaN where unknown.
    """

    features: Array
    label: npt.NDArray[np.int64]
    phase: Array
    active: Array


@dataclass(frozen=True)
class Mix:
    """How windows are drawn.

    Attributes:
        corpora: weight of each corpus; one that is not named has weight 1.
        exercises: weight of each exercise, likewise.
        performed: share of windows by the animated athlete.
        size: windows a batch.
        speed: least and most, as a factor; drawn on a logarithmic scale.
        strides: steps of the nets' rate in one of a window, drawn evenly.
        set_share: of windows that lie in the set where a clip also shows the way to it.
        lent: share of windows with other windows' arms or legs, where an exercise leaves them free.
        strength: of augmentation.
    """

    corpora: Mapping[str, float] = field(default_factory=dict)
    exercises: Mapping[str, float] = field(default_factory=dict)
    performed: float = 0.5
    size: int = 128
    speed: tuple[float, float] = (0.7, 1.4)
    strides: tuple[int, ...] = (1,)
    set_share: float = 0.9
    lent: float = 0.0
    strength: Strength = field(default_factory=Strength)


class Batches:
    """An endless source of batches.

    Args:
        motions: what is drawn from.
        labels: exercises in the order of their index.
        mix: how.
        seed: of all chance.
    """

    def __init__(
        self, motions: Sequence[Motion], labels: Sequence[str], mix: Mix, seed: int
    ) -> None:
        self._motions, self._labels, self._mix = motions, list(labels), mix
        self._rng = np.random.default_rng(seed)
        self._origins = self._by_origin()

    def _by_origin(self) -> dict[bool, dict[str, tuple[list[list[int]], Array]]]:
        """Performed by the athlete or not: for each exercise, motions by corpus and its shares.

        The origin is drawn first and the exercise then, so that the look of a corpus says nothing
        about the exercise.
        """
        origins: dict[bool, dict[str, dict[str, list[int]]]] = {}
        for index, motion in enumerate(self._motions):
            groups = origins.setdefault(motion.corpus == PERFORMED, {})
            groups.setdefault(motion.slug, {}).setdefault(motion.corpus, []).append(index)
        return {
            origin: {slug: self._shares(by_corpus) for slug, by_corpus in groups.items()}
            for origin, groups in origins.items()
        }

    def _shares(self, by_corpus: dict[str, list[int]]) -> tuple[list[list[int]], Array]:
        weight = np.array([self._weight(corpus, len(i)) for corpus, i in by_corpus.items()])
        return list(by_corpus.values()), (weight / weight.sum()).astype(np.float32)

    def _weight(self, corpus: str, count: int) -> float:
        """A corpus of few clips of an exercise does not drown in repeats of them."""
        return self._mix.corpora.get(corpus, 1.0) * min(1.0, count / FEW)

    def _drawn(self) -> tuple[str, Motion]:
        performed = self._rng.random() < self._mix.performed
        groups = self._origins.get(performed) or next(iter(self._origins.values()))
        slugs = list(groups)
        weight = np.array([self._mix.exercises.get(slug, 1.0) for slug in slugs], np.float32)
        slug = slugs[_pick(self._rng, weight / weight.sum())]
        corpora, shares = groups[slug]
        return slug, self._motions[int(self._rng.choice(corpora[_pick(self._rng, shares)]))]

    def __iter__(self) -> Iterator[Batch]:
        """Batches, prepared by a thread while the net learns from the last one."""
        queue: Queue[Batch] = Queue(PREFETCHED)

        def fill() -> None:
            while True:
                queue.put(self.draw())

        Thread(target=fill, daemon=True).start()
        while True:
            yield queue.get()

    def draw(self) -> Batch:
        """One batch."""
        stride = int(self._rng.choice(self._mix.strides))
        rows = [self._row(stride) for _ in range(self._mix.size)]
        points, seen, label, phase, active = (
            np.stack(column) for column in zip(*rows, strict=True)
        )
        slugs = [self._labels[index] for index in label]
        points, seen = lend(points, seen, slugs, self._rng, self._mix.lent)
        points, seen = augment(points, seen, self._rng, self._mix.strength)
        made = features(points, seen, NET_RATE / stride)
        return Batch(made, label.astype(np.int64), phase, active)

    def _row(self, stride: int) -> tuple[Array, Array, npt.NDArray[np.int64], Array, Array]:
        slug, motion = self._drawn()
        steps = self._steps(motion, stride)
        nearest = np.round(steps).astype(int)
        points, seen = _sampled(motion, steps)
        shown = NONE not in self._labels or motion.labelled[nearest].mean() > IN_SET
        here = slug if shown else NONE
        return (
            points,
            seen,
            np.array(self._labels.index(here)),
            motion.phase[nearest].astype(np.float32),
            motion.active[nearest].astype(np.float32),
        )

    def _steps(self, motion: Motion, stride: int) -> Places:
        """(64,) places in the motion, between its steps, reflected at its ends."""
        low, high = np.log(self._mix.speed)
        each = RATE / NET_RATE * stride * float(np.exp(self._rng.uniform(low, high)))
        reach = each * (WINDOW - 1)
        first = self._first(motion, reach)
        return folded(first + each * np.arange(WINDOW), len(motion))

    def _first(self, motion: Motion, reach: float) -> float:
        room = len(motion) - 1 - reach
        if room <= 0:
            return float(self._rng.uniform(0, min(len(motion) - 1, reach)))
        inside = np.flatnonzero(motion.labelled)
        if len(inside) and self._rng.random() < self._mix.set_share:
            middle = float(self._rng.uniform(inside[0], inside[-1]))
            return float(np.clip(middle - reach / 2, 0, room))
        return float(self._rng.uniform(0, room))


PERFORMED = "athlete"
FEW = 12  # clips of an exercise in a corpus that get the corpus its full weight
IN_SET = 0.5  # share of a window inside the set from which it shows the exercise
NONE = "none"


def _pick(rng: np.random.Generator, shares: Array) -> int:
    return int(np.searchsorted(np.cumsum(shares), rng.random() * 0.999999))


def _sampled(motion: Motion, steps: Places) -> tuple[Array, Array]:
    before = np.floor(steps).astype(int)
    after = np.minimum(before + 1, len(motion) - 1)
    share = (steps - before)[:, None, None].astype(np.float32)
    points = motion.points[before] * (1 - share) + motion.points[after] * share
    seen = motion.seen[before] & motion.seen[after]
    return points.astype(np.float32), seen.astype(np.float32)
