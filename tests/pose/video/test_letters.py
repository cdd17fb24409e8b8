"""What captions are written with."""

import pytest
from PIL import Image, ImageDraw

from pose.video.letters import letters

NO_LETTER = "\U000fffff"  # for private use: every font draws its empty box


def drawn(letter: str) -> bytes:
    picture = Image.new("L", (60, 60))
    ImageDraw.Draw(picture).text((5, 5), letter, font=letters(40), fill=255)
    return picture.tobytes()


@pytest.mark.parametrize("letter", "aZ7°äöüÄÖÜßéèêçñøåłş„“–")
def test_accents_are_drawn(letter: str) -> None:
    assert drawn(letter) != drawn(NO_LETTER)
