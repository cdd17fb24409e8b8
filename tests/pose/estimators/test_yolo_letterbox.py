"""Frames into a net's input, and points back."""

import numpy as np
import pytest

from pose.estimators.yolo.letterbox import STRIDE, Letterbox


@pytest.mark.parametrize(
    ("frame", "size"),
    [
        ((720, 1280), (384, 640)),  # landscape
        ((1280, 720), (640, 384)),  # a phone held upright
        ((480, 480), (640, 640)),
        ((481, 853), (384, 640)),  # odd sides
        ((1, 1), (640, 640)),  # one pixel
        ((1, 3000), (32, 640)),  # thinner than one pixel of the input
    ],
)
def test_the_input_is_the_smallest_of_whole_strides(
    frame: tuple[int, int], size: tuple[int, int]
) -> None:
    letterbox = Letterbox.rectangular(frame, 640)
    assert letterbox.size == size
    assert all(side % STRIDE == 0 for side in letterbox.size)
    assert letterbox.apply(np.zeros((*frame, 3), np.uint8)).shape == (*size, 3)


@pytest.mark.parametrize("frame", [(720, 1280), (1280, 720), (333, 500)])
@pytest.mark.parametrize("size", [(640, 640), (384, 640), (256, 320)])
def test_a_spot_is_found_back_where_it_was(frame: tuple[int, int], size: tuple[int, int]) -> None:
    picture = np.zeros((*frame, 3), np.uint8)
    y, x = frame[0] // 3, frame[1] // 4
    picture[y - 6 : y + 7, x - 6 : x + 7] = 255
    letterbox = Letterbox(frame, size)
    rows, columns = np.nonzero(letterbox.apply(picture)[..., 0] > 200)
    spot = np.array([columns.mean() + 0.5, rows.mean() + 0.5], np.float32)
    assert letterbox.back(spot) == pytest.approx([x + 0.5, y + 0.5], abs=1.0 / letterbox.scale)


def test_the_border_is_grey_and_even() -> None:
    boxed = Letterbox((100, 200), (320, 320)).apply(np.full((100, 200, 3), 7, np.uint8))
    assert (boxed[:80] == 114).all()
    assert (boxed[80:240] == 7).all()
    assert (boxed[240:] == 114).all()


def test_a_frame_that_fits_is_left_as_it_is() -> None:
    frame = np.random.default_rng(0).integers(0, 255, (64, 96, 3), dtype=np.uint8)
    assert np.array_equal(Letterbox((64, 96), (64, 96)).apply(frame), frame)
