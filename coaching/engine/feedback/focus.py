"""The one or two things to change first."""

from collections.abc import Sequence
from statistics import fmean

from coaching.engine.feedback.answer import Focus
from coaching.engine.result import Finding, Repetition
from coaching.engine.text import say

MOST = 2
_SEVERITY = {"info": 0.0, "warning": 1.0, "serious": 2.0}
# A rule says what is wrong; a difference from one expert may be a matter of build or taste.
_TRUST = {"rule": 1.0, "learned": 0.9, "reference": 0.6}
# What happens less often than this is a slip, and not the thing to change first, share of the set.
SELDOM = 0.2
# From this share of tries that stopped early on, that is what to change first.
MANY_ATTEMPTS = 0.5
TOO_SHALLOW = "too_shallow"
ATTEMPT_CUE = "Go all the way on every repetition."


def focus_of(
    places: Sequence[int], reps: Sequence[Repetition], findings: Sequence[Finding]
) -> tuple[Focus, ...]:
    """What matters most: severity times how often times how far it can be trusted.

    Args:
        places: of the exercise's repetitions among ``reps``.
        reps: all.
        findings: all.
    """
    whole = [place for place in places if reps[place].complete]
    shallow = [place for place in places if reps[place].reason == TOO_SHALLOW]
    if shallow and len(shallow) >= MANY_ATTEMPTS * len(places):
        return (_of_attempts(shallow, reps, findings),)
    groups = _groups(whole, findings)
    ranked = sorted(groups, key=lambda group: -_weight(group, max(len(whole), 1)))
    often = [group for group in ranked if _share(group, len(whole)) > SELDOM]
    often = often or [group for group in ranked if group[0].source != "reference"]
    rules = [group[0] for group in often if group[0].source != "reference"]
    chosen = [
        group
        for group in often
        if group[0].source != "reference" or not any(_says_the_same(group[0], r) for r in rules)
    ]
    return tuple(_focus(group) for group in chosen[:MOST])


def repeated(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Without the expert's word on what a rule says of the same repetition already."""
    rules = [each for each in findings if each.source != "reference" and each.severity != "info"]
    return tuple(
        each
        for each in findings
        if each.source != "reference"
        or not any(each.rep == rule.rep and _says_the_same(each, rule) for rule in rules)
    )


def _groups(whole: Sequence[int], findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one code; those of a hold have no repetition."""
    groups: dict[str, list[Finding]] = {}
    for each in findings:
        mine = each.rep in whole or (each.rep is None and not whole)
        if mine and each.severity != "info":
            groups.setdefault(each.code, []).append(each)
    return list(groups.values())


def _weight(group: Sequence[Finding], total: int) -> float:
    severity = fmean(_SEVERITY[each.severity] for each in group)
    return severity * _share(group, total) * _TRUST[group[0].source]


def _share(group: Sequence[Finding], total: int) -> float:
    return len({each.rep for each in group}) / max(total, 1)


def _says_the_same(reference: Finding, rule: Finding) -> bool:
    """Whether a difference from the expert is at a joint that a rule is read from already."""
    return _bare(reference.joint) in {_bare(joint) for joint in (rule.joint, *rule.joints)}


def _bare(joint: str | None) -> str:
    return (joint or "").split("_", 1)[-1]


def _focus(group: Sequence[Finding]) -> Focus:
    clearest = max(group, key=_excess)
    reps = sorted({each.rep for each in group if each.rep is not None})
    cue = clearest.cue or clearest.message
    return Focus(clearest.code, cue, clearest.message, tuple(reps), clearest.rep, clearest.at)


def _excess(one: Finding) -> tuple[float, float]:
    """Worst first: how serious, then how far past the limit."""
    past = abs((one.degrees or 0.0) - (one.limit or 0.0))
    return _SEVERITY[one.severity], past


def _of_attempts(
    shallow: Sequence[int], reps: Sequence[Repetition], findings: Sequence[Finding]
) -> Focus:
    """Most tries stopped early: the rule's own words where one measured it."""
    told = [each for each in findings if each.rep in shallow and each.code == TOO_SHALLOW]
    if told:
        return _focus(told)
    first = reps[shallow[0]]
    message = first.message or say(ATTEMPT_CUE)
    return Focus(TOO_SHALLOW, say(ATTEMPT_CUE), message, tuple(shallow), shallow[0], first.turn)
