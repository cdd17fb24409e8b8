"""What an exercise is: key postures, faults and views, all of them data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pose.synthetic.dofs import Posture, unknown


@dataclass(frozen=True)
class Fault:
    """A mistake in a repetition.

    Attributes:
        turn: degrees of freedom that differ at the turn.
        share: how far the repetition goes on its way from start to turn.
        complete: whether a coach would count the repetition all the same.
    """

    turn: Posture = field(default_factory=dict)
    share: float = 1.0
    complete: bool = True


@dataclass(frozen=True)
class Exercise:
    """A movement between two postures.

    Attributes:
        slug: as in the exercise catalogue.
        contact: what holds the athlete up, a name of ``contacts.CONTACTS``.
        start: where a repetition begins and ends.
        turn: where it turns round.
        angle: joint angle whose travel is the range of motion, such as ``knee``.
        yaws: camera bearings, degrees, from which the movement can be judged: 0 is in front, 90
            on the athlete's left. Both sides are meant: -90 is as good as 90.
        faults: by name.
        variety: standard deviation of degrees of freedom from athlete to athlete.
        equipment: what the hands hold: ``none``, ``barbell`` or ``dumbbells``.
    """

    slug: str
    contact: str
    start: Posture
    turn: Posture
    angle: str
    yaws: tuple[float, float]
    faults: Mapping[str, Fault]
    variety: Mapping[str, float] = field(default_factory=dict)
    equipment: str = "none"

    def __post_init__(self) -> None:
        postures = (self.start, self.turn, self.variety, *(f.turn for f in self.faults.values()))
        for posture in postures:
            if slips := unknown(posture):
                raise ValueError(f"{self.slug}: no degree of freedom is called {slips}")


# Half the way counts as no repetition in any exercise.
HALF = Fault(share=0.5, complete=False)
