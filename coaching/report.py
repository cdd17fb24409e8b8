"""An analysis as text for a terminal."""

from coaching.engine import Analysis
from coaching.engine.result import ExerciseSet, Finding, Guess, Repetition

MARKS = {True: "✓", False: "✗"}


def as_text(analysis: Analysis) -> str:
    """A few lines that a person reads from top to bottom."""
    return "\n".join(
        [
            _headline(analysis),
            *analysis.summary,
            *(["", *map(_set, analysis.sets)] if len(analysis.sets) > 1 else []),
            *(["", *map(_repetition, analysis.reps)] if analysis.reps else []),
            *(["", *map(_finding, analysis.findings)] if analysis.findings else []),
            "",
            _footer(analysis),
        ]
    )


def _headline(analysis: Analysis) -> str:
    guess = analysis.exercise
    sure = "" if guess.confidence >= 1 else f" ({_certainty(guess)})"
    if analysis.hold_seconds is not None:
        return f"{guess.name}{sure}: {analysis.hold_seconds:.1f} s held"
    return f"{guess.name}{sure}: {analysis.rep_count} repetitions"


def _certainty(guess: Guess) -> str:
    if guess.sure:
        return f"{guess.confidence:.0%} sure"
    return "not sure: " + " or ".join(each.slug for each in guess.candidates[:2])


def _set(one: ExerciseSet) -> str:
    amount = f"{one.rep_count} repetitions"
    if one.hold_seconds is not None:
        amount = f"{one.hold_seconds:.1f} s held"
    return f"  {one.start:6.2f} s to {one.end:6.2f} s  {one.exercise.name}: {amount}"


def _repetition(rep: Repetition) -> str:
    rom = "" if rep.rom_degrees is None else f"  {rep.rom_degrees:3.0f}° of movement"
    why = f"  {rep.message}" if rep.message else ""
    return f"  {MARKS[rep.complete]} {rep.start:6.2f} s to {rep.end:6.2f} s{rom}{why}"


def _finding(finding: Finding) -> str:
    return f"  {finding.at:6.2f} s  {finding.message}"


def _footer(analysis: Analysis) -> str:
    timing = analysis.timing
    return (
        f"{analysis.video.frames} frames with {analysis.estimator} in {timing.seconds:.1f} s "
        f"({timing.frames_per_second:.0f} frames a second)"
    )
