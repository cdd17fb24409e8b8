import numpy as np
import numpy.typing as npt
import pytest

from training.data.phase import Cycle, phase_of

Array = npt.NDArray[np.float32]
TIMES = np.arange(0, 10, 1 / 30)


def body(*heights: tuple[float, float, float, float]) -> Array:
    """(T, 1) something that rises to a height at each (start, turn, end, height)."""
    track = np.zeros(len(TIMES))
    for start, turn, end, height in heights:
        track += np.interp(TIMES, [start, turn, end], [0, height, 0], left=0, right=0)
    return track[:, None].astype(np.float32)


def at(values: Array, time: float) -> Array:
    return np.asarray(values[int(np.searchsorted(TIMES, time))])


def test_a_repetition_goes_once_round_the_circle() -> None:
    phase, active = phase_of(TIMES, body((1, 2, 4, 1)), [Cycle(1, 4, 2)])
    assert at(phase, 1.0) == pytest.approx([1, 0], abs=0.05)
    assert at(phase, 2.0)[0] == pytest.approx(-1, abs=0.1)
    assert at(phase, 1.5)[1] > 0.9
    assert at(phase, 3.0)[1] < -0.9
    assert active.sum() == pytest.approx(3 * 30, abs=2)


def test_outside_of_repetitions_there_is_no_phase() -> None:
    phase, active = phase_of(TIMES, body((1, 2, 4, 1)), [Cycle(1, 4, 2)])
    assert not at(phase, 6.0).any()
    assert at(active, 6.0) == 0


def test_an_attempt_never_gets_as_far_round_as_a_repetition() -> None:
    moves = body((1, 2, 3, 1.0), (5, 6, 7, 0.5))
    phase, _ = phase_of(TIMES, moves, [Cycle(1, 3, 2), Cycle(5, 7, 6, complete=False)])
    assert phase[:, 0].min() == pytest.approx(-1, abs=0.1)
    assert at(phase, 6.0)[0] == pytest.approx(0, abs=0.15)


def test_a_pause_keeps_the_phase_where_it_is() -> None:
    track = np.interp(TIMES, [1, 2, 5, 6], [0, 1, 1, 0], left=0, right=0)[:, None]
    phase, _ = phase_of(TIMES, track.astype(np.float32), [Cycle(1, 6, 5)])
    paused = phase[(TIMES > 2.2) & (TIMES < 4.8), 0]
    assert np.all(paused < -0.9)


def test_a_turn_that_nobody_marked_is_where_the_body_is_furthest() -> None:
    marked, _ = phase_of(TIMES, body((1, 3, 4, 1)), [Cycle(1, 4, 3)])
    found, _ = phase_of(TIMES, body((1, 3, 4, 1)), [Cycle(1, 4)])
    assert np.abs(marked - found).max() < 0.15
