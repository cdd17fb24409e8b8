"""The part of the document that sums a set up."""

from dataclasses import dataclass, field
from typing import Literal

Light = Literal["good", "watch", "change", "counted", "attempt"]


@dataclass(frozen=True)
class Tempo:
    """Seconds of a repetition: on the way out, at the turn, and on the way back."""

    out: float
    turn: float
    back: float


@dataclass(frozen=True)
class Part:
    """A part of the form score.

    Attributes:
        code: stable name.
        name: for people.
        score: 0..100, ``None`` where it could not be judged.
        weight: its share of the whole, 0..1; 0 where it could not be judged.
        why: what it was read from, as a sentence.
    """

    code: str
    name: str
    score: int | None
    weight: float
    why: str


@dataclass(frozen=True)
class Form:
    """The form score and its making; ``None`` where too little could be judged."""

    score: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Focus:
    """One thing to change first.

    Attributes:
        code: of its findings.
        cue: at most twelve words.
        message: the finding where it is clearest.
        reps: the repetitions it is about.
        rep: the one in which it is clearest; ``None`` in a hold.
        at: seconds of the video at which it is.
    """

    code: str
    cue: str
    message: str
    reps: tuple[int, ...]
    rep: int | None
    at: float


@dataclass(frozen=True)
class Trend:
    """Something that changed within the set, past the noise of measuring.

    Attributes:
        code: stable name.
        message: a sentence.
        first: at the beginning of the set, by the line through all repetitions.
        last: at its end.
        unit: of both.
    """

    code: str
    message: str
    first: float
    last: float
    unit: str


@dataclass(frozen=True)
class Feedback:
    """All of it."""

    form: Form = field(default_factory=Form)
    focus: tuple[Focus, ...] = ()
    good: tuple[str, ...] = ()
    trends: tuple[Trend, ...] = ()
