"""What is said about right and wrong repetitions."""

import pytest

from coaching.engine.result import Analysis
from coaching.engine.view import view_angle
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import CATALOGUE, filmed, heuristic, with_hidden


def said(slug: str, *faults: str, yaw: float = 85.0) -> Analysis:
    rep = Rep(faults=faults)
    return heuristic(filmed(slug, rep, rep, yaw=yaw).poses, CATALOGUE, exercise=slug)


def wrong(result: Analysis) -> set[str]:
    return {finding.code for finding in result.findings if finding.severity != "info"}


@pytest.mark.parametrize("slug", ["squat", "push_up"])
def test_a_good_set_is_praised_and_nothing_is_found_wrong(slug: str) -> None:
    result = said(slug)
    assert wrong(result) == set()
    assert result.summary[0].startswith("Two good")
    assert result.summary[1] == "You went deep enough."


@pytest.mark.parametrize(
    ("slug", "fault", "code"),
    [
        ("squat", "forward_lean", "leaning_forward"),
        ("squat", "shallow", "too_shallow"),
        ("push_up", "sagging", "hips_sagging"),
        ("push_up", "piked", "hips_piked"),
        ("push_up", "shallow", "too_shallow"),
    ],
)
def test_each_fault_has_its_finding(slug: str, fault: str, code: str) -> None:
    result = said(slug, fault)
    assert code in wrong(result)
    finding = next(each for each in result.findings if each.code == code)
    assert finding.degrees is not None
    assert finding.limit is not None
    assert finding.degrees > finding.limit
    assert finding.rep == 0
    assert result.reps[0].start <= finding.at <= result.reps[0].end
    assert code in result.reps[0].findings


def test_an_angle_is_told_in_degrees() -> None:
    finding = next(each for each in said("squat", "shallow").findings if each.rep == 0)
    assert f"{finding.degrees:.0f}°" in finding.message


def test_sagging_is_not_taken_for_piking() -> None:
    assert "hips_piked" not in wrong(said("push_up", "sagging"))
    assert "hips_sagging" not in wrong(said("push_up", "piked"))


def test_the_advice_names_the_repetitions() -> None:
    lean = Rep(faults=("forward_lean",))
    clip = filmed("squat", Rep(), Rep(), lean, lean, yaw=85)
    summary = heuristic(clip.poses, CATALOGUE, exercise="squat").summary
    assert summary[0] == "Four squats, two of them good."
    assert any(sentence.startswith("On the last two: you leaned") for sentence in summary)


def test_leaning_is_not_judged_from_the_front() -> None:
    result = said("squat", "forward_lean", yaw=0)
    assert "leaning_forward" not in wrong(result)
    assert "wrong_view" in {finding.code for finding in result.findings}


def test_unseen_joints_are_not_judged_but_named() -> None:
    knees = ["left_knee", "right_knee"]
    poses = with_hidden(filmed("squat", yaw=85).poses, knees)
    result = heuristic(poses, CATALOGUE, exercise="squat")
    assert "too_shallow" not in wrong(result)
    told = [finding for finding in result.findings if finding.code == "not_seen"]
    assert told
    assert told[0].severity == "info"
    assert "knee. Film from the side" in told[0].message


@pytest.mark.parametrize("yaw", [0.0, 30.0, 60.0, 90.0])
def test_the_view_is_known_from_the_joints(yaw: float) -> None:
    assert view_angle(filmed("squat", yaw=yaw).poses) == pytest.approx(yaw, abs=12)
