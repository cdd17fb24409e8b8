"""What a rule lets pass, what it leaves to another, and what it does not look at."""

from dataclasses import replace

from coaching.engine.measures import Measured
from coaching.engine.result import Finding
from coaching.engine.rules import (
    Verdict,
    judge_set,
    shown,
    unjudged,
    without_explained,
    wrong_finding,
)
from coaching.engine.scene import Scene
from pose.sequence import Poses
from pose.synthetic.clip import Rep, random_spec, truth
from tests.coaching.engine.builders import CATALOGUE, exercise, filmed, heuristic

ROUNDED = Rep(faults=("rounded_back",))


def findings(poses: Poses, slug: str) -> list[Finding]:
    return list(heuristic(poses, CATALOGUE, exercise=slug).findings)


def codes(poses: Poses, slug: str) -> set[str]:
    return {each.code for each in findings(poses, slug) if each.severity != "info"}


def measured(slug: str, code: str, amount: float, error: float = 0.0) -> Verdict:
    rule = next(each for each in exercise(slug).rules if each.code == code)
    return Verdict(rule, Measured(amount, 1.0, "left"), error)


def test_estimated_joints_must_be_further_off_than_exact_ones() -> None:
    poses = filmed("squat", Rep(), ROUNDED, Rep(), yaw=80).poses
    assert "rounded_back" in codes(poses, "squat")
    assert "rounded_back" not in codes(replace(poses, estimator="blazepose"), "squat")


def test_what_is_past_the_limit_and_the_error_is_told_with_both() -> None:
    verdict = measured("squat", "heels_lifting", 30.0, error=16.0)
    assert verdict.wrong
    finding = wrong_finding(verdict, 2)
    assert (finding.degrees, finding.limit, finding.uncertainty) == (30.0, 9.0, 16.0)
    assert (finding.rep, finding.moment, finding.source) == (2, "turn", "rule")
    assert finding.cue == "Press your heels into the floor."


def test_within_the_error_nothing_is_said() -> None:
    assert not measured("squat", "heels_lifting", 24.9, error=16.0).wrong
    assert measured("squat", "heels_lifting", 25.1, error=16.0).wrong


def test_a_repetition_is_taken_away_only_beyond_all_doubt() -> None:
    assert measured("push_up", "too_shallow", 0.9).spoils
    assert not measured("push_up", "too_shallow", 0.9, error=0.1).spoils
    assert measured("push_up", "too_shallow", 1.15, error=0.1).spoils


def test_less_is_worse_where_the_sign_says_so() -> None:
    knees = measured("deadlift", "not_locked_out", -150.0)
    assert knees.wrong
    assert wrong_finding(knees, 0).degrees == 150.0
    assert "150°" in wrong_finding(knees, 0).message
    assert not measured("deadlift", "not_locked_out", -170.0).wrong


def test_a_length_is_told_as_a_share_of_the_trunk() -> None:
    finding = wrong_finding(measured("squat", "knees_caving", 0.1234), 0)
    assert finding.degrees == 0.123
    assert finding.uncertainty is None


def test_swinging_explains_leaning_back() -> None:
    both = [measured("biceps_curl", "swinging", 9), measured("biceps_curl", "leaning_back", 12)]
    assert [each.rule.code for each in without_explained(both)] == ["swinging"]
    calm = [measured("biceps_curl", "swinging", 1), measured("biceps_curl", "leaning_back", 12)]
    assert {each.rule.code for each in without_explained(calm)} == {"swinging", "leaning_back"}


def test_an_attempt_stays_one_whatever_explains_it() -> None:
    deep = [measured("push_up", "too_shallow", 0.9), measured("push_up", "hips_piked", 30)]
    assert "too_shallow" in {each.rule.code for each in without_explained(deep)}


def test_one_code_is_told_once() -> None:
    rules = [each for each in exercise("push_up").rules if each.code == "elbows_flared"]
    values = [Verdict(each, Measured(0.3, 1.0, "left")) for each in rules]
    assert len(rules) == 2
    assert len(without_explained(values)) == 1


