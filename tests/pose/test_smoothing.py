"""Smoothing: no lag offline, little lag live, and no value where nothing is known."""

import numpy as np
import pytest

from pose.smoothing import fill_gaps, runs, smooth

RATE = 30.0
TIMES = np.arange(120) / RATE
WAVE = 90 + 40 * np.cos(2 * np.pi * TIMES / 2)


def test_a_short_gap_is_bridged_and_a_long_one_is_not() -> None:
    values = np.arange(60, dtype=float)
    values[10:15] = np.nan
    values[30:55] = np.nan
    filled = fill_gaps(values, TIMES[:60])
    assert filled[10:15] == pytest.approx(np.arange(10, 15))
    assert np.isnan(filled[30:55]).all()


def test_an_open_end_is_not_invented() -> None:
    values = np.array([np.nan, 1.0, np.nan, 3.0, np.nan])
    filled = fill_gaps(values, TIMES[:5])
    assert filled[1:4] == pytest.approx([1, 2, 3])
    assert np.isnan(filled[[0, 4]]).all()


def test_nothing_known_stays_nothing() -> None:
    assert np.isnan(fill_gaps(np.full(4, np.nan), TIMES[:4])).all()


def test_offline_smoothing_does_not_shift_the_turns() -> None:
    noisy = WAVE + np.random.default_rng(0).normal(0, 2, len(WAVE))
    smoothed = smooth(noisy, RATE, 0.07)
    lags = range(-5, 6)
    best = max(lags, key=lambda lag: np.corrcoef(np.roll(smoothed, lag), WAVE)[0, 1])
    assert best == 0


def test_it_takes_out_most_of_the_noise_and_little_of_the_range() -> None:
    noisy = WAVE + np.random.default_rng(1).normal(0, 3, len(WAVE))
    smoothed = smooth(noisy, RATE, 0.07)
    assert np.std(smoothed - WAVE) < 1.6
    assert np.ptp(smoothed) > 0.95 * np.ptp(WAVE)


def test_the_fastest_repetition_keeps_its_depth() -> None:
    quick = 90 + 40 * np.cos(2 * np.pi * TIMES / 0.6)
    assert np.ptp(smooth(quick, RATE, 0.07)[10:-10]) > 0.7 * np.ptp(quick)


def test_a_single_wild_frame_is_gone() -> None:
    wild = WAVE.copy()
    wild[50] += 120
    assert abs(smooth(wild, RATE, 0.07)[50] - WAVE[50]) < 4


def test_a_slope_is_kept_up_to_the_ends() -> None:
    slope = np.linspace(0, 100, 60)
    assert smooth(slope, RATE, 0.1)[[0, -1]] == pytest.approx([0, 100], abs=3)


def test_pieces_apart_do_not_bleed_into_each_other() -> None:
    values = np.concatenate([np.zeros(20), [np.nan], np.full(20, 100.0)])
    smoothed = smooth(values, RATE, 0.1)
    assert smoothed[:20] == pytest.approx(0)
    assert smoothed[21:] == pytest.approx(100)
    assert np.isnan(smoothed[20])


def test_runs_finds_the_stretches_of_true() -> None:
    mask = np.array([1, 1, 0, 0, 1, 0, 1], bool)
    assert runs(mask) == [slice(0, 2), slice(4, 5), slice(6, 7)]
    assert runs(np.zeros(3, bool)) == []


def test_the_axes_of_a_joint_are_filled_and_smoothed_as_each_alone() -> None:
    times = np.arange(60) / 30
    axes = np.random.default_rng(3).normal(size=(60, 3)).cumsum(axis=0)
    axes[[10, 11, 40]] = np.nan
    axes[25:45] = np.nan  # too long to fill
    together = smooth(fill_gaps(axes, times), 30.0, 0.1)
    alone = [smooth(fill_gaps(axis, times), 30.0, 0.1) for axis in axes.T]
    np.testing.assert_allclose(together, np.stack(alone, axis=1))
    assert np.isfinite(together[10:12]).all()
    assert np.isnan(together[30]).all()
