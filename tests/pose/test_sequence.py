"""Joints in space beside those of the picture."""

import numpy as np
import pytest

from pose.sequence import Floats, PoseSequence, in_space
from pose.skeletons import COMMON13

PLACE = np.full((13, 3), 0.4, np.float32)


def picture(*found: bool) -> PoseSequence:
    sure = np.array(found, np.float32)[:, None].repeat(13, axis=1)
    points = np.where(sure[..., None] > 0, 5.0, np.nan).repeat(2, axis=2).astype(np.float32)
    return PoseSequence(points, sure, np.arange(len(found)) / 10, COMMON13)


def test_they_share_times_and_confidence() -> None:
    image = picture(True, True)
    world = in_space([PLACE, 2 * PLACE], image)
    assert world is not None
    assert world.points[:, 0, 2].tolist() == pytest.approx([0.4, 0.8])
    assert (world.times is image.times, world.confidence is image.confidence) == (True, True)


def test_a_frame_without_anybody_needs_none() -> None:
    world = in_space([PLACE, None], picture(True, False))
    assert world is not None
    assert np.isnan(world.points[1]).all()


@pytest.mark.parametrize("places", [[PLACE, None], [None, None]])
def test_somebody_without_a_place_in_space_leaves_none(places: list[Floats | None]) -> None:
    assert in_space(places, picture(True, True)) is None


def test_where_nobody_is_there_is_no_space() -> None:
    assert in_space([None, None], picture(False, False)) is None
