"""A body on its head is the estimator's mistake."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.live.upright import upright
from pose.sequence import PoseSequence
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, truth


def frames(slug: str, yaw: float = 90.0) -> list[PoseSequence]:
    image = truth(AthleteSpec(exercise=slug, reps=(Rep(),), camera=Camera(yaw=yaw))).poses.image
    return [image.part(slice(at, at + 1)) for at in range(len(image))]


def upside_down(frame: PoseSequence) -> PoseSequence:
    return replace(frame, points=frame.points * np.array([1, -1, 1], np.float32))


@pytest.mark.parametrize(
    "slug", ["squat", "deadlift", "push_up", "hip_thrust", "sit_up", "pull_up"]
)
def test_whoever_trains_is_left_as_found(slug: str) -> None:
    assert all(upright(frame) is frame for frame in frames(slug))


def test_nobody_is_seen_who_stands_on_the_head() -> None:
    turned = upright(upside_down(frames("squat")[0]))
    assert not turned.confidence.any()
    assert np.isnan(turned.points).all()


def test_where_nobody_was_found_nothing_changes() -> None:
    frame = frames("squat")[0]
    empty = replace(frame, points=np.zeros_like(frame.points))
    assert upright(empty) is empty
