"""What an exercise is: key postures, faults and views, all of them data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from pose.synthetic.dofs import DEFAULTS, Posture, unknown

# Which sides a repetition moves: both at once, left and right in turn, or one alone.
SIDES_MOVED = ("both", "alternate", "left", "right")


@dataclass(frozen=True)
class Fault:
    """A mistake in a repetition.

    Attributes:
        turn: degrees of freedom that differ at the turn.
        there: what is added on the way to the turn, most of it in the middle.
        back: what is added on the way back, likewise.
        share: how far the repetition goes on its way from start to turn.
        complete: whether a coach would count the repetition all the same.
        asked: it comes only where a spec asks for it: random clips do without.
    """

    turn: Posture = field(default_factory=dict)
    there: Posture = field(default_factory=dict)
    back: Posture = field(default_factory=dict)
    share: float = 1.0
    complete: bool = True
    asked: bool = False


@dataclass(frozen=True)
class Variant:
    """The same exercise as other people do it.

    Attributes:
        name: unique within the exercise, such as ``goblet``.
        both: degrees of freedom that differ at the start and at the turn.
        start: those that differ at the start alone.
        turn: those that differ at the turn alone.
        contact: what holds the athlete up; None: as in the plain exercise.
        equipment: what the hands hold; None: as in the plain exercise.
        sides: one of ``SIDES_MOVED``. Other than ``both``, degrees of freedom of limbs that have
            no side in their name move on that side alone; those that name a side are written for
            the left and are mirrored for the right.
        travel: metres that a repetition leads forwards.
        weight: how common it is beside the plain exercise, which has 1.
    """

    name: str
    both: Posture = field(default_factory=dict)
    start: Posture = field(default_factory=dict)
    turn: Posture = field(default_factory=dict)
    contact: str | None = None
    equipment: str | None = None
    sides: str = "both"
    weight: float = 1.0
    travel: float = 0.0

    def __post_init__(self) -> None:
        if self.sides not in SIDES_MOVED:
            raise ValueError(f"{self.name}: {self.sides} is none of {SIDES_MOVED}")


@dataclass(frozen=True, eq=False)
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
        equipment: what the hands hold: ``none``, ``barbell``, ``bar`` or ``dumbbells``.
        variants: other ways of doing it.
        sides: which sides a repetition moves, as in ``Variant``.
        travel: metres that a repetition leads forwards.
        bump: what is added on the way back, most of it in the middle: it need not be the way there.
        slowest: seconds a repetition takes at most, where that is less than usual.
        held: it is a posture that drifts between start and turn: no repetitions.
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
    variants: tuple[Variant, ...] = ()
    sides: str = "both"
    travel: float = 0.0
    bump: Posture = field(default_factory=dict)
    slowest: float = np.inf
    held: bool = False

    def __post_init__(self) -> None:
        postures = [self.start, self.turn, self.variety, self.bump]
        postures += [
            at for fault in self.faults.values() for at in (fault.turn, fault.there, fault.back)
        ]
        for variant in self.variants:
            postures += [variant.both, variant.start, variant.turn]
        for posture in postures:
            if slips := unknown(posture):
                raise ValueError(f"{self.slug}: no degree of freedom is called {slips}")

    @property
    def usual_faults(self) -> list[str]:
        """Names of the faults that random clips have."""
        return sorted(name for name, fault in self.faults.items() if not fault.asked)

    @cache  # noqa: B019 - exercises are constants
    def varied(self, name: str) -> "Exercise":
        """The exercise as a variant does it; ``""`` is the plain one.

        Raises:
            KeyError: no variant has this name.
        """
        if not name:
            return self
        variant = {variant.name: variant for variant in self.variants}[name]
        turn = {**self.turn, **variant.both, **variant.turn}
        return replace(
            self,
            contact=variant.contact or self.contact,
            start={**self.start, **variant.both, **variant.start},
            turn=turn,
            faults={name: _moved(fault, self.turn, turn) for name, fault in self.faults.items()},
            equipment=variant.equipment or self.equipment,
            sides=variant.sides,
            travel=variant.travel,
        )


def _moved(fault: Fault, plain: Posture, turn: Posture) -> Fault:
    """The fault as far from a variant's turn as it is from the plain one."""
    by = {name: _of(turn, name) - _of(plain, name) for name in fault.turn}
    return replace(fault, turn={name: value + by[name] for name, value in fault.turn.items()})


def _of(posture: Posture, name: str) -> float:
    return posture.get(name, DEFAULTS.get(name, 0.0))


# Half the way counts as no repetition in any exercise.
HALF = Fault(share=0.5, complete=False)
# A little less than the way: counted, and too little.
SHORT = Fault(share=0.78, asked=True)
# The same where hands go along a line.
SHORT_OF_LINE = Fault(share=0.62, asked=True)
# Half the way where hands go along a line: from stretched arms, half of the elbow's way is early.
HALF_OF_LINE = Fault(share=0.3, complete=False)
