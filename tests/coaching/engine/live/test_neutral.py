"""What is a person's own is no fault."""

from dataclasses import replace

import pytest

from coaching.engine.exercise import Exercise
from coaching.engine.live.neutral import LARGEST, less_own, offsets
from coaching.engine.measures import Measured
from coaching.engine.rules import Verdict
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, truth
from references.catalogue import read_catalogue

SQUAT = next(Exercise.from_dict(row) for row in read_catalogue() if row["slug"] == "squat")
LEAN = next(rule for rule in SQUAT.rules if rule.code == "leaning_forward")
STANDING = AthleteSpec(reps=(), idle_before=1.0, idle_after=0.0, camera=Camera(), fps=15.0)


def test_somebody_who_stands_straight_has_next_to_no_offset() -> None:
    own = offsets(truth(STANDING).poses, SQUAT)
    assert abs(own["leaning_forward"]) < LARGEST["degrees"]


def test_a_tilted_camera_is_taken_for_the_persons_own() -> None:
    tilted = replace(STANDING, camera=Camera(roll=-6.0))
    poses = replace(truth(tilted).poses, world=None, estimator="live")
    level = replace(truth(STANDING).poses, world=None, estimator="live")
    apart = offsets(poses, SQUAT)["leaning_forward"] - offsets(level, SQUAT)["leaning_forward"]
    assert abs(apart) == pytest.approx(6.0, abs=1.5)


def test_what_is_ones_own_is_taken_off() -> None:
    wrong = Verdict(LEAN, Measured(LEAN.limit + 4, 1.0, "left"))
    (left,) = less_own([wrong], {LEAN.code: 5.0})
    assert wrong.wrong
    assert not left.wrong
    assert less_own([wrong], {}) == [wrong]


def test_rules_of_other_readings_have_none() -> None:
    assert "too_shallow" not in offsets(truth(STANDING).poses, SQUAT)