def test_a_set_of_nothing_is_no_error() -> None:
    scene = Scene.of(filmed("biceps_curl", Rep()).poses)
    assert judge_set(scene, exercise("biceps_curl"), []) == []


def test_one_repetition_alone_is_held_against_nothing() -> None:
    alone = heuristic(filmed("biceps_curl", Rep()).poses, CATALOGUE, exercise="biceps_curl")
    assert alone.rep_count == 1
    assert "You went just as far every time." not in alone.feedback.good
    both = heuristic(filmed("biceps_curl", Rep(), Rep()).poses, CATALOGUE, exercise="biceps_curl")
    assert "You went just as far every time." in both.feedback.good


def test_a_repetition_with_too_little_range_counts_and_is_told() -> None:
    clip = filmed("biceps_curl", Rep(), Rep(faults=("short",)), Rep(), Rep(), yaw=60)
    result = heuristic(clip.poses, CATALOGUE, exercise="biceps_curl")
    assert result.rep_count == 4
    assert [rep.findings for rep in result.reps] == [(), ("half_range",), (), ()]


def test_what_the_view_hides_is_said_once_for_all_of_it() -> None:
    told = [each for each in findings(filmed("squat", yaw=88).poses, "squat") if each.rep is None]
    assert [each.code for each in told] == ["wrong_view"]
    assert (
        told[0].message == "I could not judge whether your knees stay out from the side. "
        "Film from the front."
    )


def test_every_repetition_of_alternating_arms_is_no_uneven_one() -> None:
    reps = [Rep(side=side) for side in ("left", "right", "left", "right")]
    assert "uneven_arms" not in codes(filmed("biceps_curl", *reps, yaw=30).poses, "biceps_curl")


def test_a_hand_raised_before_the_first_repetition_is_no_uneven_arm() -> None:
    # This athlete scratches their head until they start, and that is where they are measured.
    usual = random_spec(235, "shoulder_press")
    spec = replace(usual, reps=(Rep(), Rep()), walk_in=0.0, walk_out=0.0, looseness=0.0)
    assert "uneven_arms" not in codes(truth(spec).poses, "shoulder_press")
    uneven = replace(spec, reps=(Rep(), Rep(faults=("uneven_arms",))))
    assert "uneven_arms" in codes(truth(uneven).poses, "shoulder_press")


def test_what_an_estimator_cannot_show_is_left_alone() -> None:
    exact = filmed("squat", Rep(faults=("heels_lifting",)), yaw=80).poses
    estimated = replace(exact, estimator="blazepose")
    assert "heels_lifting" in codes(exact, "squat")
    assert not codes(estimated, "squat")
    hidden = {"heels_lifting", "toes_lifting", "rounded_back"}
    assert not hidden & {rule.code for rule in shown(Scene.of(estimated), exercise("squat"))}


def test_nobody_is_sent_to_another_place_for_what_no_place_shows() -> None:
    estimated = replace(filmed("squat", yaw=5).poses, estimator="blazepose")
    told = unjudged(Scene.of(estimated), exercise("squat"), [])
    assert [each.code for each in told] == ["wrong_view"]
    assert "heels" not in told[0].message
    assert "how far you lean forward" in told[0].message


def test_what_no_body_does_was_seen_wrongly_and_is_not_judged() -> None:
    lean = filmed("squat", Rep(faults=("forward_lean",)), yaw=80).poses
    estimated = replace(lean, estimator="blazepose")
    row = exercise("squat")
    rule = next(each for each in row.rules if each.code == "leaning_forward")
    for most, told in ((90.0, {"leaning_forward"}), (60.0, set())):
        one = replace(row, rules=(replace(rule, error=0.0, most=most),))
        found = heuristic(estimated, [one], exercise="squat").findings
        assert {each.code for each in found} - {"not_seen"} == told


def test_between_the_limit_and_the_error_nothing_is_praised_either() -> None:
    assert measured("squat", "leaning_forward", 50.0, error=8.0).kept
    doubtful = measured("squat", "leaning_forward", 60.0, error=8.0)
    assert not doubtful.wrong
    assert not doubtful.kept
