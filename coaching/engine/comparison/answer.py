"""What the comparison says: the part of the document about the expert."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Moment = Literal["start", "turn", "end", "whole"]
Way = Literal["closed", "open"]
# What a curator wants told instead of the usual words: by angle, then by ``Way``.
Cues = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ReferenceCard:
    """Whom the user is compared with; ``cues`` name the angles of the user's body."""

    id: str
    title: str
    exercise: str
    view: str
    variant: str
    source: str
    builtin: bool
    cues: Cues = field(default_factory=dict)


@dataclass(frozen=True)
class Apart:
    """How far user and expert are apart at a moment, in the library's unit."""

    moment: str
    distance: float


@dataclass(frozen=True)
class Other:
    """The next best expert, to choose instead."""

    id: str
    title: str
    distance: float


@dataclass(frozen=True)
class Difference:
    """One joint angle of the user beside the expert's, at moments that correspond.

    Attributes:
        angle: name of ``pose.angles.ANGLES``, of the user's body.
        moment: ``whole`` is on the ways between start, turn and end, where it was worst.
        user: degrees.
        expert: degrees.
        difference: user minus expert, degrees.
        tolerance: degrees that may be.
        uncertainty: degrees by which the difference may be off.
        counts: whether it is past the two together.
        at: seconds of the user's video.
        expert_at: seconds of the expert's clip.
    """

    angle: str
    moment: Moment
    user: float
    expert: float
    difference: float
    tolerance: float
    uncertainty: float
    counts: bool
    at: float
    expert_at: float

    @property
    def way(self) -> Way:
        """Whether the user's angle is smaller than the expert's, or larger."""
        return "open" if self.difference > 0 else "closed"

    @property
    def excess(self) -> float:
        """Degrees past tolerance and uncertainty; negative where it does not count."""
        return abs(self.difference) - self.tolerance - self.uncertainty


@dataclass(frozen=True)
class ComparedRep:
    """One repetition beside the expert's.

    Attributes:
        rep: index among the document's repetitions.
        expert_rep: index among the expert's.
        pairs: seconds of the user's video and of the expert's clip that correspond, increasing.
        differences: angle by angle, in the order of moments.
    """

    rep: int
    expert_rep: int
    pairs: tuple[tuple[float, float], ...]
    differences: tuple[Difference, ...] = ()

    @property
    def turn(self) -> float:
        """Seconds of the user's video; both ways have as many pairs."""
        return self.pairs[len(self.pairs) // 2][0]


@dataclass(frozen=True)
class Comparison:
    """The user beside the nearest expert.

    Attributes:
        reference: the expert; ``None`` where nobody is near enough.
        mirrored: whether the expert's sides are swapped.
        distance: in the library's unit; ``None`` where there is no expert at all.
        near: whether the expert is near enough to learn from.
        why: how far they are apart, moment by moment.
        others: the next best experts.
        unseen: angles that could not be compared because a joint was not seen.
        message: what stood in the way, as a sentence.
        reps: repetition by repetition.
    """

    reference: ReferenceCard | None = None
    mirrored: bool = False
    distance: float | None = None
    near: bool = False
    why: tuple[Apart, ...] = ()
    others: tuple[Other, ...] = ()
    unseen: tuple[str, ...] = ()
    message: str | None = None
    reps: tuple[ComparedRep, ...] = ()
