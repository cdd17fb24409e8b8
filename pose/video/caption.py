"""What stands on the picture of an annotated video."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Caption:
    """What stands on the picture from a moment until the next caption.

    Attributes:
        start: seconds.
        count: the big number, such as ``7``; empty for none.
        cue: a short sentence; empty for none.
        light: ``good``, ``watch``, ``change``, ``counted`` or ``attempt``: the colour of the cue.
    """

    start: float
    count: str
    cue: str = ""
    light: str = "good"
