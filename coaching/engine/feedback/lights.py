"""Each repetition at a glance."""

from collections.abc import Sequence

from coaching.engine.feedback.answer import Light
from coaching.engine.result import Finding, Repetition


def light_of(rep: Repetition, own: Sequence[Finding]) -> Light:
    """By the worst of its findings: serious ones are to change, others to watch."""
    if not rep.complete:
        return "attempt"
    if any(each.severity == "serious" for each in own):
        return "change"
    return "watch" if any(each.severity == "warning" for each in own) else "good"


def by_rep(findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    """What is wrong, repetition by repetition."""
    found: dict[int, list[Finding]] = {}
    for each in findings:
        if each.rep is not None and each.severity != "info":
            found.setdefault(each.rep, []).append(each)
    return found
