"""What an analysis says, and the document that clients read."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from coaching.engine.comparison.answer import Comparison
from coaching.engine.feedback.answer import Feedback, Light, Tempo
from coaching.engine.text import texts_of

SCHEMA = 1
Severity = Literal["info", "warning", "serious"]
Moment = Literal["start", "turn", "end", "whole"]
Source = Literal["rule", "reference", "learned"]


@dataclass(frozen=True)
class Video:
    """What was analysed; width and height upright in pixels."""

    width: int
    height: int
    fps: float
    seconds: float
    frames: int


@dataclass(frozen=True)
class Candidate:
    """An exercise that it may be, with a confidence in 0..1."""

    slug: str
    confidence: float


@dataclass(frozen=True)
class Likely:
    """The exercise of a stretch, and what else it may have been, likeliest first."""

    slug: str
    name: str
    confidence: float
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Guess(Likely):
    """The exercise of the whole video; not ``sure`` where the first two are worth asking about."""

    sure: bool = True


@dataclass(frozen=True)
class Finding:
    """One thing to say, at a moment of the video.

    Attributes:
        code: stable name.
        severity: ``info`` when nothing is wrong with the movement.
        joint: the joint it points at, ``None`` for the whole body.
        degrees: what was measured (a share of a body length where the rule is one of length).
        limit: what it was held against, in the same unit.
        at: seconds of the video.
        message: one or two plain sentences in the second person.
        rep: which repetition, from 0; ``None`` for the whole set.
        measure: how ``degrees`` was read (a rule's ``kind``), so that it can be drawn.
        joints: the joints that it was read from, in the rule's order.
        cue: what to do, in the second person and at most twelve words; empty when nothing.
        moment: where in the repetition it was so.
        source: what found it: a rule, the comparison with an expert, or a net.
        uncertainty: degrees by which ``degrees`` may be off, ``None`` where nobody knows.
    """

    code: str
    severity: Severity
    joint: str | None
    degrees: float | None
    limit: float | None
    at: float
    message: str
    rep: int | None = None
    measure: str | None = None
    joints: tuple[str, ...] = ()
    cue: str = ""
    moment: Moment = "whole"
    source: Source = "rule"
    uncertainty: float | None = None


@dataclass(frozen=True)
class Repetition:
    """A repetition, or an attempt that did not become one; times in seconds of the video.

    Attributes:
        start: the start position is left.
        turn: the furthest point.
        end: the start position is reached again.
        complete: whether it counts.
        reason: code of why it does not.
        message: the reason as a sentence.
        rom_degrees: range of motion of the primary joint, ``None`` where it was not seen.
        findings: codes of the findings that belong to it.
        set: which of the video's sets it belongs to, from 0.
        light: how it was, at a glance.
        score: of its form, 0..100; ``None`` for an attempt, or where too little could be judged.
        symmetry_degrees: how far the ranges of motion of left and right are apart, ``None`` where
            a side was not seen.
        tempo: how long its parts took, ``None`` for an attempt that nobody measured.
    """

    start: float
    turn: float
    end: float
    complete: bool
    reason: str | None = None
    message: str | None = None
    rom_degrees: float | None = None
    findings: tuple[str, ...] = ()
    set: int = 0
    light: Light = "attempt"
    score: int | None = None
    symmetry_degrees: float | None = None
    tempo: Tempo | None = None


@dataclass(frozen=True)
class ExerciseSet:
    """One exercise without a rest in between; times in seconds of the video.

    Attributes:
        start: when it begins.
        end: when it ends.
        exercise: what was done.
        rep_count: complete repetitions.
        hold_seconds: for a hold, how long; otherwise ``None``.
    """

    start: float
    end: float
    exercise: Likely
    rep_count: int
    hold_seconds: float | None = None


@dataclass(frozen=True)
class Stamp:
    """What an answer was made with: answers of equal stamps to equal joints are equal.

    Attributes:
        model: hash of the nets, empty where none was used.
        version: of the code.
        features: version of what the nets read, ``None`` where none was used.
    """

    model: str
    version: str
    features: int | None


@dataclass(frozen=True)
class Timing:
    """How long the whole analysis took, pixels included."""

    seconds: float
    frames_per_second: float


@dataclass(frozen=True)
class Analysis:
    """The whole answer.

    ``reps`` holds the repetitions and attempts of all sets, in order of time. ``exercise`` is the
    main one: ``hold_seconds``, ``rep_count``, ``feedback`` and ``comparison`` are of its sets.
    """

    video: Video
    estimator: str
    exercise: Guess
    sets: tuple[ExerciseSet, ...]
    reps: tuple[Repetition, ...]
    hold_seconds: float | None
    findings: tuple[Finding, ...]
    summary: tuple[str, ...]
    method: str
    stamp: Stamp
    timing: Timing
    feedback: Feedback = field(default_factory=Feedback)
    comparison: Comparison | None = None

    @property
    def rep_count(self) -> int:
        """Complete repetitions of the main exercise; attempts do not count."""
        main = [one for one in self.sets if one.exercise.slug == self.exercise.slug]
        return sum(one.rep_count for one in main)

    def timed(self, seconds: float) -> "Analysis":
        """The same answer with the time that everything took, pixels included."""
        speed = self.video.frames / seconds if seconds > 0 else 0.0
        return replace(self, timing=Timing(round(seconds, 3), round(speed, 1)))

    def as_json(self) -> dict[str, Any]:
        """The result document, schema 1: JSON types alone, times in seconds."""
        document = self._document()
        return {**document, "texts": texts_of(document)}

    def _document(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "video": asdict(self.video),
            "estimator": self.estimator,
            "exercise": _plain(asdict(self.exercise)),
            "rep_count": self.rep_count,
            "sets": [_plain(asdict(one)) for one in self.sets],
            "reps": [_plain(asdict(rep)) for rep in self.reps],
            "hold_seconds": self.hold_seconds,
            "findings": [_plain(asdict(finding)) for finding in self.findings],
            "summary": list(self.summary),
            **_plain(asdict(self.feedback)),
            "comparison": _rounded(asdict(self.comparison)) if self.comparison else None,
            "method": self.method,
            "stamp": asdict(self.stamp),
            "timing": asdict(self.timing),
        }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _rounded(value) for key, value in row.items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_rounded(one) for one in value]
    return value
