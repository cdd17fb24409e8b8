"""What a set comes to: lights, a score that shows its making, what to change first, trends."""

from dataclasses import replace

import pytest

from coaching.engine.feedback.focus import focus_of
from coaching.engine.feedback.lights import light_of
from coaching.engine.feedback.score import WEIGHTS, score_of
from coaching.engine.feedback.trends import trends_of
from coaching.engine.result import Analysis, Finding, Repetition, Severity, Source
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import CATALOGUE, filmed, heuristic

LEAN = Rep(faults=("forward_lean",))
MOST_WORDS = 12


def judged(slug: str, *reps: Rep, yaw: float = 85.0) -> Analysis:
    return heuristic(filmed(slug, *reps, yaw=yaw).poses, CATALOGUE, exercise=slug)


def rep(at: float = 0.0, seconds: float = 2.0, rom: float | None = 90.0) -> Repetition:
    return Repetition(at, at + seconds / 2, at + seconds, complete=True, rom_degrees=rom)


def finding(
    code: str,
    place: int | None,
    severity: Severity = "warning",
    joint: str = "left_hip",
    source: Source = "rule",
    degrees: float = 30.0,
) -> Finding:
    return Finding(
        code, severity, joint, degrees, 20.0, 1.0, f"{code} {degrees}", place,
        joints=(joint,), cue=f"Mind {code}.", source=source,
    )  # fmt: skip


def test_a_good_set_has_good_lights_and_a_high_score() -> None:
    found = judged("squat", Rep(), Rep(), Rep())
    assert [each.light for each in found.reps] == ["good"] * 3
    assert found.feedback.form.score is not None
    assert found.feedback.form.score >= 90
    assert found.feedback.focus == ()
    assert found.feedback.good


def test_faults_cost_points_where_they_are() -> None:
    found = judged("squat", Rep(), LEAN, Rep(), LEAN)
    scores = [each.score or 0 for each in found.reps]
    assert max(scores[1], scores[3]) < min(scores[0], scores[2])
    assert [each.light == "good" for each in found.reps] == [True, False, True, False]


def test_an_attempt_has_a_light_of_its_own_and_no_score() -> None:
    half = Rep(faults=("half_repetition",))
    found = judged("squat", Rep(), half, Rep())
    assert [each.light for each in found.reps] == ["good", "attempt", "good"]
    assert found.reps[1].score is None


def test_the_scores_making_is_shown() -> None:
    form = judged("squat", Rep(), LEAN, Rep()).feedback.form
    assert [part.code for part in form.parts] == list(WEIGHTS)
    assert sum(part.weight for part in form.parts) == pytest.approx(1.0, abs=0.01)
    told = [part for part in form.parts if part.score is not None]
    assert form.score == pytest.approx(sum(p.weight * (p.score or 0) for p in told), abs=1)
    assert all(part.why.endswith(".") for part in form.parts)
    unjudged = [part for part in form.parts if part.score is None]
    assert {part.weight for part in unjudged} <= {0.0}


def test_tempo_alone_is_no_form() -> None:
    assert score_of({"tempo": 100.0, "symmetry": 100.0}) is None
    assert score_of({"tempo": 100.0, "range": 50.0}) == 64


def test_what_is_worse_and_more_often_comes_first() -> None:
    found = [
        finding("leaning", 0),
        *[finding("sagging", place, "serious", "left_knee") for place in (1, 2)],
        finding("flaring", 3, joint="left_elbow"),
    ]
    reps = [rep(3.0 * place) for place in range(4)]
    focus = focus_of(range(4), reps, found)
    assert [each.code for each in focus] == ["sagging", "leaning"]
    assert focus[0].reps == (1, 2)


def test_the_clearest_repetition_is_shown() -> None:
    found = [finding("leaning", place, degrees=30.0 + place) for place in range(3)]
    focus = focus_of(range(3), [rep(), rep(), rep()], found)
    assert (focus[0].rep, focus[0].message) == (2, "leaning 32.0")


def test_a_rule_speaks_before_the_expert_on_the_same_joint() -> None:
    found = [
        *[finding("leaning", place) for place in range(2)],
        *[finding("hip_more_bent", place, "serious", source="reference") for place in range(2)],
        *[finding("knee_straighter", p, "serious", "left_knee", "reference") for p in range(2)],
    ]
    codes = [each.code for each in focus_of(range(2), [rep(), rep()], found)]
    assert codes == ["knee_straighter", "leaning"]


