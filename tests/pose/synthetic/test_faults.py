"""What each fault looks like: it must be seen, where a coach would look for it."""

import numpy as np
import pytest

from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.geometry import Array

FAULTS = [(slug, name) for slug, exercise in EXERCISES.items() for name in exercise.faults]
# Less than that of any joint nobody would see, metres.
VISIBLE = 0.04


def done(slug: str, *faults: str) -> ClipTruth:
    sides = EXERCISES[slug].sides
    side = {"both": "", "alternate": "left"}.get(sides, sides)
    return truth(AthleteSpec(exercise=slug, reps=(Rep(faults=faults, side=side),)))


def at(clip: ClipTruth, joint: str, share: float = 0.5) -> Array:
    """(3,) of a joint at a share of the time of the repetition, metres."""
    rep, times = clip.reps[0], clip.poses.image.times
    frame = int(np.argmin(np.abs(times - (rep.start + share * (rep.end - rep.start)))))
    place: Array = clip.figure.joints[joint][frame]
    return place


def knees_apart(clip: ClipTruth) -> float:
    return float(np.linalg.norm(at(clip, "left_knee") - at(clip, "right_knee")))


@pytest.mark.parametrize(("slug", "fault"), FAULTS)
def test_every_fault_is_seen_and_nothing_jumps(slug: str, fault: str) -> None:
    good, bad = done(slug).figure.points, done(slug, fault).figure.points
    assert np.linalg.norm(good - bad, axis=-1).max() > VISIBLE
    assert np.linalg.norm(np.diff(bad, axis=0), axis=-1).max() * 30.0 < 6.0
    assert bad[..., 2].min() > -0.03


def test_caving_knees_come_together_at_the_bottom_of_a_squat() -> None:
    assert knees_apart(done("squat", "knees_caving")) < 0.7 * knees_apart(done("squat"))


def test_lifting_heels_leaves_the_toes_down() -> None:
    clip = done("squat", "heels_lifting")
    assert at(clip, "left_heel")[2] > at(clip, "left_foot_index")[2] + 0.03
    assert at(clip, "left_foot_index")[2] < 0.05


def test_a_rounded_back_brings_shoulders_and_hips_together() -> None:
    lengths = [
        np.linalg.norm(at(clip, "left_shoulder", 0.25) - at(clip, "left_hip", 0.25))
        for clip in (done("deadlift"), done("deadlift", "rounded_back"))
    ]
    assert lengths[1] < 0.98 * lengths[0]


def test_early_hips_lean_the_trunk_on_the_way_up_and_not_at_the_bottom() -> None:
    good, early = done("squat"), done("squat", "early_hips")
    ahead = [at(c, "nose", 0.78)[0] - at(c, "left_hip", 0.78)[0] for c in (good, early)]
    assert ahead[1] > ahead[0] + 0.08
    assert np.allclose(at(good, "nose", 0.5), at(early, "nose", 0.5), atol=0.03)


def test_shrugging_raises_the_shoulders_and_leaves_the_head() -> None:
    good, bad = done("lateral_raise"), done("lateral_raise", "shrugging")
    assert at(bad, "left_shoulder")[2] > at(good, "left_shoulder")[2] + 0.04
    assert np.allclose(at(bad, "nose"), at(good, "nose"), atol=1e-6)


def test_uneven_arms_are_uneven() -> None:
    clip = done("shoulder_press", "uneven_arms")
    assert at(clip, "right_wrist")[2] > at(clip, "left_wrist")[2] + 0.05
