"""Refinement by the heat map, and the two precisions of the net."""

import numpy as np
import pytest

from pose.estimators.blazepose.landmarks import HEAT_CELLS, refine
from pose.estimators.blazepose.nets import LANDMARKS, read_net, without_mask
from pose.estimators.blazepose.precision import SplitNet, WholeNet, split


def test_a_point_moves_to_the_middle_of_the_heat() -> None:
    heat = np.full((HEAT_CELLS, HEAT_CELLS, 1), -20, np.float32)
    heat[31, 33], heat[31, 35] = 20, 20
    refined = refine(np.array([[0.5, 0.5]], np.float32), heat)
    np.testing.assert_allclose(refined, [[34 / HEAT_CELLS, 31 / HEAT_CELLS]], atol=1e-5)


def test_a_point_stays_where_the_map_is_unsure() -> None:
    heat = np.full((HEAT_CELLS, HEAT_CELLS, 1), -1, np.float32)
    point = np.array([[0.4, 0.6]], np.float32)
    np.testing.assert_array_equal(refine(point, heat), point)


@pytest.mark.parametrize("place", [[-0.2, 0.5], [0.5, 1.3]])
def test_a_point_outside_the_square_stays(place: list[float]) -> None:
    heat = np.full((HEAT_CELLS, HEAT_CELLS, 1), 20, np.float32)
    np.testing.assert_array_equal(
        refine(np.array([place], np.float32), heat), np.array([place], np.float32)
    )


def test_heat_beyond_the_window_does_not_count() -> None:
    heat = np.full((HEAT_CELLS, HEAT_CELLS, 1), -20, np.float32)
    heat[32, 32], heat[32, 37] = 20, 20  # the second is five cells away
    refined = refine(np.array([[0.5, 0.5]], np.float32), heat)
    np.testing.assert_allclose(refined, [[0.5, 0.5]], atol=1e-5)


def test_the_net_cut_in_two_says_what_the_whole_net_says() -> None:
    picture = np.random.default_rng(3).integers(0, 255, (1, 256, 256, 3), dtype=np.uint8)
    whole = WholeNet(_landmark_net(), threads=1)(picture)
    halves = SplitNet(*split(_landmark_net()), threads=1)(picture)
    tolerance = 0.05 * np.abs(whole.points).max()  # exact in f32; a bf16 body may differ a little
    np.testing.assert_allclose(halves.points, whole.points, atol=tolerance)
    assert halves.heat.shape == whole.heat.shape == (64, 64, 39)
    assert halves.presence == pytest.approx(whole.presence, abs=0.05)


def _landmark_net() -> object:
    return without_mask(read_net(LANDMARKS, scale=255.0))
