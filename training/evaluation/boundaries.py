"""How far the starts and ends of found repetitions are from marked ones."""

from collections.abc import Sequence

import numpy as np

Span = tuple[float, float]


def boundary_errors_ms(marked: Sequence[Span], found: Sequence[Span]) -> tuple[float, ...]:
    """Distances of start and end for each marked repetition that was found.

    A repetition is found by the one whose middle lies nearest, and within it; each of the found
    serves one of the marked at most. What was missed or made up is the count's error, not this.

    Args:
        marked: start and end, seconds, in order of time.
        found: likewise.

    Returns:
        Milliseconds, two for each pair.
    """
    free = list(found)
    errors: list[float] = []
    for start, end in marked:
        inside = [span for span in free if start <= _middle(span) <= end]
        if not inside:
            continue
        middle = (start + end) / 2
        best = min(inside, key=lambda span: abs(_middle(span) - middle))
        free.remove(best)
        errors += [abs(best[0] - start), abs(best[1] - end)]
    return tuple(float(error) for error in np.round(np.array(errors) * 1000, 1))


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2
