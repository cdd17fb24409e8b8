"""From where a person is seen, in one vocabulary for all corpora."""

UNKNOWN = "not said"
VIEWS = ("front", "oblique", "side", "back", UNKNOWN)

_SIDES = frozenset({"left", "right", "side"})


def view_of(told: str) -> str:
    """One of ``VIEWS`` for what a corpus says, such as ``oblique (from above)``.

    A camera that goes round is filed under where it begins; oblique from behind is oblique.
    """
    first = told.strip().lower().split(" ")[0]
    if first in _SIDES:
        return "side"
    return first if first in VIEWS else UNKNOWN
