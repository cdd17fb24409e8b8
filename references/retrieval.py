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

from pose.keyframes import MOMENTS, Keyframe
from references.descriptors import JOINTS, MOST_WAYS, SLOTS, Descriptor, Floats, typical

# Above this nobody is near enough to learn from, trunk lengths. Measured by
# ``python -m benchmarks.retrieval`` (docs/references.md).
NEAR_DISTANCE = 0.35
# Joints over the three poses that both clips must show: fewer would compare a pair of hands.
LEAST_SHARED = 15


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
        ids: names; a reference whose sides take turns stands there twice.
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
        distance = self._distances(forms, span)
        best = distance.min(axis=0)
        found: dict[str, Match] = {}
        for row in _smallest(best, MOST_WAYS * k):
            name = self._ids[span.start + row]
            if name not in found and np.isfinite(best[row]):
                match = self._match(span.start + row, float(best[row]), forms, distance[:, row])
                found[name] = match
        return list(found.values())[:k]

    def _distances(self, forms: Sequence[Descriptor], span: slice) -> Floats:
        """(F, rows) from each of the clip's forms; infinite where too little is shared."""
        asked = np.stack([_asked(form) for form in forms] + [_counting(form) for form in forms])
        squares, shared = np.split(asked @ self._columns[:, span], 2)
        mean = np.maximum(squares, 0.0) / np.maximum(shared, 1.0)
        return np.asarray(np.where(shared >= LEAST_SHARED, np.sqrt(mean), np.float32(np.inf)))

    def _match(self, row: int, distance: float, forms: Sequence[Descriptor], each: Floats) -> Match:
        nearest = int(np.argmin(each))
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


def _asked(form: Descriptor) -> Floats:
    """(156,): the query's side of the expansion."""
    masked = form.points * form.seen[:, None]
    squares = (masked**2).sum(axis=1)
    return np.asarray(np.concatenate([masked.reshape(-1), form.seen, squares]), np.float32)


def _counting(form: Descriptor) -> Floats:
    """(156,): what counts the joints that both show."""
    return np.asarray(np.concatenate([np.zeros(3 * SLOTS), form.seen]), np.float32)


def _spans(groups: Sequence[str]) -> dict[str, slice]:
    """Where each group lies in a sorted list."""
    spans: dict[str, slice] = {}
    for row, group in enumerate(groups):
        start = spans[group].start if group in spans else row
        spans[group] = slice(start, row + 1)
    return spans
