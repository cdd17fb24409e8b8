"""Byte ranges of a file, as RFC 9110 section 14 has them. One range; several are answered whole."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


class RangeNotSatisfiableError(Exception):
    """The range lies outside the file."""


@dataclass(frozen=True)
class ByteRange:
    """Bytes ``start`` to ``end``, both included."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start + 1


def byte_range(header: str, size: int) -> ByteRange | None:
    """What a ``Range`` header asks for, None when it is absent or not understood.

    Raises:
        RangeNotSatisfiableError: nothing of it lies in a file of ``size`` bytes.
    """
    found = _ONE_RANGE.match(header.strip().replace(" ", ""))
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return _suffix(int(last), size)
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise RangeNotSatisfiableError
    return ByteRange(start, min(end, size - 1))


def _suffix(length: int, size: int) -> ByteRange:
    """The last ``length`` bytes."""
    if length == 0 or size == 0:
        raise RangeNotSatisfiableError
    return ByteRange(max(0, size - length), size - 1)
