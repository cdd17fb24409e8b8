"""What a measurement gives."""

from dataclasses import dataclass

# A rule is judged only where its joints were seen in this share of the frames it looks at.
SEEN_SHARE = 0.5


@dataclass(frozen=True)
class Measured:
    """What a rule measured in one movement.

    Attributes:
        degrees: the value, ``None`` where the joints were not seen; a share of the trunk's length
            where the rule's unit says so.
        at: seconds of the video at which it was so.
        side: ``left`` or ``right``: the side that it was measured on.
        way: how far the reading goes from the start to the turn, in degrees, where the rule's
            unit is ``range``; else NaN.
    """

    degrees: float | None
    at: float
    side: str
    way: float = float("nan")
