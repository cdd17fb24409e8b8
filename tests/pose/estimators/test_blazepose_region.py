"""The turned square that the landmark net looks into."""

import math

import numpy as np
import pytest

from pose.estimators.blazepose.region import MARGIN, Region, crop, whole


def test_an_upright_person_gives_an_upright_square() -> None:
    region = Region.about(centre=[100, 200], rim=[100, 120])
    assert region.angle == pytest.approx(0)
    assert region.side == pytest.approx(2 * 80 * MARGIN)


@pytest.mark.parametrize(
    ("rim", "quarter_turns"),
    [
        ([180, 200], 1),  # head to the right
        ([20, 200], -1),  # head to the left
        ([100, 280], -2),  # head down
    ],
)
def test_the_square_turns_with_the_person(rim: list[float], quarter_turns: int) -> None:
    region = Region.about(centre=[100, 200], rim=rim)
    assert math.cos(region.angle - quarter_turns * math.pi / 2) == pytest.approx(1)


def test_a_point_goes_into_the_square_and_back() -> None:
    region = Region(x=310, y=150, side=240, angle=0.6)
    point = np.array([290.0, 190.0, 1.0])
    local = region.matrix(256) @ point
    there = np.array([[local[0] / 256, local[1] / 256, 0.5]], np.float32)
    back = region.to_frame(there)[0]
    assert back == pytest.approx([290, 190, 0.5 * 240], abs=1e-3)


def test_the_crop_continues_the_edge_where_it_is_told_to() -> None:
    frame = np.full((40, 60, 3), 200, np.uint8)
    region = whole(frame)
    assert crop(frame, region, 64, replicate=True).min() == 200
    assert crop(frame, region, 64, replicate=False)[0].max() == 0


def test_a_region_of_nothing_is_not_usable() -> None:
    assert not Region.about([5, 5], [5, 5]).usable()
    assert not Region.about([5, 5], [math.nan, 5]).usable()
