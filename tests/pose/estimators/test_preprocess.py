"""Smoothing and sharpening of frames."""

import numpy as np
import pytest

from pose.estimators.base import Frame
from pose.estimators.preprocess import SharpenRules, sharpened


def edge(low: int = 80, high: int = 160) -> Frame:
    """A dark and a bright half."""
    frame = np.full((40, 60, 3), low, np.uint8)
    frame[:, 30:] = high
    return frame


def noisy() -> Frame:
    """Grain on an even grey."""
    grain = np.random.default_rng(3).normal(128, 12, (80, 80, 3))
    return np.asarray(grain.clip(0, 255), np.uint8)


@pytest.mark.parametrize("level", [0, 17, 128, 255])
def test_an_even_frame_stays_as_it_is(level: int) -> None:
    frame = np.full((30, 50, 3), level, np.uint8)
    assert np.array_equal(sharpened(frame), frame)


def test_shape_and_kind_stay_and_the_given_frame_is_left_alone() -> None:
    frame = noisy()
    before = frame.copy()
    result = sharpened(frame)
    assert (result.shape, result.dtype) == (frame.shape, frame.dtype)
    assert np.array_equal(frame, before)


def test_an_edge_stands_out_more() -> None:
    column = sharpened(edge())[20, :, 0]
    assert column[28:30].min() < 80
    assert column[30:32].max() > 160


def test_values_stop_at_black_and_white() -> None:
    column = sharpened(edge(0, 255))[20, :, 0]
    assert (column[0], column[-1]) == (0, 255)
    assert np.all(np.diff(column.astype(int)) >= 0)  # none has run over


def test_the_blur_alone_takes_grain_away() -> None:
    blurred = sharpened(noisy(), SharpenRules(amount=0.0))
    assert blurred.std() < 0.75 * noisy().std()


def test_more_of_it_is_stronger() -> None:
    contrast = [float(sharpened(edge(), SharpenRules(amount=a)).std()) for a in (0.0, 0.5, 1.0, 2)]
    assert contrast == sorted(contrast)
    assert contrast[0] < contrast[-1]


def test_each_colour_is_treated_by_itself() -> None:
    frame = edge()
    frame[..., 1] = 0
    assert not sharpened(frame)[..., 1].any()
