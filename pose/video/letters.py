"""Letters for what is drawn into a picture, with the accents of Europe's languages."""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

SMALLEST = 8  # pixels: below this nobody reads
# OpenCV and Pillow have letters of their own, neither with an umlaut. Matplotlib's wheel brings
# DejaVu; the package itself is not imported.
_IN_WHEEL = Path("mpl-data") / "fonts" / "ttf" / "DejaVuSans.ttf"


@lru_cache(maxsize=16)
def letters(size: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels."""
    return ImageFont.truetype(_font_file(), max(size, SMALLEST))


@cache
def _font_file() -> Path:
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("matplotlib, whose letters are used, is not installed")
    return Path(found.origin).parent / _IN_WHEEL
