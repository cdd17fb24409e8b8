"""What is said after a frame."""

from dataclasses import dataclass
from typing import Any, Literal

from coaching.engine.live.holding import Hold

Phase = Literal["start", "out", "turn", "back"]
Level = Literal["info", "warning", "strong", "better"]


@dataclass(frozen=True)
class Tally:
    """What has been counted; it survives a broken line.

    Attributes:
        count: whole repetitions of the session.
        attempts: movements that did not go far enough.
        set: number of the set, 0 before the first repetition.
        set_count: whole repetitions of this set.
        held: whole seconds that a posture was held.
    """

    count: int = 0
    attempts: int = 0
    set: int = 0
    set_count: int = 0
    held: int = 0


@dataclass(frozen=True)
class Tempo:
    """Seconds of the parts of a repetition."""

    out: float
    turn: float
    back: float

    def as_json(self) -> dict[str, float]:
        """Rounded to what can be measured."""
        return {"out": round(self.out, 2), "turn": round(self.turn, 2), "back": round(self.back, 2)}


@dataclass(frozen=True)
class Check:
    """One thing about the place and the light; the message is empty where it is fine."""

    code: str
    ok: bool
    message: str = ""


@dataclass(frozen=True)
class Cue:
    """What to do about a fault, or that it is better now."""

    code: str
    level: Level
    message: str
    joint: str


@dataclass(frozen=True)
class Known:
    """Which exercise it is.

    Attributes:
        slug: ``None`` until something is recognised.
        name: for people, empty where there is none.
        confidence: 0..1.
        sure: given, or recognised well enough to judge by its rules.
    """

    slug: str | None = None
    name: str = ""
    confidence: float = 0.0
    sure: bool = False


@dataclass(frozen=True)
class LiveAnswer:
    """All that is known after a frame.

    Attributes:
        time: seconds of the stream.
        known: the exercise.
        tally: what has been counted.
        way: how far the body is from start to turn, 0..1.
        phase: part of the repetition.
        tempo: of the last repetition.
        rest_seconds: since the last movement where the athlete rests, else 0.
        resting: whether a set is over and none has begun.
        setup: checks until the first repetition, then ``None``.
        cue: what is due now.
        hold: how long the posture has been held, where the exercise is a hold.
    """

    time: float
    known: Known
    tally: Tally
    way: float
    phase: Phase
    tempo: Tempo | None
    resting: bool
    rest_seconds: float
    setup: tuple[Check, ...] | None
    cue: Cue | None
    hold: Hold | None = None

    def as_json(self) -> dict[str, Any]:
        """As the protocol has it, in English."""
        known, tally = self.known, self.tally
        return {
            "t": round(self.time, 3),
            "exercise": known.slug,
            "name": known.name,
            "confidence": round(known.confidence, 3),
            "sure": known.sure,
            "count": tally.count,
            "attempts": tally.attempts,
            "set": tally.set,
            "set_count": tally.set_count,
            "way": round(self.way, 2),
            "phase": self.phase,
            "tempo": self.tempo.as_json() if self.tempo else None,
            "resting": self.resting,
            "rest_seconds": round(self.rest_seconds, 1),
            "setup": _setup(self.setup),
            "cue": vars(self.cue) if self.cue else None,
            "hold": self.hold.as_json() if self.hold else None,
        }


def _setup(checks: tuple[Check, ...] | None) -> dict[str, Any] | None:
    if checks is None:
        return None
    return {"fit": all(one.ok for one in checks), "checks": [vars(one) for one in checks]}
