"""Finds the references whose keyframes are nearest. Exact, in a few matrix products. No Django.

The distance of two clips is the root mean square distance of the joints that both show, in trunk
lengths, over the poses at start, turn and end. A clip and its mirror image are the same movement.
Poses are those of the picture, so a reference filmed from another side is far away by itself.

For joints ``q`` of the query and ``r`` of a reference with masks ``m`` the sum over jointly seen
joints expands to ``sum m_q |q|^2 m_r - 2 sum (m_q q)(m_r r) + sum m_q m_r |r|^2``: products of a
row of the query with the rows of the library, which float32 and BLAS do at the speed of memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.keyframes import MOMENTS, Keyframe
from references.descriptors import JOINTS, MOST_WAYS, SLOTS, Descriptor, Floats, typical

# Above this nobody is near enough to learn from, trunk lengths. Measured by
# ``python -m benchmarks.retrieval`` (docs/references.md).
NEAR_DISTANCE = 0.35
# Joints over the three poses that both clips must show: fewer would compare a pair of hands.
LEAST_SHARED = 15
FIRST_LOOK = 256  # rows whose distance says how far the others may be
FEW_ROWS = 2  # up to these a product row by row is faster: twice for two, as fast for four


@dataclass(frozen=True)
class Match:
    """A reference that resembles a clip.

    Attributes:
        expert_id: name of the reference.
        distance: trunk lengths.
        mirrored: whether its mirror image is meant.
        why: moments with the distance at each, trunk lengths; moments not seen are left out.
    """

    expert_id: str
    distance: float
    mirrored: bool
    why: tuple[tuple[str, float], ...]

    @property
    def near(self) -> bool:
        """Whether it is near enough to learn from."""
        return self.distance <= NEAR_DISTANCE


class Index:
    """References by their keyframes.

    Args:
        ids: names; one that is done in several ways stands there with each.
        points: (N, 39, 2) float32 as in ``Descriptor``.
        seen: (N, 39) float32.
        groups: for each reference what it is searched among, its exercise.
    """

    def __init__(
        self, ids: Sequence[str], points: Floats, seen: Floats, groups: Sequence[str]
    ) -> None:
        order = sorted(range(len(ids)), key=lambda row: (groups[row], row))
        self._ids = [ids[row] for row in order]
        self._groups = _spans([groups[row] for row in order])
        self._points, self._seen = points[order], seen[order]
        self._columns = _expanded(self._points, self._seen)

    def __len__(self) -> int:
        return len(self._ids)

    def nearest(
        self, repetitions: Sequence[Sequence[Keyframe]], k: int, *, group: str | None = None
    ) -> list[Match]:
        """The ``k`` nearest references, nearest first.

        Args:
            repetitions: keyframes of each repetition of the clip that is asked about.
            k: how many at most.
            group: to search among the references of one exercise alone.
        """
        span = slice(0, len(self)) if group is None else self._groups.get(group)
        if span is None or not repetitions or k < 1:
            return []
        ways = typical(repetitions)
        if not ways:
            return []
        forms = [form for way in ways for form in (way, way.mirrored())]
        rows, squares = self._nearest(forms, span, MOST_WAYS * k)
        best = squares.min(axis=0)
        found: dict[str, Match] = {}
        for place in np.lexsort((rows, best)):
            name = self._ids[rows[place]]
            if len(found) == k or not np.isfinite(best[place]):
                break
            if name not in found:
                found[name] = self._match(int(rows[place]), forms, squares[:, place])
        return list(found.values())

    def _nearest(
        self, forms: Sequence[Descriptor], span: slice, count: int
    ) -> tuple[npt.NDArray[np.intp], Floats]:
        """At least the ``count`` nearest rows, and (F, rows) squared distances from each form.

        No reference shares more joints than a form shows: by so many the sums are divided to see
        who can be near at all, and what each really shares is looked up for those alone.
        """
        masks = np.stack([form.seen for form in forms])
        sums = _product(np.stack([_asked(form) for form in forms]), self._columns[:, span])
        least = (sums / np.maximum(masks.sum(axis=1), 1.0)[:, None]).min(axis=0)
        first = np.array(_smallest(least, max(count, FIRST_LOOK)))
        known = np.sort(self._means(sums, masks, first, span).min(axis=0))
        farthest = known[count - 1] if len(known) >= count else np.inf
        rows = np.flatnonzero(least <= farthest)
        return rows + span.start, self._means(sums, masks, rows, span)

    def _means(
        self, sums: Floats, masks: Floats, rows: npt.NDArray[np.intp], span: slice
    ) -> Floats:
        """(F, rows) mean squared distances; infinite where too little is shared."""
        shared = masks @ self._seen[span][rows].T
        means = sums[:, rows] / np.maximum(shared, 1.0)
        return np.where(shared < LEAST_SHARED, np.inf, means).astype(np.float32)

    def _match(self, row: int, forms: Sequence[Descriptor], squares: Floats) -> Match:
        nearest = int(np.argmin(squares))
        distance = float(np.sqrt(max(squares[nearest], 0.0)))
        form = forms[nearest]
        shared = form.seen * self._seen[row]
        apart = ((form.points - self._points[row]) ** 2).sum(axis=1) * shared
        why = []
        for place, moment in enumerate(MOMENTS):
            slots = slice(place * JOINTS, (place + 1) * JOINTS)
            if shared[slots].any():
                mean = float(np.sqrt(apart[slots].sum() / shared[slots].sum()))
                why.append((moment, round(mean, 4)))
        return Match(self._ids[row], round(distance, 4), nearest % 2 == 1, tuple(why))


def _smallest(values: Floats, count: int) -> list[int]:
    """Rows of the smallest values, smallest first; of equal ones the first."""
    few = min(count, len(values))
    rows = np.argpartition(values, few - 1)[:few]
    return [int(row) for row in rows[np.lexsort((rows, values[rows]))]]


def _expanded(points: Floats, seen: Floats) -> Floats:
    """(156, N): what a query is multiplied with; the last 39 rows are the masks.

    A reference is a column: BLAS goes through a few long rows two times faster than through many
    short ones.
    """
    masked = points * seen[..., None]
    squares = (masked**2).sum(axis=2)
    flat = masked.reshape(len(points), 2 * SLOTS)
    return np.ascontiguousarray(np.concatenate([-2 * flat, squares, seen], axis=1).T, np.float32)


def _product(rows: Floats, columns: Floats) -> Floats:
    """Their matrix product. BLAS copies the columns before it multiplies them with many rows."""
    if len(rows) <= FEW_ROWS:
        return np.stack([row @ columns for row in rows])
    return np.asarray(rows @ columns)


def _asked(form: Descriptor) -> Floats:
    """(156,): the query's side of the expansion."""
    masked = form.points * form.seen[:, None]
    squares = (masked**2).sum(axis=1)
    return np.asarray(np.concatenate([masked.reshape(-1), form.seen, squares]), np.float32)


def _spans(groups: Sequence[str]) -> dict[str, slice]:
    """Where each group lies in a sorted list."""
    spans: dict[str, slice] = {}
    for row, group in enumerate(groups):
        start = spans[group].start if group in spans else row
        spans[group] = slice(start, row + 1)
    return spans
