"""Judges repetitions by the catalogue's rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from coaching.engine.counting import Movement
from coaching.engine.exercise import Exercise, Rule
from coaching.engine.measures import Measured, measured
from coaching.engine.result import Finding, Severity
from coaching.engine.scene import Scene

NOT_SEEN = "not_seen"
WRONG_VIEW = "wrong_view"


@dataclass(frozen=True)
class Verdict:
    """What one rule says about one movement."""

    rule: Rule
    measured: Measured

    @property
    def wrong(self) -> bool:
        """Beyond the limit."""
        degrees = self.measured.degrees
        return degrees is not None and degrees > self.rule.limit

    @property
    def spoils(self) -> bool:
        """So far beyond that it is no repetition."""
        degrees = self.measured.degrees
        return degrees is not None and degrees > self.rule.attempt

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        degrees = self.measured.degrees
        return "serious" if degrees is not None and degrees > self.rule.serious else "warning"


def judge(scene: Scene, exercise: Exercise, one: Movement) -> list[Verdict]:
    """What the rules that this view allows say about one movement."""
    allowed = [rule for rule in exercise.rules if scene.can_judge(rule.view)]
    return [Verdict(rule, measured(scene, rule, one)) for rule in allowed]


def wrong_finding(verdict: Verdict, rep: int) -> Finding:
    """What to change in one repetition."""
    rule, value = verdict.rule, verdict.measured
    degrees = value.degrees if value.degrees is not None else 0.0
    return Finding(
        code=rule.code,
        severity=verdict.severity,
        joint=f"{value.side}_{rule.joint}",
        degrees=round(degrees, 1),
        limit=rule.limit,
        at=value.at,
        message=rule.message.format(degrees=f"{degrees:.0f}", limit=f"{rule.limit:.0f}"),
        rep=rep,
        measure=rule.kind,
        joints=tuple(f"{value.side}_{joint}" for joint in rule.joints),
    )


def unjudged(
    scene: Scene, exercise: Exercise, verdicts: Sequence[Sequence[Verdict]]
) -> list[Finding]:
    """What could not be judged in the whole set, once a reason, and what to do about it."""
    found = [_wrong_view(scene, rule) for rule in exercise.rules if not scene.can_judge(rule.view)]
    for rule in exercise.rules:
        told = [each for some in verdicts for each in some if each.rule is rule]
        if told and all(each.measured.degrees is None for each in told):
            found.append(_not_seen(rule, told[0].measured))
    return _once(found)


def _wrong_view(scene: Scene, rule: Rule) -> Finding:
    return Finding(
        code=WRONG_VIEW,
        severity="info",
        joint=None,
        degrees=None,
        limit=None,
        at=float(scene.poses.image.times[0]),
        message=f"I could not judge {rule.what} from the front. Film from the side.",
    )


def _not_seen(rule: Rule, value: Measured) -> Finding:
    joint = f"{value.side}_{rule.joint}"
    return Finding(
        code=NOT_SEEN,
        severity="info",
        joint=joint,
        degrees=None,
        limit=None,
        at=value.at,
        message=f"I could not see your {joint.replace('_', ' ')}. Film from the side, "
        "with your whole body in the picture.",
    )


def _once(findings: Sequence[Finding]) -> list[Finding]:
    return list({finding.message: finding for finding in findings}.values())
