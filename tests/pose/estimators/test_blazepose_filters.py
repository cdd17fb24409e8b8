"""The smoothing over the landmarks."""

import numpy as np
import pytest

from pose.estimators.blazepose.filters import IMAGE, LowPass, OneEuro, OneEuroSettings


def test_a_joint_at_rest_comes_to_rest() -> None:
    smooth = OneEuro(IMAGE)
    noise = np.random.default_rng(0).normal(0, 1, 300).astype(np.float32)
    out = [float(smooth(np.array([x]), i / 30, scale=1e-3)[0]) for i, x in enumerate(noise)]
    assert np.std(out[100:]) < 0.3 * np.std(noise[100:])


def test_a_fast_joint_is_followed_closely() -> None:
    smooth = OneEuro(IMAGE)
    out = [float(smooth(np.array([10.0 * i]), i / 30, scale=1 / 200)[0]) for i in range(60)]
    assert 590 - out[-1] < 5  # half a frame's way behind


def test_the_first_value_and_a_repeated_moment_pass_unchanged() -> None:
    smooth = OneEuro(OneEuroSettings(cutoff=0.1, beta=1.0))
    assert smooth(np.array([3.0], np.float32), 1.0)[0] == 3.0
    assert smooth(np.array([9.0], np.float32), 1.0)[0] == 9.0


def test_visibility_rises_slowly() -> None:
    smooth = LowPass()
    smooth(np.array([0.0], np.float32))
    assert smooth(np.array([1.0], np.float32))[0] == pytest.approx(0.1)
