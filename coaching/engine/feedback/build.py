"""Sums up a set: from repetitions and findings to lights, score, focus and trends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coaching.engine.comparison.answer import ComparedRep
from coaching.engine.comparison.compare import Compared
from coaching.engine.feedback.answer import Feedback, Trend
from coaching.engine.feedback.focus import focus_of
from coaching.engine.feedback.good import good_of
from coaching.engine.feedback.lean import leans_of
from coaching.engine.feedback.lights import by_rep, light_of
from coaching.engine.feedback.score import Known, form_of, hold_form, score_of, scored
from coaching.engine.feedback.trends import trends_of
from coaching.engine.result import Finding, Repetition
from coaching.engine.sets import Coached
from coaching.engine.view import seen_squarely

# One arm that moves while the other rests: a range this much smaller is not meant to be equal.
RESTING_SHARE = 0.5


@dataclass(frozen=True)
class SummedUp:
    """The repetitions with their lights and scores, and what there is to say of the main ones."""

    reps: tuple[Repetition, ...]
    feedback: Feedback


def summed_up(
    sets: Sequence[Coached],
    main: str,
    reps: Sequence[Repetition],
    findings: Sequence[Finding],
    compared: Compared | None,
) -> SummedUp:
    """Judge every set by itself, and the main exercise's in full.

    Args:
        sets: all that was done, in order of time.
        main: slug of the main exercise.
        reps: of all sets; their ``set`` says which.
        findings: of all sets.
        compared: of the main exercise, where there is a library.
    """
    own = by_rep(findings)
    points: dict[int, dict[str, float]] = {}
    for number, one in enumerate(sets):
        whole = _whole(reps, (number,))
        known = _known(one, whole, own, compared if one.exercise.slug == main else None)
        points.update(scored(whole, known))
    lit = tuple(
        replace(
            rep,
            light=light_of(rep, own.get(place, ()), is_named=sets[rep.set].exercise.kind != "none"),
            score=_score(points.get(place)),
        )
        for place, rep in enumerate(reps)
    )
    return SummedUp(lit, _feedback(sets, main, lit, findings, compared, points))


def _feedback(
    sets: Sequence[Coached],
    main: str,
    reps: Sequence[Repetition],
    findings: Sequence[Finding],
    compared: Compared | None,
    points: Mapping[int, Mapping[str, float]],
) -> Feedback:
    numbers = [number for number, one in enumerate(sets) if one.exercise.slug == main]
    if not numbers:
        return Feedback()
    chosen = [sets[number] for number in numbers]
    places = [place for place, rep in enumerate(reps) if rep.set in numbers]
    whole = _whole(reps, numbers)
    known = _known(chosen[0], whole, by_rep(findings), compared)
    mine = {place: points[place] for place in whole if place in points}
    form = form_of(whole, mine, known)
    if chosen[0].exercise.kind == "hold":
        form = hold_form(findings, ruled=chosen[0].was_ruled)
    trends = [each for number in numbers for each in _trends(sets[number], number, reps)]
    return Feedback(
        form=form,
        focus=focus_of(places, reps, findings),
        good=good_of(chosen, whole, findings, form, trends),
        trends=tuple(trends),
    )


def _whole(reps: Sequence[Repetition], numbers: Sequence[int]) -> dict[int, Repetition]:
    return {place: rep for place, rep in enumerate(reps) if rep.complete and rep.set in numbers}


def _known(
    one: Coached,
    whole: Mapping[int, Repetition],
    own: Mapping[int, Sequence[Finding]],
    compared: Compared | None,
) -> Known:
    rows: tuple[ComparedRep, ...] = compared.comparison.reps if compared else ()
    return Known(
        findings=own,
        ruled=one.was_ruled,
        compared={row.rep: row for row in rows},
        expert_range=compared.expert_range if compared else None,
        alike=_shows_both(one) and (one.exercise.sides == "both" or _moves_both(whole)),
        working=one.exercise.primary,
    )


def _shows_both(one: Coached) -> bool:
    """Whether ranges of left and right can be held against each other from where the camera is."""
    return seen_squarely(one.scene.view, one.exercise.plane)


def _moves_both(whole: Mapping[int, Repetition]) -> bool:
    """Whether both arms work, where one may work alone."""
    return all(
        rep.symmetry_degrees is None
        or rep.symmetry_degrees < RESTING_SHARE * (rep.rom_degrees or 0.0)
        for rep in whole.values()
    )


def _score(points: Mapping[str, float] | None) -> int | None:
    return None if points is None else score_of(points)


def _trends(one: Coached, number: int, reps: Sequence[Repetition]) -> tuple[Trend, ...]:
    whole = list(_whole(reps, (number,)).values())
    return trends_of(whole, leans_of(one.scene, whole))
