"""What is no exercise: pastimes without repetitions, and movements that have them."""

import numpy as np
import pytest

from pose.synthetic.activities import ACTIVITIES, MOVEMENTS, NONE, PASTIMES
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.variety import training_spec

# Faster than any hand in a gym, metres a second: a joint that goes there has jumped.
IMPOSSIBLE = 12.0


def doing(name: str, seed: int = 3) -> ClipTruth:
    held = ACTIVITIES[name].held
    side = "left" if ACTIVITIES[name].sides != "both" else ""
    rep = Rep(down=4.0, hold=6.0, up=4.0) if held else Rep(down=1.0, up=1.0, side=side)
    spec = AthleteSpec(exercise=NONE, variant=name, reps=(rep,), fps=15.0, seed=seed)
    return truth(spec)


@pytest.mark.parametrize("name", ACTIVITIES)
def test_limbs_keep_their_length_and_nothing_jumps(name: str) -> None:
    clip = doing(name)
    joints = clip.figure.joints
    thigh = np.linalg.norm(joints["left_hip"] - joints["left_knee"], axis=-1)
    forearm = np.linalg.norm(joints["right_elbow"] - joints["right_wrist"], axis=-1)
    assert np.ptp(thigh) < 1e-3
    assert np.ptp(forearm) < 1e-3
    speed = np.linalg.norm(np.diff(clip.figure.points, axis=0), axis=-1) * 15.0
    assert speed.max() < IMPOSSIBLE
    assert clip.figure.points[..., 2].min() > -0.1


@pytest.mark.parametrize("name", PASTIMES)
def test_a_pastime_moves_and_has_no_repetitions(name: str) -> None:
    clip = doing(name)
    assert clip.reps == ()
    assert np.ptp(clip.figure.points, axis=0).max() > 0.05


@pytest.mark.parametrize("name", MOVEMENTS)
def test_a_movement_has_repetitions(name: str) -> None:
    clip = doing(name)
    assert len(clip.reps) == 1
    assert np.ptp(clip.figure.points, axis=0).max() > 0.03


def test_a_pastime_is_another_one_with_another_seed() -> None:
    first, again, other = doing("talking"), doing("talking"), doing("talking", seed=4)
    assert np.array_equal(first.figure.points, again.figure.points)
    hands = [clip.figure.joints["left_wrist"] for clip in (first, other)]
    assert np.abs(hands[0] - hands[1]).max() > 0.05


def test_somebody_who_roams_gets_about_on_planted_feet() -> None:
    joints = doing("walking").figure.joints
    assert np.ptp(joints["left_hip"][:, :2], axis=0).max() > 1.0
    still = np.linalg.norm(np.diff(joints["left_ankle"][:, :2], axis=0), axis=-1) < 1e-6
    assert still.mean() > 0.3


def test_clips_of_nothing_are_drawn_of_many_kinds() -> None:
    specs = [training_spec(seed, NONE) for seed in range(60)]
    assert len({spec.variant for spec in specs}) > 20
    assert NONE not in EXERCISES
