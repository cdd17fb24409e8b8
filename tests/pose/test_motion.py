"""Speed, rest and even sampling."""

import numpy as np
import pytest

from pose.motion import body_speed, even_grid, resample, velocity, velocity_minima
from pose.sequence import PoseSequence
from pose.skeletons import COMMON13


def test_the_grid_covers_the_span_evenly() -> None:
    grid = even_grid(np.array([1.0, 1.5, 2.0]), rate=10)
    assert grid == pytest.approx(1 + np.arange(11) / 10)
    assert len(even_grid(np.empty(0))) == 0


def test_resampling_follows_uneven_times() -> None:
    times = np.array([0.0, 0.1, 0.4, 0.45, 1.0])
    assert resample(10.0 * times, times, np.array([0.2, 0.42, 0.9]), max_gap=0.6) == pytest.approx(
        [2, 4.2, 9]
    )


def test_resampling_invents_nothing_in_a_long_gap_or_outside() -> None:
    times = np.array([1.0, 1.1, 2.0, 2.1])
    drawn = resample(np.ones(4), times, np.array([0.5, 1.05, 1.5, 2.05, 3.0]))
    assert np.isfinite(drawn).tolist() == [False, True, False, True, False]


def test_velocity_is_in_units_a_second() -> None:
    times = np.array([0.0, 0.5, 0.6, 1.2])
    assert velocity(3.0 * times, times) == pytest.approx(3)


def walker(seconds: float = 4.0) -> PoseSequence:
    """All joints go 100 px to and fro once in two seconds, at rest at every full second."""
    times = np.arange(int(seconds * 30)) / 30
    x = 50 * (1 - np.cos(np.pi * times))
    points = np.zeros((len(times), 13, 2), np.float32)
    points[..., 0] = x[:, None]
    return PoseSequence(points, np.ones((len(times), 13), np.float32), times, COMMON13)


def test_rests_are_found_where_the_movement_turns() -> None:
    sequence = walker()
    grid = even_grid(sequence.times)
    rests = velocity_minima(body_speed(sequence, grid), grid)
    assert rests == pytest.approx([1, 2, 3], abs=0.07)


def test_unseen_joints_do_not_count_in_the_speed() -> None:
    sequence = walker()
    sequence.points[:, 3] = np.nan
    sequence.confidence[:, 3] = 0
    speed = body_speed(sequence, even_grid(sequence.times))
    assert np.nanmax(speed) == pytest.approx(50 * np.pi, rel=0.1)


def test_stillness_has_no_minima_worth_naming() -> None:
    assert len(velocity_minima(np.zeros(90), np.arange(90) / 30)) == 0