def test_one_slip_beside_the_expert_in_a_long_set_is_not_what_to_change() -> None:
    slip = [finding("hip_more_bent", 7, source="reference")]
    assert focus_of(range(10), [rep()] * 10, slip) == ()


def test_sets_of_tries_are_told_to_go_further() -> None:
    shallow = Rep(faults=("shallow",))
    focus = judged("squat", shallow, shallow).feedback.focus
    assert focus[0].code == "too_shallow"
    assert focus[0].reps == (0, 1)


@pytest.mark.parametrize(
    ("severities", "light"),
    [([], "good"), (["warning"], "watch"), (["warning", "serious"], "change")],
)
def test_the_worst_finding_sets_the_light(severities: list[Severity], light: str) -> None:
    assert light_of(rep(), [finding("any", 0, each) for each in severities]) == light


class TestTrends:
    """What changed within a set."""

    def test_nothing_in_a_steady_set(self) -> None:
        noise = (1.5, -2.0, 0.5, 2.0, -1.0, -0.5, 1.0, -1.5)
        reps = [rep(3.0 * i, 2.0 + by / 20, 90 + by) for i, by in enumerate(noise)]
        assert trends_of(reps, [20 + by for by in noise]) == ()

    def test_a_range_that_shrinks(self) -> None:
        reps = [rep(3.0 * i, rom=100 - 4 * i) for i in range(8)]
        (trend,) = trends_of(reps, [None] * 8)
        assert (trend.code, trend.unit) == ("range_shrinking", "degrees")
        assert (trend.first, trend.last) == pytest.approx((100, 72))
        assert trend.message == "Your range of motion shrank from 100° to 72°."

    def test_one_wild_repetition_is_no_trend(self) -> None:
        reps = [rep(3.0 * i, rom=20.0 if i == 7 else 90.0) for i in range(8)]
        assert trends_of(reps, [None] * 8) == ()

    def test_slowing_down_and_leaning_more(self) -> None:
        reps = [rep(5.0 * i, 1.5 + 0.2 * i) for i in range(8)]
        codes = [each.code for each in trends_of(reps, [20.0 + 2 * i for i in range(8)])]
        assert codes == ["slowing_down", "leaning_more"]

    def test_few_repetitions_have_none(self) -> None:
        assert trends_of([rep(3.0 * i, rom=100 - 20 * i) for i in range(4)], [None] * 4) == ()

    def test_an_athlete_who_tires_is_seen_to(self) -> None:
        shares = (1.0, 1.0, 0.97, 0.94, 0.91, 0.88, 0.86, 0.84)
        found = judged("biceps_curl", *[Rep(share=share) for share in shares])
        assert "range_shrinking" in [each.code for each in found.feedback.trends]


def test_tempo_tells_the_pause_at_the_turn() -> None:
    found = judged("squat", Rep(down=1.5, hold=1.0, up=0.8), Rep(down=1.5, hold=1.0, up=0.8))
    for each in found.reps:
        assert each.tempo is not None
        assert each.tempo.turn == pytest.approx(1.2, abs=0.4)
        assert each.tempo.out > each.tempo.back
        whole = each.tempo.out + each.tempo.turn + each.tempo.back
        assert whole == pytest.approx(each.end - each.start, abs=0.05)


def test_left_and_right_are_compared_where_both_are_seen() -> None:
    found = judged("squat", Rep(), Rep(), yaw=90)
    assert all((each.symmetry_degrees or 0.0) < 8 for each in found.reps)
    one = filmed("biceps_curl", Rep(side="left"), Rep(side="left"), yaw=85, variant="alternate")
    alone = heuristic(one.poses, CATALOGUE, exercise="biceps_curl")
    assert all((each.symmetry_degrees or 0.0) > 45 for each in alone.reps)


def test_the_document_tells_it_all() -> None:
    document = judged("squat", Rep(), LEAN, Rep()).as_json()
    assert set(document["form"]) == {"score", "parts"}
    assert set(document["form"]["parts"][0]) == {"code", "name", "score", "weight", "why"}
    focus = document["focus"][0]
    assert set(focus) == {"code", "cue", "message", "reps", "rep", "at"}
    assert (focus["code"], focus["reps"], focus["rep"]) == ("leaning_forward", [1], 1)
    assert 0 < len(focus["cue"].split()) <= MOST_WORDS


def test_a_fault_in_the_hold_is_what_to_change() -> None:
    sagging = replace(finding("hips_sagging", None), message="Your hips sagged.")
    assert [each.code for each in focus_of([], [], [sagging])] == ["hips_sagging"]
