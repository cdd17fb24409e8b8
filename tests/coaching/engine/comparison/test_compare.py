"""The user beside the expert: what counts, what does not, and what is left unsaid."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from coaching.engine.comparison.align import STEPS, warped
from coaching.engine.comparison.answer import Comparison, Difference, Moment
from coaching.engine.comparison.direction import Direction
from coaching.engine.comparison.words import cue_of, when_of
from coaching.engine.result import Analysis, Finding
from pose.errors import PoseError
from pose.keyframes import Keyframe
from pose.sequence import Poses
from pose.synthetic.clip import ClipTruth, Rep
from tests.coaching.engine.builders import CATALOGUE, filmed, heuristic, with_hidden
from tests.coaching.engine.experts import (
    Expert,
    Library,
    Match,
    expert_of,
    library_of,
    with_bent_elbow,
)

CURLS = filmed("biceps_curl", yaw=85)
SQUATS = filmed("squat", yaw=85)
MOST_WORDS = 12
SIDES = ("left", "right")


def marked(slug: str, clip: ClipTruth) -> Expert:
    """The athlete's clip, its repetitions marked by the engine as a published reference's are."""
    reps = heuristic(clip.poses, CATALOGUE, exercise=slug).reps
    return expert_of(clip, slug, reps=tuple((rep.start, rep.turn, rep.end) for rep in reps))


CURLER = marked("biceps_curl", CURLS)
SQUATTER = marked("squat", SQUATS)


def beside(poses: Poses, library: Library, exercise: str = "biceps_curl") -> Analysis:
    return heuristic(poses, CATALOGUE, exercise=exercise, library=library)


def differences(result: Analysis) -> list[Finding]:
    return [each for each in result.findings if each.source == "reference" and each.rep is not None]


def told(result: Analysis) -> Comparison:
    assert result.comparison is not None
    return result.comparison


def as_estimated(poses: Poses) -> Poses:
    """The same joints, as an estimator would have them: nobody knows how exact they are."""
    return replace(poses, estimator="blazepose")


@pytest.mark.parametrize(("degrees", "counts"), [(24.0, False), (27.0, True)])
@pytest.mark.parametrize("side", ["left", "right"])
def test_an_elbow_27_degrees_off_is_reported_and_24_is_not(
    side: str, degrees: float, counts: bool
) -> None:
    found = beside(with_bent_elbow(CURLS.poses, side, degrees), library_of(CURLER))
    assert len(differences(found)) == (3 if counts else 0)
    for each in differences(found):
        assert each.joint == f"{side}_elbow"
        assert each.uncertainty == 0.0
        assert re.search(rf"your {side} elbow is 2[678]° more bent than the expert's", each.message)


def test_the_tolerance_is_the_experts_own() -> None:
    poses = with_bent_elbow(CURLS.poses, "left", 27.0)
    lenient = replace(CURLER, tolerances={"left_elbow": 40.0})
    strict = replace(CURLER, tolerances={"left_elbow": 10.0})
    assert differences(beside(poses, library_of(lenient))) == []
    severities = {each.severity for each in differences(beside(poses, library_of(strict)))}
    assert severities == {"serious"}


def test_estimated_joints_must_be_further_off() -> None:
    poses = as_estimated(with_bent_elbow(CURLS.poses, "left", 27.0))
    found = beside(poses, library_of(CURLER))
    rows = [each for one in told(found).reps for each in one.differences]
    assert rows
    assert min(each.uncertainty for each in rows) > 6
    assert differences(found) == []


def test_the_same_movement_differs_in_nothing_however_fast() -> None:
    quick = filmed("squat", *[Rep(down=0.7, hold=0.1, up=0.6)] * 3, yaw=85)
    found = beside(quick.poses, library_of(SQUATTER), "squat")
    assert differences(found) == []
    assert [one.rep for one in told(found).reps] == [0, 1, 2]


def test_moments_that_correspond_follow_each_other_from_start_over_turn_to_end() -> None:
    found = beside(SQUATS.poses, library_of(SQUATTER), "squat")
    for one, rep in zip(told(found).reps, found.reps, strict=True):
        times = np.array(one.pairs)
        assert (np.diff(times[:, 0]) > 0).all()
        assert (np.diff(times[:, 1]) >= 0).all()
        expert = SQUATTER.reps[one.expert_rep]
        assert times[0, 0] == pytest.approx(rep.start, abs=0.3)
        assert one.turn == pytest.approx(rep.turn, abs=0.3)
        assert times[STEPS - 1, 1] == pytest.approx(expert[1], abs=0.3)
        assert times[-1, 1] == pytest.approx(expert[2], abs=0.3)


def test_time_is_warped_where_the_expert_pauses() -> None:
    way = np.linspace(0, 90, STEPS)
    paused = np.concatenate([np.zeros(STEPS // 2), np.linspace(0, 90, STEPS - STEPS // 2)])
    places = warped(way[None, :, None], paused[None, :, None])[0]
    assert (places[0], places[-1]) == (0, STEPS - 1)
    apart = np.abs(np.interp(places, np.arange(STEPS), paused) - way)
    assert apart[1:-1].max() < 12
    assert np.abs(paused - way).max() > 40


def test_a_mirrored_expert_has_the_sides_swapped() -> None:
    bent = expert_of(CURLS, "biceps_curl", world=with_bent_elbow(CURLS.poses, "left", 60.0).world)
    straight = beside(CURLS.poses, library_of(bent))
    assert {each.joint for each in differences(straight)} == {"left_elbow"}
    swapped = beside(CURLS.poses, library_of(bent, mirrored=True))
    assert {each.joint for each in differences(swapped)} == {"right_elbow"}
    assert told(swapped).mirrored


def test_a_difference_is_told_with_its_moment_and_a_short_cue() -> None:
    found = beside(with_bent_elbow(CURLS.poses, "left", 40.0), library_of(CURLER))
    for each in differences(found):
        assert 0 < len(each.cue.split()) <= MOST_WORDS
        assert each.cue.startswith("Bend your left elbow less")
        assert each.moment in {"start", "turn", "end"}
        assert each.degrees is not None
        assert each.limit is not None
        assert each.degrees < each.limit
    assert found.feedback.focus[0].code == "elbow_more_bent"
    assert "more bent than the expert's" in " ".join(found.summary)


class TestTheCuratorsCue:
    """It replaces the usual words, where the joint is off the way that it speaks of."""

    def told(self, bent: str, *, mirrored: bool = False, **cues: str) -> set[str]:
        expert = replace(CURLER, cues={"left_elbow": cues})
        poses = with_bent_elbow(CURLS.poses, bent, 40.0)
        found = beside(poses, library_of(expert, mirrored=mirrored))
        assert {each.joint for each in differences(found)} == {f"{bent}_elbow"}
        return {each.cue for each in differences(found)}

    def test_it_is_told_as_it_was_written(self) -> None:
        assert self.told("left", closed="Lock it out.") == {"Lock it out."}

    def test_it_is_silent_where_the_joint_is_off_the_other_way(self) -> None:
        assert all(cue.startswith("Bend your") for cue in self.told("left", open="Squeeze."))

    def test_it_is_silent_on_the_other_side(self) -> None:
        assert all(cue.startswith("Bend your") for cue in self.told("right", closed="Lock it out."))

    def test_it_changes_sides_with_a_mirrored_expert(self) -> None:
        assert self.told("right", mirrored=True, closed="Lock it out.") == {"Lock it out."}

    def test_one_side_speaks_for_both(self) -> None:
        poses = with_bent_elbow(with_bent_elbow(CURLS.poses, "left", 40.0), "right", 41.0)
        expert = replace(CURLER, cues={"left_elbow": {"closed": "Lock them out."}})
        found = beside(poses, library_of(expert))
        assert {each.cue for each in differences(found)} == {"Lock them out."}

    def test_it_stands_on_the_experts_card_and_is_the_thing_to_change_first(self) -> None:
        expert = replace(CURLER, cues={"left_elbow": {"closed": "Lock it out."}})
        found = beside(with_bent_elbow(CURLS.poses, "left", 40.0), library_of(expert))
        assert found.feedback.focus[0].cue == "Lock it out."
        document = found.as_json()["comparison"]["reference"]
        assert document["cues"] == {"left_elbow": {"closed": "Lock it out."}}


@pytest.mark.parametrize("angle", [f"left_{bend}" for bend in ("elbow", "shoulder", "hip", "knee")])
def test_no_cue_is_longer_than_a_breath(angle: str) -> None:
    ways: tuple[Direction, ...] = ("down", "up", "out")
    moments: tuple[Moment, ...] = ("start", "turn", "end", "whole")
    for by, moment, way, both in product((40.0, -40.0), moments, ways, (True, False)):
        one = Difference(angle, moment, 90 + by, 90.0, by, 25.0, 5.0, True, 1.0, 1.0)
        for turn in (0.5, 1.5):
            cue = cue_of(one, when_of(one, turn, way), both=both)
            assert 0 < len(cue.split()) <= MOST_WORDS


@pytest.mark.parametrize(("slug", "words"), [("squat", "bottom"), ("biceps_curl", "top")])
def test_the_turn_is_called_by_where_it_is(slug: str, words: str) -> None:
    deep, short = (filmed(slug, *[Rep(share=share)] * 3, yaw=85) for share in (1.0, 0.9))
    strict = {f"{side}_{joint}": 3.0 for side in SIDES for joint in ("knee", "elbow")}
    found = beside(short.poses, library_of(expert_of(deep, slug, tolerances=strict)), slug)
    turns = [str(each.message) for each in differences(found) if each.moment == "turn"]
    assert turns
    assert all(message.startswith(f"At the {words} your") for message in turns)


def test_to_go_further_than_the_expert_is_told_and_no_fault() -> None:
    deep, short = (filmed("squat", *[Rep(share=share)] * 3, yaw=85) for share in (1.0, 0.78))
    strict = {f"{side}_knee": 5.0 for side in SIDES}
    found = beside(deep.poses, library_of(expert_of(short, "squat", tolerances=strict)), "squat")
    knees = [each for each in differences(found) if each.code == "knee_more_bent"]
    assert {(each.moment, each.severity) for each in knees} == {("turn", "info")}
    assert {rep.light for rep in found.reps} == {"good"}


def test_hidden_joints_are_named_and_not_judged() -> None:
    knees = ["left_knee", "right_knee"]
    found = beside(with_hidden(SQUATS.poses, knees), library_of(SQUATTER), "squat")
    assert told(found).unseen == ("left_knee", "right_knee")
    assert told(found).message == "I could not see your knees. Film from the side."
    assert differences(found) == []


def test_one_hidden_side_leaves_the_other() -> None:
    found = beside(with_hidden(SQUATS.poses, ["left_ankle"]), library_of(SQUATTER), "squat")
    assert told(found).unseen == ("left_knee",)
    assert "left knee" in str(told(found).message)
    assert {"right_knee"} <= {d.angle for one in told(found).reps for d in one.differences}


def test_a_view_that_does_not_show_the_joint_gives_no_verdict() -> None:
    front = as_estimated(filmed("squat", yaw=0).poses)
    found = beside(front, library_of(replace(SQUATTER, tolerances={"left_knee": 0.0})), "squat")
    assert differences(found) == []
    assert "Film from the side" in str(told(found).message)


def test_an_oblique_view_is_less_sure_than_one_from_the_side() -> None:
    sure, unsure = (
        beside(as_estimated(filmed("squat", yaw=yaw).poses), library_of(SQUATTER), "squat")
        for yaw in (88.0, 45.0)
    )
    first, second = (told(each).reps[0].differences[0].uncertainty for each in (sure, unsure))
    assert first < 10 < second


class TestWithoutAnExpert:
    """Rules alone judge, and the comparison says so."""

    def test_no_library(self) -> None:
        assert heuristic(CURLS.poses, CATALOGUE, exercise="biceps_curl").comparison is None

    def test_no_expert_for_the_exercise(self) -> None:
        found = beside(CURLS.poses, Library([], []))
        assert (told(found).reference, told(found).near) == (None, False)
        assert "rules alone" in str(told(found).message)

    def test_nobody_near_enough(self) -> None:
        far = library_of(CURLER, near=False, distance=0.9)
        found = beside(with_bent_elbow(CURLS.poses, "left", 60.0), far)
        assert (told(found).reference, told(found).distance) == (None, 0.9)
        assert differences(found) == []

    def test_an_expert_whose_files_are_gone(self) -> None:
        class Gone(Library):
            def expert(self, id: str) -> Expert:  # noqa: A002
                raise PoseError("poses_unreadable", id)

        found = beside(CURLS.poses, Gone([], [Match("one")]))
        assert found.comparison is None
        assert found.rep_count == 3


def test_the_card_and_the_others_are_told() -> None:
    second = replace(CURLER, id="two", title="Another")
    library = Library([CURLER, second], [Match("one", 0.1), Match("two", 0.2)])
    found = told(beside(CURLS.poses, library))
    assert found.reference is not None
    assert (found.reference.id, found.reference.title) == ("one", "An expert")
    assert [(each.id, each.title, each.distance) for each in found.others] == [
        ("two", "Another", 0.2)
    ]
    assert library.asked == [("biceps_curl", 3)]


def test_the_document_has_the_contracts_keys() -> None:
    document = beside(CURLS.poses, library_of(CURLER)).as_json()["comparison"]
    assert set(document) == {
        "reference", "mirrored", "distance", "near", "why", "others", "unseen", "message", "reps",
    }  # fmt: skip
    assert set(document["reps"][0]) == {"rep", "expert_rep", "pairs", "differences"}
    assert set(document["reps"][0]["differences"][0]) == {
        "angle", "moment", "user", "expert", "difference", "tolerance", "uncertainty", "counts",
        "at", "expert_at",
    }  # fmt: skip


def test_attempts_are_not_compared() -> None:
    half = Rep(faults=("half_repetition",))
    clip = filmed("squat", Rep(), half, Rep(), yaw=85)
    found = beside(clip.poses, library_of(SQUATTER), "squat")
    assert [one.rep for one in told(found).reps] == [0, 2]


def test_how_a_clip_that_is_cut_inside_of_a_repetition_begins_is_no_fault() -> None:
    curled = (CURLS.reps[0].start + CURLS.reps[0].turn) / 2
    image = CURLS.poses.image
    cut = image.part(image.times >= curled)
    result = beside(replace(as_estimated(CURLS.poses), image=cut, world=None), library_of(CURLER))
    begins = [row for row in told(result).reps[0].differences if row.moment == "start"]
    assert max(abs(row.difference) - row.tolerance - row.uncertainty for row in begins) > 0
    assert all(row.counts is False for row in begins)


def test_keyframes_are_what_the_library_gets() -> None:
    class Watching(Library):
        def nearest(self, exercise: str, keyframes: object, k: int) -> list[Match]:
            assert isinstance(keyframes, list)
            assert all(isinstance(one, Keyframe) for each in keyframes for one in each)
            return []

    assert told(beside(CURLS.poses, Watching([], []))).near is False
