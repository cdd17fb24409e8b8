"""Differences that count, as findings: one a repetition for each joint."""

from collections.abc import Collection, Sequence

from coaching.engine.comparison.angles import bend_of, other_side
from coaching.engine.comparison.answer import ComparedRep, Cues, Difference
from coaching.engine.comparison.depth import is_depth
from coaching.engine.comparison.direction import Direction
from coaching.engine.comparison.words import code_of, cue_of, message_of, when_of
from coaching.engine.result import Finding, Severity
from pose.angles import ANGLES

# A difference past its tolerance by as much again is serious.
SERIOUS_SHARE = 1.0


def findings_of(
    compared: Sequence[ComparedRep], direction: Direction, working: Collection[str], cues: Cues
) -> list[Finding]:
    """What to change, repetition by repetition.

    Args:
        compared: the repetitions.
        direction: which way the movement goes.
        working: names of the angles that do the work: to go further there is no fault.
        cues: the curator's, by the names of the user's angles.
    """
    found = []
    for one in compared:
        depth = [each for each in one.differences if is_depth(one, each, working)]
        found += [
            _finding(one, each, direction, cues, further=each in depth)
            for each in _worst(one, depth).values()
        ]
    return found


def _worst(one: ComparedRep, depth: Sequence[Difference]) -> dict[str, Difference]:
    """By joint, whichever side: the difference that says most.

    What is a fault says more than what is not; where the body rests it is surer, and easier to
    see, than on the way; then how far it is past what may be.
    """
    worst: dict[str, tuple[tuple[bool, bool, float], Difference]] = {}
    for each in one.differences:
        bend, rank = bend_of(each.angle), (each not in depth, each.moment != "whole", each.excess)
        if each.counts and (bend not in worst or rank > worst[bend][0]):
            worst[bend] = rank, each
    return {bend: each for bend, (_, each) in worst.items()}


def _finding(
    rep: ComparedRep, one: Difference, direction: Direction, cues: Cues, *, further: bool
) -> Finding:
    both = _is_on_both(rep, one)
    side, bend = one.angle.split("_", 1)
    when = when_of(one, rep.turn, direction)
    over = one.tolerance if one.difference > 0 else -one.tolerance
    return Finding(
        code=code_of(one),
        severity="info" if further else _severity(one),
        joint=f"{side}_{bend}",
        degrees=one.user,
        limit=round(one.expert + over, 1),
        at=one.at,
        message=message_of(one, when, both=both),
        rep=rep.rep,
        measure="angle",
        joints=ANGLES[one.angle],
        cue="" if further else _curators(one, cues, both=both) or cue_of(one, when, both=both),
        moment=one.moment,
        source="reference",
        uncertainty=one.uncertainty,
    )


def _curators(one: Difference, cues: Cues, *, both: bool) -> str:
    """The curator's words; those for the other side where both differ alike."""
    own = cues.get(one.angle, {}).get(one.way, "")
    return own or (cues.get(other_side(one.angle), {}).get(one.way, "") if both else "")


def _severity(one: Difference) -> Severity:
    return "serious" if one.excess > SERIOUS_SHARE * one.tolerance else "warning"


def _is_on_both(rep: ComparedRep, one: Difference) -> bool:
    """Whether the other side differs the same way at the same moment."""
    return any(
        each.counts and (each.difference > 0) == (one.difference > 0)
        for each in rep.differences
        if each.angle == other_side(one.angle) and each.moment == one.moment
    )
