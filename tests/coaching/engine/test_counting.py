"""The state machine on motions whose count is known."""

import numpy as np
import pytest

from coaching.engine.counting import count, movements, typical_size, zigzag
from coaching.engine.exercise import Tolerances
from pose.smoothing import Curve
from tests.coaching.engine.builders import block, bump, rest

USUAL = Tolerances()


def counted(phase: Curve) -> int:
    large, _ = count(phase, USUAL)
    return len(large)


@pytest.mark.parametrize("seconds", [0.6, 1.0, 2.5, 10.0])
@pytest.mark.parametrize("reps", [1, 2, 7])
def test_it_counts_at_every_tempo(seconds: float, reps: int) -> None:
    phase = np.concatenate([rest(1), *[bump(seconds)] * reps, rest(1)])
    assert counted(phase) == reps


@pytest.mark.parametrize("pause", [0.0, 0.5, 3.0])
def test_a_pause_at_the_turn_makes_no_second_repetition(pause: float) -> None:
    sway = 0.05 * np.sin(np.arange(900) / 9)
    phase = np.concatenate([rest(1), *[block(2 + pause, pause)] * 3, rest(1)])
    assert counted(phase + sway[: len(phase)]) == 3


def test_a_pause_between_repetitions_belongs_to_neither() -> None:
    phase = np.concatenate([rest(1), bump(2), rest(4), bump(2), rest(1)])
    first, second = count(phase, USUAL)[0]
    assert second.start - first.end > 3 * 30


def test_idling_counts_nothing() -> None:
    sway = 0.14 * np.sin(np.arange(900) / 20)
    assert count(sway, USUAL) == ([], [])


def test_a_tired_set_is_still_counted() -> None:
    phase = np.concatenate([bump(2, height) for height in (1, 0.95, 0.9, 0.8, 0.75, 0.7)])
    assert counted(phase) == 6


def test_half_a_repetition_is_an_attempt() -> None:
    phase = np.concatenate([rest(1), bump(2), bump(2, 0.5), bump(2), rest(1)])
    large, attempts = count(phase, USUAL)
    assert [round(one.size, 1) for one in large] == [1.0, 1.0]
    assert [round(one.size, 1) for one in attempts] == [0.5]


def test_going_further_now_and_then_makes_no_attempts_of_the_others() -> None:
    heights = (1.0, 1.7, 1.0, 1.0, 1.7)
    phase = np.concatenate([rest(1), *[bump(2, height) for height in heights], rest(1)])
    assert counted(phase) == len(heights)


def test_who_always_goes_further_has_attempts_beside_that() -> None:
    heights = (1.7, 1.7, 0.9, 1.7)
    phase = np.concatenate([rest(1), *[bump(2, height) for height in heights], rest(1)])
    assert counted(phase) == 3


def test_a_slow_drift_does_not_hide_repetitions() -> None:
    phase = np.concatenate([bump(2)] * 6)
    assert counted(phase + np.linspace(0, 0.8, len(phase))) == 6


def test_noise_neither_adds_nor_hides() -> None:
    phase = np.concatenate([rest(1), *[bump(2)] * 5, rest(1)])
    noisy = phase + np.random.default_rng(0).normal(0, 0.05, len(phase))
    assert counted(noisy) == 5


def test_the_ends_of_the_video_are_marked_as_cuts() -> None:
    phase = np.concatenate([bump(2)[30:], bump(2), bump(2)[:30]])
    first, middle, last = movements(phase, 0.3)
    assert (first.cut_start, first.cut_end) == (True, False)
    assert (middle.cut_start, middle.cut_end) == (False, False)
    assert (last.cut_start, last.cut_end) == (False, True)
    assert first.rise < 0.1 < first.fall


def test_what_is_unseen_splits_the_set() -> None:
    phase = np.concatenate([bump(2), rest(0.5), [np.nan] * 60, rest(0.5), bump(2)])
    assert [one.turn for one in movements(phase, 0.3)] == pytest.approx([30, 180], abs=2)


def test_start_and_end_hug_the_movement() -> None:
    phase = np.concatenate([rest(2), bump(2), rest(2)])
    (one,) = movements(phase, 0.3)
    assert 60 <= one.start < one.turn < one.end <= 120


def test_the_yardstick_is_the_full_repetitions_even_among_many_attempts() -> None:
    phase = np.concatenate([rest(1), bump(2), *[bump(2, 0.45)] * 4, rest(1)])
    assert typical_size(movements(phase, 0.3)) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(("share", "reps"), [(0.68, 4), (0.55, 3)])
def test_two_thirds_of_the_way_are_a_short_repetition_and_half_of_it_an_attempt(
    share: float, reps: int
) -> None:
    phase = np.concatenate([rest(1), *[bump(2)] * 3, share * bump(2), rest(1)])
    assert counted(phase) == reps


def test_getting_into_position_does_not_stretch_the_yardstick() -> None:
    ready = [rest(1) - 1, np.linspace(-1, 0, 40)]
    lifted = np.concatenate([*ready, bump(2), bump(2), *(part[::-1] for part in ready[::-1])])
    assert typical_size(movements(lifted, 0.3)) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    ("values", "turns"),
    [
        ([0, 1, 0, 1, 0], [0, 1, 2, 3, 4]),
        ([0, 0.2, 0, 0.2], []),
        ([0, 0.5, 0.4, 1, 0.1, 0], [0, 3, 5]),
        ([1, 0, 1], [0, 1, 2]),
        ([], []),
    ],
)
def test_zigzag_names_alternating_extremes(values: list[float], turns: list[int]) -> None:
    assert zigzag(np.array(values, float), 0.5) == turns
