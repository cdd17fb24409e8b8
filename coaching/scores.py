"""Scores of predictions against the truth; ``None`` where there is nothing to measure."""

from collections.abc import Iterable, Sequence

Pair = tuple[str, str]  # the true slug and the predicted one
Counts = tuple[int, int]  # the true number of repetitions and the counted one
DIGITS = 4


def mean(values: Iterable[float]) -> float | None:
    """The average, rounded."""
    listed = list(values)
    return round(sum(listed) / len(listed), DIGITS) if listed else None


def accuracy(pairs: Sequence[Pair]) -> float | None:
    """The share of right predictions."""
    return mean(true == predicted for true, predicted in pairs)


def macro_f1(pairs: Sequence[Pair]) -> float | None:
    """Mean F1 over the exercises that are there."""
    return mean(f1(pairs, slug) for slug in {true for true, _ in pairs})


def f1(pairs: Sequence[Pair], slug: str) -> float:
    """Harmonic mean of precision and recall of an exercise that is there."""
    hits = sum(true == slug == predicted for true, predicted in pairs)
    there = sum(true == slug for true, _ in pairs)
    named = sum(predicted == slug for _, predicted in pairs)
    return 2 * hits / (named + there)


def counting(counts: Sequence[Counts]) -> dict[str, float | None]:
    """Mean error in repetitions, and the shares that are off by at most one and by none."""
    errors = [abs(counted - true) for true, counted in counts]
    return {
        "rep_mae": mean(errors),
        "within_one": mean(error <= 1 for error in errors),
        "exact": mean(error == 0 for error in errors),
    }


def normalised_mae(counts: Sequence[Counts]) -> float | None:
    """Mean error as a share of the true number; of a set without any, in repetitions."""
    return mean(abs(counted - true) / max(true, 1) for true, counted in counts)
