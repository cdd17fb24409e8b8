"""Brings rules, experts and the sum of it together: all that is said about the sets."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.engine.comparison.answer import Comparison
from coaching.engine.comparison.compare import Compared, Performed, compare
from coaching.engine.comparison.library import Library
from coaching.engine.exercise import Exercise
from coaching.engine.feedback.answer import Feedback
from coaching.engine.feedback.build import summed_up
from coaching.engine.feedback.focus import repeated
from coaching.engine.result import Finding, Repetition
from coaching.engine.sets import Coached, all_findings, all_reps
from coaching.engine.summary import summary_of
from pose.errors import PoseError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Judgement:
    """What is said about all sets."""

    reps: tuple[Repetition, ...]
    findings: tuple[Finding, ...]
    feedback: Feedback
    comparison: Comparison | None
    summary: tuple[str, ...]


def judge_sets(
    sets: Sequence[Coached], main: Exercise | None, library: Library | None
) -> Judgement:
    """Judge what was done.

    Args:
        sets: in order of time.
        main: the main exercise, ``None`` where the movement is not known.
        library: experts, where there are any.
    """
    reps = all_reps(sets)
    compared = _compared(sets, main, reps, library)
    findings = _findings(all_findings(sets), compared)
    reps = tuple(_with_codes(rep, place, findings) for place, rep in enumerate(reps))
    summed = summed_up(sets, main.slug if main else "", reps, findings, compared)
    summary = summary_of(main, sets, summed.reps, findings, summed.feedback)
    comparison = compared.comparison if compared else None
    return Judgement(summed.reps, findings, summed.feedback, comparison, summary)


def _compared(
    sets: Sequence[Coached],
    main: Exercise | None,
    reps: Sequence[Repetition],
    library: Library | None,
) -> Compared | None:
    """The main exercise beside an expert; attempts have nothing to learn from one yet."""
    if library is None or main is None or main.kind != "reps":
        return None
    performed = [
        Performed(one.scene, own)
        for number, one in enumerate(sets)
        if one.exercise.slug == main.slug
        and (own := tuple((i, r) for i, r in enumerate(reps) if r.set == number and r.complete))
    ]
    try:
        return compare(main, performed, library) if performed else None
    except PoseError as error:  # an expert's files went meanwhile: the rules judge all the same
        logger.warning("no comparison with an expert: %s", error.code)
        return None


def _findings(ruled: Sequence[Finding], compared: Compared | None) -> tuple[Finding, ...]:
    """The rules' and the expert's; what a rule could not see need not be said again."""
    if compared is None:
        return tuple(ruled)
    unable = {each.code for each in ruled if each.severity == "info"}
    more = [each for each in compared.findings if each.code not in unable]
    return repeated((*ruled, *more))


def _with_codes(rep: Repetition, place: int, findings: Sequence[Finding]) -> Repetition:
    more = [
        each.code
        for each in findings
        if each.rep == place and each.source == "reference" and each.severity != "info"
    ]
    return replace(rep, findings=(*rep.findings, *more)) if more else rep
