"""Refinement by the heat map, and the two precisions of the net."""

from dataclasses import replace

import numpy as np
import pytest

from pose.estimators.base import Frame
from pose.estimators.blazepose.landmarks import AUXILIARY, HEAT_CELLS, POINTS, refine
from pose.estimators.blazepose.nets import LANDMARKS, read_net, without_mask
from pose.estimators.blazepose.precision import SplitNet, WholeNet, split
from pose.estimators.blazepose.region import crop
from pose.estimators.blazepose.region import whole as whole_frame
from pose.synthetic.clip import random_spec, render


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


def test_of_a_window_beyond_the_edge_only_the_inside_counts() -> None:
    heat = np.full((HEAT_CELLS, HEAT_CELLS, 1), -20, np.float32)
    heat[10, 1], heat[9, HEAT_CELLS - 1] = 20, 20  # the second is next to the first in memory
    refined = refine(np.array([[0.5, 10.5]], np.float32) / HEAT_CELLS, heat)
    np.testing.assert_allclose(refined, [[1 / HEAT_CELLS, 10 / HEAT_CELLS]], atol=1e-5)


def test_heat_beyond_the_window_does_not_count() -> None:
    heat = np.full((HEAT_CELLS, HEAT_CELLS, 1), -20, np.float32)
    heat[32, 32], heat[32, 37] = 20, 20  # the second is five cells away
    refined = refine(np.array([[0.5, 0.5]], np.float32), heat)
    np.testing.assert_allclose(refined, [[0.5, 0.5]], atol=1e-5)


def test_the_net_cut_in_two_says_what_the_whole_net_says() -> None:
    """Exactly so in f32; a bf16 body moves joints by a fraction of a pixel."""
    whole = WholeNet(_landmark_net(), threads=1)(_athlete())
    halves = SplitNet(*split(_landmark_net()), threads=1)(_athlete())
    assert whole.presence > 0.9
    assert halves.presence == pytest.approx(whole.presence, abs=0.05)
    apart = np.abs(halves.points - whole.points).reshape(POINTS, 5)[: AUXILIARY.stop, :2]
    assert np.median(apart) < 1  # pixels of 256
    assert apart.max() < 3
    sure = (halves.heat > 0) == (whole.heat > 0)
    assert sure.mean() > 0.999
    np.testing.assert_allclose(halves.world, whole.world, atol=0.06)  # metres


def _athlete() -> Frame:
    spec = replace(random_spec(3, "squat"), walk_in=0.0, idle_before=0.0, size=(480, 480))
    frame = next(iter(render(spec)))
    return crop(frame, whole_frame(frame), 256, replicate=True)[None]


def _landmark_net() -> object:
    return without_mask(read_net(LANDMARKS, scale=255.0))
