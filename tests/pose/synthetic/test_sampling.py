"""Random clips: sensible, varied, the same for the same seed."""

import numpy as np
import pytest

from pose.synthetic.clip import random_spec, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.sampling import FIRST, RANGES
from pose.synthetic.timeline import plan

SEEDS = range(40)


def test_the_same_seed_gives_the_same_clip_and_others_give_others() -> None:
    assert random_spec(3) == random_spec(3)
    assert len({random_spec(seed).look for seed in range(10)}) == 10


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_exercise_may_be_asked_for(exercise: str) -> None:
    specs = [random_spec(seed, exercise) for seed in range(6)]
    assert {spec.exercise for spec in specs} == {exercise}
    near, far = EXERCISES[exercise].yaws
    assert all(near <= abs(spec.camera.yaw) <= far for spec in specs)


def test_no_clip_is_too_long_and_every_one_has_a_repetition() -> None:
    for seed in SEEDS:
        spec = random_spec(seed)
        assert plan(spec).seconds <= RANGES.seconds
        assert RANGES.reps[0] <= len(spec.reps) <= RANGES.reps[1]


def test_the_whole_set_is_in_the_picture() -> None:
    for seed in SEEDS:
        clip = truth(random_spec(seed))
        times = clip.poses.image.times
        during = (times >= clip.reps[0].start) & (times <= clip.reps[-1].end)
        assert clip.poses.image.confidence[during].mean() > 0.999, seed


def test_there_are_attempts_walks_and_upright_pictures_among_them() -> None:
    specs = [random_spec(seed) for seed in range(60)]
    assert {spec.exercise for spec in specs} == set(FIRST)
    assert any(rep.faults for spec in specs for rep in spec.reps)
    assert any(spec.walk_in for spec in specs)
    assert any(spec.size[0] < spec.size[1] for spec in specs)
    assert np.ptp([spec.body.stature for spec in specs]) > 0.3
