"""Clips to train on: varied, possible, and with a truth that holds for cut clips too."""

from dataclasses import replace

import numpy as np
import pytest

from pose.synthetic.clip import AthleteSpec, Rep, truth
from pose.synthetic.exercises import EXERCISES, Exercise, Variant
from pose.synthetic.sides import mirrored, one_sided
from pose.synthetic.variety import WIDE, training_spec

SEEDS = range(12)


def test_the_same_seed_gives_the_same_clip() -> None:
    assert training_spec(3, "squat") == training_spec(3, "squat")
    assert training_spec(3, "squat") != training_spec(4, "squat")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_clip_has_a_body_of_the_right_size_and_repetitions_in_order(exercise: str) -> None:
    for seed in SEEDS:
        spec = training_spec(seed, exercise)
        clip = truth(spec)
        assert np.isfinite(clip.poses.image.points).all()
        thigh = clip.figure.joints["left_hip"] - clip.figure.joints["left_knee"]
        assert np.allclose(np.linalg.norm(thigh, axis=-1), spec.body.thigh, rtol=2e-3), seed
        assert bool(clip.reps) != EXERCISES[exercise].held
        assert all(rep.start < rep.turn < rep.end for rep in clip.reps), seed


def test_clips_are_filmed_from_all_round_and_at_any_tempo() -> None:
    specs = [training_spec(seed, "squat") for seed in range(80)]
    assert {int(spec.camera.yaw // 90) for spec in specs} == {0, 1, 2, 3}
    seconds = [spec.reps[0].seconds for spec in specs]
    assert min(seconds) < 1.0
    assert max(seconds) > 6.0
    assert max(len(spec.reps) for spec in specs) > 10
    assert all(len(spec.reps) <= WIDE.reps[1] for spec in specs)


def test_a_clip_cut_into_a_repetition_keeps_what_is_left_of_it() -> None:
    whole = AthleteSpec(reps=(Rep(down=1.0, hold=0.0, up=1.0),) * 2)
    clip = truth(whole)
    begins, ends = clip.reps[0].start + 0.5, clip.reps[1].end + 0.1
    cut = truth(replace(whole, trim=(begins, clip.poses.image.seconds - ends)))
    assert len(cut.reps) == 2
    assert cut.reps[0].start == pytest.approx(-0.5)
    assert cut.reps[1].turn == pytest.approx(clip.reps[1].turn - begins, abs=0.05)


def test_looseness_changes_how_but_not_what() -> None:
    book, loose = (truth(AthleteSpec(looseness=share, seed=2)) for share in (0.0, 1.0))
    elbow = [clip.angles["left_elbow"].mean() for clip in (book, loose)]
    assert abs(elbow[0] - elbow[1]) > 1.0
    assert book.rep_count == loose.rep_count


def test_one_side_moves_and_the_other_stays() -> None:
    start, turn = one_sided({"elbow": 165.0, "lean": 3.0}, {"elbow": 45.0, "lean": 8.0}, "right")
    assert start == {"elbow": 165.0, "lean": 3.0}
    assert turn == {"elbow": 165.0, "right_elbow": -120.0, "lean": 8.0}


def test_a_mirrored_posture_leans_the_other_way() -> None:
    posture = {"left_knee": -80.0, "side_lean": 4.0, "left_foot_y": 0.1, "lean": 3.0}
    there = {"right_knee": -80.0, "side_lean": -4.0, "right_foot_y": -0.1, "lean": 3.0}
    assert mirrored(posture) == there
    assert mirrored(mirrored(posture)) == posture


def test_a_variant_keeps_its_faults_as_far_from_its_own_turn() -> None:
    squat = EXERCISES["squat"]
    fault = {"deep": replace(squat.faults["shallow"], turn={"lean": 60.0})}
    low = Variant("upright", turn={"lean": 20.0})
    exercise = Exercise(
        "x", "standing", squat.start, {"lean": 40.0}, "knee", (0.0, 90.0), fault, variants=(low,)
    )
    assert exercise.varied("") is exercise
    assert exercise.varied("upright").faults["deep"].turn == {"lean": 40.0}


def test_a_variant_moves_sides_that_exist() -> None:
    with pytest.raises(ValueError, match="upwards"):
        Variant("odd", sides="upwards")


def test_a_walking_lunge_leads_on_and_a_lunge_on_the_spot_comes_back() -> None:
    reps = (Rep(side="left"), Rep(side="right"))
    hips = {
        name: truth(AthleteSpec("lunge", name, reps)).figure.joints["left_hip"][:, 0]
        for name in ("", "walking")
    }
    assert abs(hips[""][-1] - hips[""][0]) < 0.05
    assert hips["walking"][-1] - hips["walking"][0] > 1.2


def test_each_leg_of_a_lunge_has_its_turn_in_front() -> None:
    joints = truth(AthleteSpec("lunge", reps=(Rep(side="left"), Rep(side="right")))).figure.joints
    ahead = joints["left_ankle"][:, 0] - joints["right_ankle"][:, 0]
    assert ahead.max() > 0.6
    assert ahead.min() < -0.6


ALL_VARIANTS = [
    (exercise.slug, variant.name)
    for exercise in EXERCISES.values()
    if not exercise.held
    for variant in exercise.variants
]


@pytest.mark.parametrize(("exercise", "variant"), ALL_VARIANTS)
def test_a_variant_moves_as_far_as_the_exercise_with_limbs_that_fit(
    exercise: str, variant: str
) -> None:
    done = EXERCISES[exercise].varied(variant)
    side = {"both": "", "alternate": "left"}.get(done.sides, done.sides)
    clip = truth(AthleteSpec(exercise, variant, (Rep(side=side),), fps=10.0))
    joints = clip.figure.joints
    assert clip.reps[0].rom > LEAST_TRAVEL
    assert clip.figure.points[..., 2].min() > -0.03
    for hinge, least in MOST_BENT.items():
        angles = [clip.angles[f"{side}_{hinge}"].min() for side in ("left", "right")]
        assert min(angles) > least, hinge
    forearm = np.linalg.norm(joints["right_elbow"] - joints["right_wrist"], axis=-1)
    assert np.allclose(forearm, AthleteSpec().body.forearm, rtol=5e-3)


# Degrees: what no joint can do, and less than what any repetition does.
MOST_BENT = {"elbow": 20.0, "knee": 25.0}
LEAST_TRAVEL = 12.0


def test_nobody_does_a_jumping_jack_in_slow_motion() -> None:
    reps = [rep for seed in range(20) for rep in training_spec(seed, "jumping_jack").reps]
    assert max(rep.down + rep.up for rep in reps) < 3.0
