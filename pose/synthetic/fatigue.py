"""A set towards failure: repetitions slow down, get shorter and need breath in between."""

from collections.abc import Sequence
from dataclasses import replace

from pose.synthetic.spec import Fatigue, Rep

# The way to the turn slows down less than the way back.
_DOWN = 0.5


def tired(reps: Sequence[Rep], fatigue: Fatigue) -> tuple[Rep, ...]:
    """The repetitions as they come out of somebody who tires; as they are for no fatigue."""
    return tuple(
        _tired(rep, fatigue, _weariness(index, len(reps), fatigue.onset))
        for index, rep in enumerate(reps)
    )


def _weariness(index: int, count: int, onset: float) -> float:
    """0 before the onset, 1 in the last repetition; it grows faster and faster."""
    gone = index / (count - 1) if count > 1 else 0.0
    late = max(gone - onset, 0.0) / (1.0 - onset)
    return late**2


def _tired(rep: Rep, fatigue: Fatigue, weariness: float) -> Rep:
    slower = fatigue.slowing * weariness
    return replace(
        rep,
        down=rep.down * (1.0 + _DOWN * slower),
        up=rep.up * (1.0 + slower),
        rest=rep.rest + fatigue.breath * weariness,
        share=rep.share * (1.0 - fatigue.shortening * weariness),
    )
