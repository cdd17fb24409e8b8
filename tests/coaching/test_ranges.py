"""Byte ranges by the table."""

import pytest

from coaching.ranges import ByteRange, RangeNotSatisfiableError, byte_range

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", ByteRange(0, 0)),
        ("bytes=0-", ByteRange(0, 999)),
        ("bytes=0-999", ByteRange(0, 999)),
        ("bytes=0-99999", ByteRange(0, 999)),
        ("bytes=500-599", ByteRange(500, 599)),
        ("bytes=999-", ByteRange(999, 999)),
        ("bytes=-1", ByteRange(999, 999)),
        ("bytes=-5000", ByteRange(0, 999)),
        (" bytes = 1-2 ", ByteRange(1, 2)),
        # Not understood, or two at once: the whole file is the right answer.
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=5-4", None),
        ("bytes=a-b", None),
        ("bytes=-1-5", None),
        ("lines=0-5", None),
        ("bytes=0-1,5-6", None),
    ],
)
def test_what_a_header_asks_for(header: str, expected: ByteRange | None) -> None:
    assert byte_range(header, SIZE) == expected


@pytest.mark.parametrize(
    ("header", "size"),
    [("bytes=1000-", SIZE), ("bytes=1000-2000", SIZE), ("bytes=-0", SIZE), ("bytes=-5", 0)],
)
def test_what_lies_outside_is_refused(header: str, size: int) -> None:
    with pytest.raises(RangeNotSatisfiableError):
        byte_range(header, size)


def test_the_length_counts_both_ends() -> None:
    assert len(ByteRange(2, 5)) == 4
