"""Pictures as a page sends them."""

import numpy as np
import pytest

from pose.estimators.base import Frame
from pose.jpeg import PictureError, decode, encode, luminance


def grey(value: int, width: int = 64, height: int = 48) -> Frame:
    return np.full((height, width, 3), value, np.uint8)


def test_a_picture_comes_back_as_it_was() -> None:
    picture = grey(90)
    picture[:24, :, 0] = 200
    assert np.abs(decode(encode(picture)).astype(int) - picture).mean() < 4


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"GIF89a" + bytes(50),
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        encode(grey(9))[:200],
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureError) as refusal:
        decode(content)
    assert refusal.value.code == "picture_unreadable"


def test_a_small_file_of_a_vast_picture_is_refused_before_it_is_decoded() -> None:
    content = bytearray(encode(grey(9)))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(PictureError) as refusal:
        decode(bytes(content))
    assert refusal.value.code == "picture_too_large"


def test_brightness_is_that_of_the_eye() -> None:
    assert luminance(grey(120)) == pytest.approx(120, abs=1)
    blue = grey(0)
    blue[..., 2] = 255
    assert luminance(blue) < 40
