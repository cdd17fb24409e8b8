"""An exercise as data: what moves, which way, how far, and what a coach looks at."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from coaching.engine.text import Said, say

Kind = Literal["reps", "hold", "none"]
SignalKind = Literal["angle", "reach", "height", "tilt"]
Plane = Literal["side", "front"]
Unit = Literal["degrees", "trunk", "range"]
When = Literal["start", "turn", "end", "there", "back", "whole"]
Against = Literal["nothing", "start", "way", "set", "range"]
Sides = Literal["worse", "moving", "front", "apart"]
NONE_SLUG = "none"


@dataclass(frozen=True)
class Signal:
    """One measurable thing that goes to and fro with the movement.

    Attributes:
        kind: ``angle`` (degrees at a joint), ``reach`` (distance of two joints as a share of the
            limb between them), ``height`` (how far the first joint is above the second, in torso
            lengths) or ``tilt`` (degrees of the line between two joints against straight up).
        joints: names without a side; the signal is measured on the left and on the right.
        start: typical value in the start position, in the unit of ``kind``.
        turn: typical value at the turn.
        weight: how much it says beside the exercise's other signals.
        plane: the plane in which the joints bend, as in ``Exercise``; its own if the row has one.
    """

    kind: SignalKind
    joints: tuple[str, ...]
    start: float
    turn: float
    weight: float = 1.0
    plane: Plane = "side"

    @classmethod
    def from_dict(cls, row: Mapping[str, Any], plane: Plane = "side") -> "Signal":
        """Read a row of the catalogue."""
        return cls(
            kind=row["kind"],
            joints=tuple(row["joints"]),
            start=float(row["start"]),
            turn=float(row["turn"]),
            weight=float(row.get("weight", 1.0)),
            plane=row.get("plane", plane),
        )


@dataclass(frozen=True)
class Range:
    """Where a posture signal lies while the exercise is done.

    Attributes:
        kind: as in ``Signal``.
        joints: as in ``Signal``.
        low: smallest value that still fits.
        high: largest value that still fits.
    """

    kind: SignalKind
    joints: tuple[str, ...]
    low: float
    high: float

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> "Range":
        """Read a row of the catalogue."""
        return cls(row["kind"], tuple(row["joints"]), float(row["low"]), float(row["high"]))


# What an exercise is recognised by: the same few signals for all.
SIGNATURE_SIGNALS = {
    "trunk": Range("tilt", ("shoulder", "hip"), 0, 180),
    "elbow": Range("angle", ("shoulder", "elbow", "wrist"), 0, 180),
    "shoulder": Range("angle", ("hip", "shoulder", "elbow"), 0, 180),
    "hip": Range("angle", ("shoulder", "hip", "knee"), 0, 180),
    "knee": Range("angle", ("hip", "knee", "ankle"), 0, 180),
    "wrist": Range("height", ("wrist", "shoulder"), -3, 3),
    "legs": Range("height", ("hip", "ankle"), -3, 3),
    "hands": Range("height", ("wrist", "ankle"), -4, 4),
}


@dataclass(frozen=True)
class Feature:
    """What a signal of ``SIGNATURE_SIGNALS`` looks like in an exercise.

    Attributes:
        middle: usual values of its 10th, 50th and 90th percentile over a set.
        spread: how far clips lie from them (like a standard deviation), same unit.
        least_spread: the spread of the signal in the tightest of exercises, same unit.
    """

    PERCENTILES: ClassVar[tuple[int, int, int]] = (10, 50, 90)

    middle: tuple[float, ...]
    spread: tuple[float, ...]
    least_spread: float

    @classmethod
    def from_row(cls, name: str, row: Sequence[float]) -> "Feature":
        """Read ``[low, middle, high, spread of each]`` of the catalogue."""
        values = tuple(float(value) for value in row)
        least = _LEAST_SPREAD.get(name, _LEAST_DEGREES)
        return cls(values[:3], tuple(max(each, least) for each in values[3:]), least)


# The same repetition measured from two views differs by about this much.
_LEAST_DEGREES = 10.0
_LEAST_SPREAD = {"trunk": 8.0, "wrist": 0.12, "legs": 0.15, "hands": 0.25}


@dataclass(frozen=True)
class Rule:
    """One thing that can be right or wrong about a repetition.

    Attributes:
        code: stable name of the finding when it is wrong.
        kind: which reading of ``engine.measures`` applies.
        joints: what is measured, names without a side, from the head down.
        joint: the joint that the finding points at, without a side.
        limit: the value beyond which it is worth a word, in ``unit``.
        serious: the value beyond which it is serious.
        attempt: the value beyond which the movement is no repetition; none by default.
        view: the view that it can be judged from, ``any``, ``side`` or ``front``.
        what: the thing that is judged, as in "I could not judge ...".
        praise: what to say when it was right.
        message: what to say when it was wrong; ``{degrees}`` and ``{limit}`` are filled in.
        cue: what to do about it, in at most twelve words.
        unit: ``degrees``, ``trunk`` for shares of the trunk's length (or of another length), or
            ``range``: measured in degrees, the limits as shares of the athlete's own way.
        moment: where it is looked at.
        against: what the value is held against: nothing, the ``start`` of the same movement, the
            straight ``way`` from its start to its turn, the best of the ``set``, or its own
            ``range`` within the moment.
        sides: the side that it is worse on (``worse``), those that move (``moving``), the one
            whose foot is in front (``front``), or how far both are apart (``apart``).
        sign: -1 where less is worse.
        unless: codes that explain this one already when they are found.
        error: how far estimated joints may put the value off: that much more than the limit, or
            than what is serious, is let pass, unless the joints are exactly known.
        estimated: whether an estimator's joints show it at all; else it is judged on exactly known
            joints alone, and nothing is said of it on others.
        most: beyond this the joints must have been found wrongly, and nothing is judged.
    """

    code: str
    kind: str
    joints: tuple[str, ...]
    joint: str
    limit: float
    serious: float
    what: str
    praise: str
    message: str
    view: str = "any"
    attempt: float = math.inf
    cue: str = ""
    unit: Unit = "degrees"
    moment: When = "turn"
    against: Against = "nothing"
    sides: Sides = "worse"
    sign: float = 1.0
    unless: tuple[str, ...] = ()
    error: float = 0.0
    estimated: bool = True
    most: float = math.inf

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> "Rule":
        """Read a row of the catalogue."""
        return cls(
            code=row["code"],
            kind=row["kind"],
            joints=tuple(row["joints"]),
            joint=row["joint"],
            limit=float(row["limit"]),
            serious=float(row["serious"]),
            what=row["what"],
            praise=row["praise"],
            message=row["message"],
            view=row.get("view", "any"),
            attempt=float(row.get("attempt", math.inf)),
            cue=row.get("cue", ""),
            unit=row.get("unit", "degrees"),
            moment=row.get("moment", "turn"),
            against=row.get("against", "nothing"),
            sides=row.get("sides", "worse"),
            sign=float(row.get("sign", 1.0)),
            unless=tuple(row.get("unless", ())),
            error=float(row.get("error", 0.0)),
            estimated=bool(row.get("estimated", True)),
            most=float(row.get("most", math.inf)),
        )

    def of(self, degrees: float) -> "Rule":
        """Its limits in degrees, where they are shares of a way of so many ``degrees``."""
        return replace(
            self,
            unit="degrees",
            limit=self.limit * degrees,
            serious=self.serious * degrees,
            error=self.error * degrees,
            most=self.most * degrees,
        )

    @property
    def scale(self) -> float:
        """What a value is multiplied by to be told: lengths are told in hundredths."""
        return 1.0 if self.unit == "degrees" else 100.0

    def told(self, value: float) -> Said:
        """The message about a value."""
        degrees, limit = (f"{each * self.scale:.0f}" for each in (abs(value), abs(self.limit)))
        return say(self.message, degrees=degrees, limit=limit)


@dataclass(frozen=True)
class Tolerances:
    """How far a movement must go to be a repetition; shares of the way from start to turn.

    Attributes:
        smallest_attempt: a movement below this is noise, idling or a gesture.
        smallest_repetition: a movement below this is an attempt.
        share_of_set: a movement below this share of the set's typical one is an attempt.
        share_of_return: at either end of the video a repetition may lack the rest of its way.
    """

    smallest_attempt: float = 0.3
    smallest_repetition: float = 0.4
    share_of_set: float = 0.64
    share_of_return: float = 0.4

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> "Tolerances":
        """Read a row of the catalogue; what it does not name keeps its default."""
        return cls(**{name: float(value) for name, value in row.items()})


@dataclass(frozen=True)
class Exercise:
    """A row of the catalogue.

    Attributes:
        slug: stable name.
        name: for people.
        kind: ``reps``, ``hold`` or ``none``.
        primary: names of ``pose.angles.ANGLES`` that its range of motion is read from.
        signals: what its phase is read from.
        plane: ``side`` when its joints bend in the plane that a camera at the side sees,
            ``front`` when a camera in front sees it.
        sides: ``both`` when left and right move together, ``each`` when one may work alone.
        posture: what must hold for the exercise to be going on at all.
        counts_at: ``return`` when a repetition ends back in the start position, ``turn`` when
            it is done at the turn, as a deadlift is at lock-out.
        tolerances: how far a movement must go.
        signature: what it is recognised by; without one it is never guessed, only chosen.
        rules: what is looked at in every repetition.
        cues: short advice by code.
    """

    slug: str
    name: str
    kind: Kind
    primary: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    plane: Plane = "side"
    sides: Literal["both", "each"] = "both"
    posture: tuple[Range, ...] = ()
    counts_at: Literal["return", "turn"] = "return"
    tolerances: Tolerances = field(default_factory=Tolerances)
    signature: Mapping[str, Feature] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    cues: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> "Exercise":
        """Read a row as ``references.catalogue.read_catalogue`` and the database give it."""
        phases = row.get("phases") or {}
        plane: Plane = phases.get("plane", "side")
        return cls(
            slug=row["slug"],
            name=row["name"],
            kind=row["kind"],
            primary=tuple(row.get("primary") or ()),
            signals=tuple(Signal.from_dict(each, plane) for each in phases.get("signals", ())),
            posture=tuple(Range.from_dict(each) for each in phases.get("posture", ())),
            plane=plane,
            sides=phases.get("sides", "both"),
            counts_at=phases.get("counts_at", "return"),
            tolerances=Tolerances.from_dict(row.get("tolerances") or {}),
            signature={
                name: Feature.from_row(name, row)
                for name, row in (phases.get("signature") or {}).items()
            },
            rules=tuple(Rule.from_dict(each) for each in row.get("rules") or ()),
            cues=dict(row.get("cues") or {}),
        )
