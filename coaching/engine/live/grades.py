"""Graded cues: a fault that lasts is told more strongly, one that is mended is praised.

The scheme is that of the published VibeCoach system: a score for each fault, raised by windows
judged wrong, lowered by those that are right or idle.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coaching.engine.live.state import Cue, Level
from coaching.engine.live.words import BETTER

# A window is wrong for sure from here on.
SURE = 0.7
UP, DOWN = 2, 1
# Scores from which a fault is worth a word, a warning, a strong one.
INFO_FROM, WARNING_FROM, STRONG_FROM = 4, 8, 12
# Seconds between two cues about the same fault.
PAUSE: dict[Level, float] = {"info": 3.0, "warning": 1.5, "strong": 3.0}
# A score climbs no further: a fault that lasted long is forgiven as soon as one that just began.
HIGHEST = 16


@dataclass(frozen=True)
class Window:
    """What one window says about one fault.

    Attributes:
        code: of the fault.
        wrong: chance that it was there, 0..1.
        cue: what to do about it.
        joint: where it shows.
        whole: whether the window holds a whole repetition.
    """

    code: str
    wrong: float
    cue: str
    joint: str
    whole: bool


@dataclass
class _Fault:
    score: int = 0
    cue: str = ""
    joint: str = ""
    told: Level | None = None
    told_at: float = -1e9
    fresh: bool = False

    @property
    def level(self) -> Level | None:
        """How strongly it should be told by now."""
        if self.score < INFO_FROM:
            return None
        if self.score < WARNING_FROM:
            return "info"
        return "warning" if self.score < STRONG_FROM else "strong"


class Grades:
    """The faults of one athlete."""

    def __init__(self) -> None:
        self._faults: dict[str, _Fault] = {}
        self._mended: str | None = None

    @property
    def scores(self) -> Mapping[str, int]:
        """By code."""
        return {code: fault.score for code, fault in self._faults.items()}

    def judged(self, windows: list[Window]) -> None:
        """Take what one moment's windows say."""
        for one in windows:
            if one.wrong >= SURE:
                self._raise(one)
            elif one.code in self._faults:
                self._lower(one)

    def idle(self) -> None:
        """A window in which nothing was done."""
        for fault in self._faults.values():
            fault.score, fault.fresh = max(fault.score - DOWN, 0), False

    def due(self, time: float) -> Cue | None:
        """The cue to give now, if any; it is taken for given."""
        if self._mended is not None:
            code, self._mended = self._mended, None
            return Cue(code, "better", BETTER, self._faults[code].joint)
        due = [(f.score, code) for code, f in self._faults.items() if _is_due(f, time)]
        if not due:
            return None
        _, code = max(due)
        fault = self._faults[code]
        fault.told, fault.told_at, fault.fresh = fault.level, time, False
        assert fault.told is not None  # noqa: S101 - else it were not due
        return Cue(code, fault.told, fault.cue, fault.joint)

    def _raise(self, one: Window) -> None:
        fault = self._faults.setdefault(one.code, _Fault())
        fault.score = min(fault.score + UP, HIGHEST)
        fault.cue, fault.joint, fault.fresh = one.cue, one.joint, True

    def _lower(self, one: Window) -> None:
        fault = self._faults[one.code]
        fault.score, fault.fresh = max(fault.score - DOWN, 0), False
        if one.whole and fault.told is not None:
            fault.told = None
            self._mended = one.code


def _is_due(fault: _Fault, time: float) -> bool:
    """Only what was seen just now is told: a cue about what is over comes too late."""
    level = fault.level
    if level is None or not fault.fresh:
        return False
    return level != fault.told or time - fault.told_at >= PAUSE[level]
