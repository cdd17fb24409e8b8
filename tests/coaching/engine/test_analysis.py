"""From joints to words, on the animated athlete's exact joints."""

import json
from dataclasses import replace

import numpy as np
import pytest

from coaching.engine import UnknownExerciseError, analyse, curves, nets
from coaching.engine.analysis import MethodUnavailableError
from coaching.engine.methods import stamp_of
from pose.errors import NoPersonError
from pose.sequence import Poses
from pose.synthetic.clip import Rep, random_spec, truth
from tests.coaching.engine.builders import CATALOGUE, exercise, filmed, heuristic, with_hidden

ANIMATED = ("squat", "push_up", "biceps_curl", "shoulder_press", "lateral_raise")


@pytest.mark.parametrize("slug", ANIMATED)
def test_it_recognises_and_counts_the_athlete(slug: str) -> None:
    result = heuristic(filmed(slug, yaw=60 if slug == "push_up" else 35).poses, CATALOGUE)
    assert result.exercise.slug == slug
    assert result.rep_count == 3


@pytest.mark.parametrize("seed", range(20))
def test_it_counts_random_sets_with_walking_pauses_and_faults(seed: int) -> None:
    clip = truth(random_spec(seed, ANIMATED[seed % len(ANIMATED)]))
    result = heuristic(clip.poses, CATALOGUE, exercise=ANIMATED[seed % len(ANIMATED)])
    assert result.rep_count == clip.rep_count


def test_times_agree_with_what_the_athlete_did() -> None:
    clip = filmed("squat")
    result = heuristic(clip.poses, CATALOGUE, exercise="squat")
    for found, true in zip(result.reps, clip.reps, strict=True):
        assert found.turn == pytest.approx(true.turn, abs=0.25)
        assert found.start == pytest.approx(true.start, abs=0.45)
        assert found.end == pytest.approx(true.end, abs=0.45)


@pytest.mark.parametrize("slug", ["squat", "push_up", "biceps_curl"])
def test_the_range_of_motion_is_right_from_the_side(slug: str) -> None:
    clip = filmed(slug, yaw=90)
    result = heuristic(clip.poses, CATALOGUE, exercise=slug)
    for found, true in zip(result.reps, clip.reps, strict=True):
        assert found.rom_degrees == pytest.approx(true.rom, abs=12)


def test_half_a_repetition_is_told_as_an_attempt() -> None:
    half = Rep(faults=("half_repetition",))
    result = heuristic(filmed("squat", Rep(), half, Rep()).poses, CATALOGUE, exercise="squat")
    assert [rep.complete for rep in result.reps] == [True, False, True]
    assert result.reps[1].reason == "too_shallow"
    assert result.reps[1].message
    assert "not counted" in " ".join(result.summary)


def test_an_arm_that_bends_toward_the_camera_is_bent() -> None:
    flared = Rep(faults=("flared_elbows",))
    clip = filmed("push_up", Rep(), flared, flared, yaw=80, seed=1, looseness=0.2)
    result = heuristic(clip.poses, CATALOGUE, exercise="push_up")
    assert [rep.complete for rep in result.reps] == [True, True, True]
    assert "too_shallow" not in {code for rep in result.reps for code in rep.findings}


def test_half_a_push_up_is_told_though_the_shoulders_hardly_came_down() -> None:
    half = Rep(faults=("half_repetition",))
    clip = filmed("push_up", Rep(), half, Rep(), yaw=80)
    result = heuristic(clip.poses, CATALOGUE, exercise="push_up")
    assert [rep.reason for rep in result.reps] == [None, "too_shallow", None]


def test_a_set_of_shallow_squats_has_attempts_alone() -> None:
    shallow = Rep(faults=("shallow",))
    result = heuristic(filmed("squat", shallow, shallow).poses, CATALOGUE, exercise="squat")
    assert result.rep_count == 0
    assert {rep.reason for rep in result.reps} == {"too_shallow"}


def test_walking_in_and_idling_count_nothing() -> None:
    clip = filmed("squat", Rep(), walk_in=3.0, walk_out=3.0, idle_before=2.0, idle_after=2.0)
    result = heuristic(clip.poses, CATALOGUE, exercise="squat")
    assert result.rep_count == 1
    assert result.reps[0].start > 2.0


@pytest.mark.parametrize("slug", ["squat", "deadlift", "lunge", "biceps_curl", "sit_up"])
def test_somebody_who_only_walks_and_stands_does_nothing(slug: str) -> None:
    clip = filmed("lateral_raise", Rep(), walk_in=3.0, idle_before=3.0)
    before = clip.poses.image.times < clip.reps[0].start - 1.0
    poses = replace(
        clip.poses,
        image=clip.poses.image.part(before),
        world=clip.poses.world.part(before) if clip.poses.world else None,
    )
    result = heuristic(poses, CATALOGUE, exercise=slug)
    assert result.reps == ()


def test_a_picture_without_depth_will_do() -> None:
    flat = replace(filmed("squat").poses, world=None)
    assert heuristic(flat, CATALOGUE, exercise="squat").rep_count == 3


