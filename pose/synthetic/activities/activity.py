"""What an activity outside of the catalogue is: an exercise, or postures gone about in."""

from dataclasses import dataclass, field

from pose.synthetic.dofs import Posture, unknown
from pose.synthetic.exercises.exercise import Exercise

NONE = "none"
_ANYWHERE = (0.0, 180.0)


@dataclass(frozen=True, eq=False)
class Activity(Exercise):
    """Something that is no exercise of the catalogue.

    Attributes:
        postures: what somebody goes about in, one after another for some time; empty for
            movements with repetitions.
        between: half way to the turn and half way back, where a movement has to go by there.
        in_order: from one posture only to those listed beside it; otherwise to any other.
        roams: walks about meanwhile.
        weight: how often it is seen beside the others.
    """

    postures: tuple[Posture, ...] = ()
    between: Posture = field(default_factory=dict)
    in_order: bool = False
    roams: bool = False
    weight: float = 1.0

    def __post_init__(self) -> None:
        super().__post_init__()
        if slips := [name for posture in self.postures for name in unknown(posture)]:
            raise ValueError(f"no degree of freedom is called {slips}")


def pastime(
    *postures: Posture,
    contact: str = "standing",
    in_order: bool = False,
    roams: bool = False,
    equipment: str = "none",
    weight: float = 1.0,
) -> Activity:
    """Postures that somebody goes about in; the first is where it begins and ends."""
    return Activity(
        slug=NONE,
        contact=contact,
        start=postures[0],
        turn=postures[0],
        angle="elbow",
        yaws=_ANYWHERE,
        faults={},
        held=True,
        postures=postures,
        in_order=in_order,
        roams=roams,
        equipment=equipment,
        weight=weight,
    )


def movement(
    start: Posture,
    turn: Posture,
    *,
    contact: str = "standing",
    sides: str = "both",
    bump: Posture | None = None,
    between: Posture | None = None,
    angle: str = "elbow",
    equipment: str = "none",
    weight: float = 1.0,
) -> Activity:
    """A movement with repetitions that the catalogue does not know."""
    return Activity(
        slug=NONE,
        contact=contact,
        start=start,
        turn={**start, **turn},
        angle=angle,
        yaws=_ANYWHERE,
        faults={},
        bump=bump or {},
        between=between or {},
        sides=sides,
        equipment=equipment,
        weight=weight,
    )
