"""What was right about a set."""

from collections.abc import Mapping, Sequence

from coaching.engine.feedback.answer import Form, Trend
from coaching.engine.result import Finding, Repetition
from coaching.engine.sets import Coached
from coaching.engine.text import Said, say

# More praise than this is noise.
MOST = 3
# A part of the score from which on it is worth a kind word, points.
PRAISED = 90
# Rules that speak of the range of motion themselves.
RANGE_RULES = frozenset({"too_shallow", "half_range", "not_locked_out"})
# The part of the score that a trend speaks against.
_DRIFTS = {"range_shrinking": "range", "slowing_down": "tempo", "speeding_up": "tempo"}
_PART_PRAISE = {
    "range": "You used your full range of motion.",
    "tempo": "Your tempo was steady.",
    "symmetry": "Left and right moved alike.",
    "likeness": "You moved much like the expert.",
}


def good_of(
    sets: Sequence[Coached],
    whole: Mapping[int, Repetition],
    findings: Sequence[Finding],
    form: Form,
    trends: Sequence[Trend],
) -> tuple[str, ...]:
    """Sentences: the rules that were kept all through, then the strong parts of the score."""
    if not whole and not any(one.hold_seconds for one in sets):
        return ()
    wrong = {each.code for each in findings if each.severity != "info"}
    if any(_lacks_range(each, sets) for each in findings):
        wrong |= RANGE_RULES
    kept = [said for one in sets for said in kept_rules(one, wrong)]
    drifted = {_DRIFTS.get(each.code) for each in trends}
    judged = {rule.code for one in sets for rule in one.exercise.rules}
    parts: list[Said] = [
        say(_PART_PRAISE[part.code])
        for part in form.parts
        if part.code in _PART_PRAISE
        and part.score is not None
        and part.score >= PRAISED
        and part.code not in drifted
        and not (part.code == "range" and RANGE_RULES & (wrong | judged))
    ]
    return tuple(dict.fromkeys([*kept, *parts]))[:MOST]


def _lacks_range(one: Finding, sets: Sequence[Coached]) -> bool:
    """Whether the expert goes further: then nobody is praised for going all the way."""
    working = {name for each in sets for name in each.exercise.primary}
    return one.source == "reference" and one.severity != "info" and one.joint in working


def kept_rules(one: Coached, wrong: set[str]) -> list[Said]:
    """The praise of every rule that was kept all through, beyond doubt."""
    repeated = [v for each in one.judged if each.reason is None for v in each.verdicts]
    verdicts = [*one.held, *repeated]
    judged = [v for v in verdicts if v.measured.degrees is not None]
    kept = {v.rule.code for v in judged} - {v.rule.code for v in judged if not v.kept}
    return [
        say(rule.praise)
        for rule in one.exercise.rules
        if rule.code in kept and rule.code not in wrong and rule.praise
    ]
