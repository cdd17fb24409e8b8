"""The form score of a repetition and of a set, and how it is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from statistics import fmean, median

import numpy as np

from coaching.engine.comparison.answer import ComparedRep
from coaching.engine.comparison.depth import is_depth, is_strange
from coaching.engine.feedback.answer import Form, Part
from coaching.engine.result import Finding, Repetition
from coaching.engine.text import Said, say

# What each part weighs. Form is what a coach looks at first; what is measured worst weighs least.
WEIGHTS = {"form": 0.40, "range": 0.25, "likeness": 0.15, "tempo": 0.10, "symmetry": 0.10}
NAMES = {
    "form": "Form",
    "range": "Range of motion",
    "likeness": "Like the expert",
    "tempo": "Steady tempo",
    "symmetry": "Left and right",
}
# Without one of these there is nothing to call form.
ESSENTIAL = ("form", "range", "likeness")
# What a fault leaves of a repetition's points: nobody gets nothing for trying.
_LEFT = {"info": 1.0, "warning": 0.8, "serious": 0.6}
# Range of motion as a share of the expert's, or of the set's own best: full and no points. Bodies
# differ, and a range is measured to about a tenth.
RANGE_FULL, RANGE_NONE = 0.85, 0.4
OWN_BEST_PERCENTILE = 90
# How much longer or shorter than the set's median a repetition takes, as a share: full, none.
TEMPO_FULL, TEMPO_NONE = 0.2, 1.0
# Degrees between left and right: full points within the error of two angles seen from the side.
SYMMETRY_FULL, SYMMETRY_NONE = 12.0, 45.0
# Degrees from the expert past uncertainty, as shares of the tolerance.
LIKENESS_FULL, LIKENESS_NONE = 0.4, 1.5

FORM_WHY = "{good} of {count} repetitions without a fault."
HOLD_WHY = "Your posture over the whole hold."
RANGE_EXPERT = "Your range of motion is {usual}°, the expert's {expert}°."
RANGE_OWN = "Your range of motion is {usual}°, held against your own best."
LIKENESS_WHY = "{good} of {count} repetitions close to the expert's."
TEMPO_WHY = "Your repetitions took {least} to {most} seconds."
SYMMETRY_WHY = "Left and right are {apart}° apart."
UNJUDGED = {
    "form": "Nothing could be judged from here.",
    "range": "The working joint was not seen.",
    "likeness": "There was no expert to compare with.",
    "tempo": "It takes two repetitions to tell.",
    "symmetry": "One side was hidden, or works alone.",
}


@dataclass(frozen=True)
class Known:
    """What a set's repetitions are scored by.

    Attributes:
        findings: by place of the repetition.
        ruled: whether any rule could be judged.
        compared: by place of the repetition; empty without an expert.
        expert_range: degrees of the expert's range of motion, ``None`` without one.
        alike: whether left and right are to move alike.
        working: names of the angles that do the work.
    """

    findings: Mapping[int, Sequence[Finding]]
    ruled: bool
    compared: Mapping[int, ComparedRep]
    expert_range: float | None
    alike: bool
    working: tuple[str, ...]


def scored(reps: Mapping[int, Repetition], known: Known) -> dict[int, dict[str, float]]:
    """Points from 0 to 100 of every part that could be judged, by place of the repetition.

    Args:
        reps: complete repetitions by place.
        known: about them.
    """
    best = _best_range(reps.values(), known)
    usual = median(rep.end - rep.start for rep in reps.values()) if reps else 0.0
    return {
        place: {
            **_form(place, known),
            **_range(rep, best),
            **_likeness(known.compared.get(place), known.working),
            **_tempo(rep, usual, len(reps)),
            **_symmetry(rep, known),
        }
        for place, rep in reps.items()
    }


def score_of(points: Mapping[str, float]) -> int | None:
    """The weighted mean of the parts that were judged; ``None`` where none is about form."""
    if not any(part in points for part in ESSENTIAL):
        return None
    weight = sum(WEIGHTS[part] for part in points)
    return round(sum(WEIGHTS[part] * each for part, each in points.items()) / weight)


def form_of(
    reps: Mapping[int, Repetition], points: Mapping[int, Mapping[str, float]], known: Known
) -> Form:
    """The set's score: the mean of its repetitions, part by part."""
    if not points:
        return Form()
    means = {
        part: fmean(each[part] for each in points.values() if part in each)
        for part in WEIGHTS
        if any(part in each for each in points.values())
    }
    whole = sum(WEIGHTS[part] for part in means)
    why = _reasons(reps, known)
    parts = [
        Part(
            code=part,
            name=say(NAMES[part]),
            score=round(means[part]) if part in means else None,
            weight=round(WEIGHTS[part] / whole, 3) if part in means else 0.0,
            why=why[part] if part in means else say(UNJUDGED[part]),
        )
        for part in WEIGHTS
    ]
    return Form(score_of(means), tuple(parts))


