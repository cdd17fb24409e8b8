"""Names that people gave."""

from datetime import UTC, datetime

import pytest

from coaching.services.names import clean_file_name, clean_text, title_of


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("set.mp4", "set.mp4"),
        ("../../etc/passwd", "passwd"),
        ("C:\\films\\set.mp4", "set.mp4"),
        ("a\0b.mp4", "a b.mp4"),
        ("line\nbreak\t.mp4", "line break .mp4"),
        ("🏋️.mp4", "🏋️.mp4"),
        ("u\u0308bung.mp4", "übung.mp4"),
        ("half \udcff.mp4", "half ?.mp4"),
        ("\u202egpm.exe", "gpm.exe"),
        ("", ""),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_file_name_is_made_fit_to_be_shown(given: str, shown: str) -> None:
    assert clean_file_name(given) == shown


def test_text_stays_on_one_line() -> None:
    assert clean_text("  two\r\nlines ", longest=20) == "two lines"


def test_a_title_says_what_and_when() -> None:
    when = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
    assert title_of("Squat", when) == "Squat, 1 March 2026, 09:05"
