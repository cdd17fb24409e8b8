"""Pictures: the body is painted where the joints are, and a real estimator finds it there."""

from dataclasses import replace

import numpy as np
import pytest

from pose.estimators.base import Estimator, Frame
from pose.estimators.choice import EstimatorChoice
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, ClipTruth, Look, Rep, render, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.framing import framed
from pose.synthetic.render.gym import backdrop

SMALL = (640, 360)
GREEN_ROOM = Look(floor=(0, 120, 40), wall=(0, 140, 60))
LIMBS = ("shoulder", "elbow", "hip", "knee", "ankle")


def clip(exercise: str, yaw: float) -> AthleteSpec:
    """One quick repetition, well framed."""
    spec = AthleteSpec(
        exercise=exercise,
        reps=(Rep(down=0.6, hold=0.0, up=0.5, rest=0.05),),
        camera=Camera(yaw=yaw, height=0.9),
        idle_before=0.0,
        idle_after=0.0,
        size=SMALL,
        fps=15.0,
    )
    return framed(spec, margin=0.08)


@pytest.fixture(scope="module")
def blazepose() -> Estimator:
    return EstimatorChoice().build()


def painted(spec: AthleteSpec) -> tuple[list[Frame], Frame]:
    return list(render(spec)), backdrop(spec.camera, spec.size, spec.look)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_joint_lies_on_something_painted(exercise: str) -> None:
    spec = replace(clip(exercise, EXERCISES[exercise].yaws[1]), look=GREEN_ROOM)
    frames, room = painted(spec)
    image = truth(spec).poses.image
    for index in (0, len(frames) // 2):
        changed = np.abs(frames[index].astype(int) - room).sum(axis=-1) > 30
        for side in ("left", "right"):
            for joint in LIMBS:
                x, y = image.joint(f"{side}_{joint}")[index, :2].round().astype(int)
                assert changed[y - 1 : y + 2, x - 1 : x + 2].all(), (joint, index)


def test_pictures_have_the_size_asked_for_and_are_the_same_each_time() -> None:
    spec = replace(clip("squat", 60.0), size=(270, 480))
    first, second = next(render(spec)), next(render(spec))
    assert first.shape == (480, 270, 3)
    assert first.dtype == np.uint8
    assert np.array_equal(first, second)


def test_progress_is_told_from_none_to_nearly_all() -> None:
    told: list[float] = []
    frames = sum(1 for _ in render(clip("squat", 60.0), told.append))
    assert len(told) == frames - 1
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] < 1


@pytest.mark.parametrize(
    ("exercise", "yaw"),
    [
        ("squat", 80.0),
        ("push_up", 90.0),
        ("biceps_curl", 60.0),
        ("shoulder_press", 30.0),
        ("lateral_raise", 15.0),
    ],
)
def test_blazepose_finds_the_athlete_where_the_truth_has_it(
    blazepose: Estimator, exercise: str, yaw: float
) -> None:
    spec = clip(exercise, yaw)
    known = truth(spec)
    blazepose.reset()
    found, errors = 0, []
    for time, frame, true in zip(
        known.poses.image.times, render(spec), known.poses.image.points, strict=True
    ):
        pose = blazepose(frame, float(time))
        if pose is not None:
            found += 1
            errors.append(np.linalg.norm(pose.points[:, :2] - true[:, :2], axis=-1))
    assert found >= 0.98 * len(known.poses.image)
    assert np.median(errors) < 0.1 * torso(known)


def torso(known: ClipTruth) -> float:
    """Median length from hips to shoulders, pixels."""
    image = known.poses.image
    length = image.joint("left_shoulder")[:, :2] - image.joint("left_hip")[:, :2]
    return float(np.median(np.linalg.norm(length, axis=1)))
