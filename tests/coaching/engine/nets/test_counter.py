import numpy as np
import numpy.typing as npt
import pytest

from coaching.engine.nets.counter import Movement, Phase, movements
from coaching.engine.nets.tracks import RATE, Tracks
from pose.skeletons import COMMON13

Curve = npt.NDArray[np.float64]


def counted(way: Curve) -> tuple[Movement, ...]:
    """Movements of a curve from 0 at the start to 1 at the turn, a step at a time."""
    cosine = 1 - 2 * way
    circle = np.stack([cosine, np.sqrt(np.clip(1 - cosine**2, 0, 1))], axis=1)
    points = np.zeros((len(way), len(COMMON13), 2), np.float32)
    tracks = Tracks(points, np.ones((len(way), len(COMMON13)), np.float32), start=2.0)
    return movements(Phase(circle.astype(np.float32), np.ones(len(way), np.float32)), tracks)


def reps(count: int, seconds: float, top: float = 1.0) -> Curve:
    steps = np.arange(round(seconds * RATE))
    one = top * (1 - np.cos(2 * np.pi * steps / len(steps))) / 2
    return np.tile(one, count)


REST = np.zeros(15)


@pytest.mark.parametrize("seconds", [0.6, 1.5, 4.0, 10.0])
def test_there_and_back_is_one_at_any_tempo(seconds: float) -> None:
    found = counted(np.concatenate([REST, reps(5, seconds), REST]))
    assert [m.complete for m in found] == [True] * 5


def test_start_turn_and_end_are_where_the_curve_has_them() -> None:
    (one,) = counted(np.concatenate([REST, reps(1, 2.0), REST]))
    assert one.start == pytest.approx(2.0 + 1.0, abs=0.35)
    assert one.turn == pytest.approx(2.0 + 2.0, abs=0.1)
    assert one.end == pytest.approx(2.0 + 3.0, abs=0.35)


def test_half_the_way_is_an_attempt() -> None:
    whole, half = reps(2, 2.0), reps(1, 2.0, top=0.5)
    found = counted(np.concatenate([REST, whole, half, REST]))
    assert [m.complete for m in found] == [True, True, False]


def test_a_pause_at_the_turn_is_still_one() -> None:
    one = reps(1, 2.0)
    turn = len(one) // 2
    held = np.concatenate([one[:turn], np.full(30, one[turn]), one[turn:]])
    assert len(counted(np.concatenate([REST, held, REST]))) == 1


def test_rest_and_unrest_count_nothing() -> None:
    unrest = 0.1 + 0.1 * np.sin(np.arange(300) / 3)
    assert counted(np.zeros(300)) == ()
    assert counted(unrest) == ()


def test_a_clip_that_ends_on_the_way_back_counts_and_one_at_the_turn_does_not() -> None:
    one = reps(1, 2.0)
    nearly = counted(np.concatenate([REST, one, one[: round(len(one) * 0.8)]]))
    at_turn = counted(np.concatenate([REST, one, one[: round(len(one) * 0.5)]]))
    assert [len(nearly), len(at_turn)] == [2, 1]


def test_a_clip_that_begins_at_the_turn_counts_from_the_next_one() -> None:
    one = reps(1, 2.0)
    assert len(counted(np.concatenate([one[len(one) // 2 :], one, REST]))) == 1
