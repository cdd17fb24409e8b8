"""Key postures over time, and slips of the pen in them."""

import numpy as np
import pytest

from pose.synthetic.exercises import Exercise
from pose.synthetic.motion import Key, interpolate, minimum_jerk, sway


def test_a_track_passes_through_its_keys_and_rests_in_each() -> None:
    keys = [Key(0.0, {"knee": 170.0}), Key(1.0, {"knee": 90.0}), Key(2.0, {"knee": 170.0})]
    times = np.linspace(0, 2, 201)
    knee = interpolate(keys, times)["knee"]
    assert knee[[0, 100, 200]] == pytest.approx([170, 90, 170])
    assert np.abs(np.diff(knee))[[0, 99, 100, 199]].max() < 0.01


def test_before_the_first_key_and_after_the_last_nothing_moves() -> None:
    keys = [Key(1.0, {"lean": 10.0}), Key(2.0, {"lean": 20.0})]
    assert interpolate(keys, np.array([0.0, 5.0]))["lean"] == pytest.approx([10, 20])


def test_a_single_key_is_held() -> None:
    assert interpolate([Key(0.0, {"elbow": 90.0})], np.arange(3.0))["elbow"] == pytest.approx(90)


def test_easing_starts_and_ends_at_rest_and_is_halfway_at_half_time() -> None:
    assert minimum_jerk(np.array([-1.0, 0.0, 0.5, 1.0, 2.0])) == pytest.approx([0, 0, 0.5, 1, 1])


def test_a_skewed_way_is_gone_later_but_arrives_in_time() -> None:
    even, late = (
        interpolate([Key(0.0, {"lean": 0.0}), Key(1.0, {"lean": 10.0}, skew)], np.array([0.5, 1.0]))
        for skew in (1.0, 1.5)
    )
    assert late["lean"][0] < even["lean"][0] - 1.0
    assert late["lean"][1] == even["lean"][1] == pytest.approx(10.0)


def test_sway_has_the_size_asked_for_and_is_repeatable() -> None:
    times = np.arange(0, 300, 0.05)
    one, again = (sway({"lean": 0.5}, times, seed=4)["lean"] for _ in range(2))
    assert np.std(one) == pytest.approx(0.5, rel=0.1)
    assert np.array_equal(one, again)


def test_a_misspelt_degree_of_freedom_is_refused() -> None:
    with pytest.raises(ValueError, match="kneee"):
        Exercise("x", "standing", {"kneee": 1.0}, {}, "knee", (0.0, 90.0), {})
