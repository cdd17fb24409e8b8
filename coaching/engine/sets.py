"""Sets: what was done in each stretch, and all of them as one answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise
from coaching.engine.holds import held_seconds
from coaching.engine.repetitions import Judged, told
from coaching.engine.result import ExerciseSet, Finding, Repetition
from coaching.engine.rules import (
    Verdict,
    judge_hold,
    judge_set,
    unjudged,
    without_explained,
    wrong_finding,
)
from coaching.engine.scene import Scene
from coaching.engine.stretches import Stretch


@dataclass(frozen=True, eq=False)
class Coached:
    """A stretch with what was found in it."""

    stretch: Stretch
    exercise: Exercise
    scene: Scene
    judged: tuple[Judged, ...] = ()
    hold_seconds: float | None = None
    held: tuple[Verdict, ...] = ()

    @classmethod
    def repeated(
        cls, stretch: Stretch, exercise: Exercise, scene: Scene, judged: Sequence[Judged]
    ) -> "Coached":
        """Repetitions, judged one by one already and now also beside each other."""
        whole = [one for one in judged if one.reason is None]
        sound = [not any(verdict.wrong for verdict in one.verdicts) for one in whole]
        more = judge_set(scene, exercise, [one.movement for one in whole], sound)
        beside = {id(one): verdicts for one, verdicts in zip(whole, more, strict=True)}
        both = tuple(
            replace(one, verdicts=tuple(without_explained([*one.verdicts, *beside[id(one)]])))
            if beside.get(id(one))
            else one
            for one in judged
        )
        return cls(stretch, exercise, scene, both)

    @classmethod
    def hold(cls, stretch: Stretch, exercise: Exercise, scene: Scene) -> "Coached":
        """A posture that is held."""
        seconds = held_seconds(scene.body, exercise)
        verdicts = tuple(judge_hold(scene, exercise)) if seconds else ()
        return cls(stretch, exercise, scene, hold_seconds=seconds, held=verdicts)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done after all."""
        return not self.judged and not self.hold_seconds

    @property
    def whole(self) -> list[Movement]:
        """The complete repetitions."""
        return [one.movement for one in self.judged if one.reason is None]

    @property
    def rep_count(self) -> int:
        """How many complete repetitions there are."""
        return len(self.whole)

    @property
    def was_ruled(self) -> bool:
        """Whether any rule could be judged."""
        verdicts = [*self.held, *(v for one in self.judged for v in one.verdicts)]
        return any(v.measured.degrees is not None for v in verdicts)

    def as_set(self) -> ExerciseSet:
        """From its first movement to its last; where it has none, all of the stretch."""
        grid = self.scene.body.grid
        start = float(grid[0]) if self.stretch.start is None else self.stretch.start
        end = float(grid[-1]) if self.stretch.end is None else self.stretch.end
        if self.judged:
            start = float(grid[self.judged[0].movement.start])
            end = float(grid[max(one.movement.end for one in self.judged)])
        return ExerciseSet(start, end, self.stretch.exercise, self.rep_count, self.hold_seconds)

    def reps(self, number: int) -> list[Repetition]:
        """Its repetitions and attempts; ``number`` is its place among the sets."""
        return [replace(told(self.scene, self.exercise, one), set=number) for one in self.judged]

    def findings(self, first: int) -> list[Finding]:
        """What was seen; ``first`` is the place of its first repetition among all."""
        verdicts = [one.verdicts for one in self.judged]
        wrong = [
            wrong_finding(verdict, first + place)
            for place, one in enumerate(verdicts)
            for verdict in one
            if verdict.wrong
        ]
        wrong += [wrong_finding(verdict, None) for verdict in self.held if verdict.wrong]
        told = verdicts if self.judged else [self.held]
        silent = self.is_empty
        return [*wrong, *(() if silent else unjudged(self.scene, self.exercise, told))]


def all_reps(sets: Sequence[Coached]) -> tuple[Repetition, ...]:
    """The repetitions of all sets, in order."""
    return tuple(rep for number, one in enumerate(sets) for rep in one.reps(number))


def all_findings(sets: Sequence[Coached]) -> tuple[Finding, ...]:
    """The findings of all sets; what holds for several of them is said once."""
    found: list[Finding] = []
    first = 0
    for one in sets:
        said = {each.message for each in found if each.rep is None}
        found += [each for each in one.findings(first) if each.message not in said]
        first += len(one.judged)
    return tuple(found)
