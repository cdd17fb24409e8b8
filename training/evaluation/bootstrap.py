"""95 % intervals by resampling who was filmed: clips of one source are alike, and count as one."""

from collections.abc import Callable, Hashable, Sequence

import numpy as np
import numpy.typing as npt

Totals = npt.NDArray[np.float64]
Statistic = Callable[[Totals], Totals]
Interval = tuple[float, float]

RESAMPLES = 2000
SEED = 20  # any: a table must come out the same twice
LEAST_SOURCES = 5  # of fewer, resampling says next to nothing
_PERCENTILES = (2.5, 97.5)


def interval(rows: Totals, sources: Sequence[Hashable], statistic: Statistic) -> Interval | None:
    """Percentile interval of a statistic of sums.

    Args:
        rows: (N, ...) what each case adds to the sums.
        sources: (N,) whom each case is of.
        statistic: sums (B, ...) to values (B,); NaN where they say nothing.

    Returns:
        Where 95 % of the resampled values lie; ``None`` with too few sources.
    """
    groups = list(dict.fromkeys(sources))
    if len(groups) < LEAST_SOURCES:
        return None
    totals = np.zeros((len(groups), *rows.shape[1:]))
    np.add.at(totals, [groups.index(source) for source in sources], rows)
    draws = np.random.default_rng(SEED).multinomial(
        len(groups), np.full(len(groups), 1 / len(groups)), size=RESAMPLES
    )
    values = statistic(np.tensordot(draws.astype(np.float64), totals, axes=1))
    low, high = np.nanpercentile(values, _PERCENTILES)
    return float(low), float(high)