def test_the_mirror_image_counts_the_same() -> None:
    poses = filmed("biceps_curl", yaw=50).poses
    mirrored = replace(
        poses,
        image=poses.image.mirrored(poses.size[0]),
        world=poses.world.mirrored() if poses.world else None,
    )
    both = [heuristic(each, CATALOGUE, exercise="biceps_curl") for each in (poses, mirrored)]
    assert both[0].rep_count == both[1].rep_count == 3


def test_hidden_legs_do_not_matter_to_a_curl() -> None:
    legs = [f"{side}_{joint}" for side in ("left", "right") for joint in ("knee", "ankle", "hip")]
    poses = with_hidden(filmed("biceps_curl").poses, legs)
    assert heuristic(poses, CATALOGUE, exercise="biceps_curl").rep_count == 3


def test_something_else_is_counted_when_a_person_says_so() -> None:
    result = heuristic(filmed("lateral_raise").poses, CATALOGUE, exercise="none")
    assert result.rep_count == 3


def test_a_held_plank_has_seconds_and_no_repetitions() -> None:
    clip = filmed("push_up", Rep(), idle_before=6.0)
    still = clip.poses.image.times < 5.5
    poses = replace(
        clip.poses,
        image=clip.poses.image.part(still),
        world=clip.poses.world.part(still) if clip.poses.world else None,
    )
    result = heuristic(poses, CATALOGUE, exercise="plank")
    assert result.hold_seconds == pytest.approx(5.5, abs=0.3)
    assert result.reps == ()


def nobody(poses: Poses) -> Poses:
    image = replace(poses.image, confidence=np.zeros_like(poses.image.confidence))
    return replace(poses, image=image, world=None)


def test_nobody_in_the_picture_is_an_error_with_a_code() -> None:
    with pytest.raises(NoPersonError) as caught:
        heuristic(nobody(filmed("squat").poses), CATALOGUE)
    assert caught.value.code == "no_person"


def test_an_unknown_exercise_is_an_error_with_a_code() -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        heuristic(filmed("squat").poses, CATALOGUE, exercise="dancing")
    assert caught.value.code == "unknown_exercise"


class TestWithoutNets:
    """An installation that has none."""

    @pytest.fixture(autouse=True)
    def _no_nets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(nets, "installed", lambda: False)

    def test_the_learned_method_is_an_error_with_a_code(self) -> None:
        with pytest.raises(MethodUnavailableError) as caught:
            analyse(filmed("squat").poses, CATALOGUE, method="learned")
        assert caught.value.code == "method_unavailable"

    def test_auto_is_the_heuristic_one_and_its_stamp_names_no_net(self) -> None:
        result = analyse(filmed("squat").poses, CATALOGUE)
        assert result.method == "heuristic"
        assert (result.stamp.model, result.stamp.features) == ("", None)
        assert result.stamp == stamp_of()


def test_progress_ends_at_one() -> None:
    heard: list[float] = []
    heuristic(filmed("squat").poses, CATALOGUE, on_progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_the_document_keeps_the_contract() -> None:
    document = heuristic(filmed("squat").poses, CATALOGUE).timed(2.0).as_json()
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert set(document) == {
        "schema", "video", "estimator", "exercise", "rep_count", "sets", "reps", "hold_seconds",
        "findings", "summary", "method", "stamp", "timing", "texts",
        "form", "focus", "good", "trends", "comparison",
    }  # fmt: skip
    assert document["schema"] == 1
    assert set(document["video"]) == {"width", "height", "fps", "seconds", "frames"}
    assert set(document["exercise"]) == {"slug", "name", "confidence", "candidates", "sure"}
    assert set(document["sets"][0]) == {"start", "end", "exercise", "rep_count", "hold_seconds"}
    assert set(document["sets"][0]["exercise"]) == {"slug", "name", "confidence", "candidates"}
    assert set(document["stamp"]) == {"model", "version", "features"}
    assert set(document["reps"][0]) == {
        "start", "turn", "end", "complete", "reason", "message", "rom_degrees", "findings",
        "set", "light", "score", "symmetry_degrees", "tempo",
    }  # fmt: skip
    assert set(document["reps"][0]["tempo"]) == {"out", "turn", "back"}
    assert document["comparison"] is None
    assert document["timing"]["seconds"] == 2.0
    assert document["method"] == "heuristic"


def test_curves_name_the_primary_angles_and_the_moments_of_rest() -> None:
    clip = filmed("squat", yaw=90)
    found = curves(clip.poses, exercise("squat"))
    assert found.primary == ("left_knee", "right_knee")
    assert len(found.angles["left_knee"]) == len(found.times)
    assert np.nanmin(found.angles["left_knee"]) < 90 < np.nanmax(found.angles["left_knee"])
    turns = [rep.turn for rep in clip.reps]
    assert all(np.abs(found.velocity_minima - turn).min() < 0.3 for turn in turns)
