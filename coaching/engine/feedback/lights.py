"""Each repetition at a glance."""

from collections.abc import Sequence

from coaching.engine.feedback.answer import Light
from coaching.engine.result import Finding, Repetition


def light_of(rep: Repetition, own: Sequence[Finding], *, is_named: bool = True) -> Light:
    """By the worst of its findings: serious ones are to change, others to watch.

    Args:
        rep: the repetition.
        own: its findings.
        is_named: whether it is of an exercise that has rules; else it is counted and not judged.
    """
    if not rep.complete:
        return "attempt"
    if not is_named:
        return "counted"
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