def hold_form(findings: Sequence[Finding], *, ruled: bool) -> Form:
    """The score of a posture that is held: its rules alone."""
    wrong = {each.code: each for each in findings if each.severity != "info" and each.rep is None}
    unfit = any(each.severity == "info" for each in findings)
    if not ruled or (unfit and not wrong):
        return Form()
    score = round(_left(wrong.values()))
    return Form(score, (Part("form", say(NAMES["form"]), score, 1.0, say(HOLD_WHY)),))


def _form(place: int, known: Known) -> dict[str, float]:
    if not known.ruled:
        return {}
    own = {each.code: each for each in known.findings.get(place, ()) if each.source != "reference"}
    return {"form": _left(own.values())}


def _left(findings: Iterable[Finding]) -> float:
    return 100.0 * prod(_LEFT[each.severity] for each in findings)


def _best_range(reps: Iterable[Repetition], known: Known) -> float | None:
    """What a range is held against: the expert's, or what the set itself reaches."""
    if known.expert_range:
        return known.expert_range
    ranges = [rep.rom_degrees for rep in reps if rep.rom_degrees is not None]
    return float(np.percentile(ranges, OWN_BEST_PERCENTILE)) if len(ranges) > 1 else None


def _range(rep: Repetition, best: float | None) -> dict[str, float]:
    if rep.rom_degrees is None or not best:
        return {}
    return {"range": _points(rep.rom_degrees / best, RANGE_FULL, RANGE_NONE)}


def _likeness(one: ComparedRep | None, working: Sequence[str]) -> dict[str, float]:
    """By the differences that speak of form; one joint that is off does show."""
    rows = one.differences if one else ()
    shares = [
        max(0.0, abs(each.difference) - each.uncertainty) / max(each.tolerance, 1.0)
        for each in rows
        if one and not is_strange(each) and not is_depth(one, each, working)
    ]
    if not shares:
        return {}
    points = [_points(each, LIKENESS_FULL, LIKENESS_NONE) for each in shares]
    return {"likeness": (fmean(points) + min(points)) / 2}


def _tempo(rep: Repetition, usual: float, count: int) -> dict[str, float]:
    if count < 2 or usual <= 0:  # noqa: PLR2004 - a pace is one of several
        return {}
    return {"tempo": _points(abs(rep.end - rep.start - usual) / usual, TEMPO_FULL, TEMPO_NONE)}


def _symmetry(rep: Repetition, known: Known) -> dict[str, float]:
    if rep.symmetry_degrees is None or not known.alike:
        return {}
    return {"symmetry": _points(rep.symmetry_degrees, SYMMETRY_FULL, SYMMETRY_NONE)}


def _points(value: float, full: float, none: float) -> float:
    return 100.0 * float(np.clip((value - none) / (full - none), 0.0, 1.0))


def _reasons(reps: Mapping[int, Repetition], known: Known) -> dict[str, Said]:
    """What each part was read from."""
    ranges = [rep.rom_degrees for rep in reps.values() if rep.rom_degrees is not None]
    seconds = [rep.end - rep.start for rep in reps.values()]
    apart = [rep.symmetry_degrees for rep in reps.values() if rep.symmetry_degrees is not None]
    count = str(len(reps))
    range_words = RANGE_EXPERT if known.expert_range else RANGE_OWN
    return {
        "form": say(FORM_WHY, good=str(_clean(reps, known)), count=count),
        "range": say(range_words, usual=_whole(ranges), expert=f"{known.expert_range or 0.0:.0f}"),
        "likeness": say(LIKENESS_WHY, good=str(_close(reps, known)), count=count),
        "tempo": say(TEMPO_WHY, least=f"{min(seconds):.1f}", most=f"{max(seconds):.1f}"),
        "symmetry": say(SYMMETRY_WHY, apart=_whole(apart)),
    }


def _clean(reps: Mapping[int, Repetition], known: Known) -> int:
    """Repetitions in which every rule was kept."""
    return sum(
        all(each.source == "reference" for each in known.findings.get(place, ())) for place in reps
    )


def _close(reps: Mapping[int, Repetition], known: Known) -> int:
    """Repetitions in which no difference counts."""
    told = [known.compared[place] for place in reps if place in known.compared]
    return sum(not any(each.counts for each in one.differences) for one in told)


def _whole(values: Sequence[float]) -> str:
    return f"{median(values):.0f}" if values else ""
