"""A body that moves, and joints that only seem to."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.live.moving import moves
from coaching.engine.nets.counter import Movement
from pose.sequence import Poses
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, truth
from tests.coaching.engine.live.test_agreeing import recent_of

CAMERA = Camera(yaw=85.0, distance=3.6)
STANDING = AthleteSpec(exercise="squat", reps=(), idle_before=6.0, fps=15.0, camera=CAMERA)
DURING = Movement(1.0, 2.0, 3.0, complete=True, confidence=0.9)


def standing(hands: float, rate: float) -> Poses:
    """Somebody who stands still while the wrists go to and fro.

    Args:
        hands: how far, in torso lengths.
        rate: how often a second.
    """
    poses = truth(STANDING).poses
    image = poses.image
    points = image.points.copy()
    wrists = [image.skeleton.index[f"{side}_wrist"] for side in ("left", "right")]
    hip, shoulder = (image.joint(f"left_{joint}")[0, :2] for joint in ("hip", "shoulder"))
    torso = float(np.linalg.norm(hip - shoulder))
    way = hands * torso / 2 * np.sin(2 * np.pi * rate * image.times)
    points[:, wrists, 1] += way[:, None].astype(np.float32)
    return replace(poses, image=replace(image, points=points), world=None)


@pytest.mark.parametrize(
    ("hands", "rate", "moved"),
    [
        pytest.param(0.6, 1.0, True, id="a quick repetition"),
        pytest.param(0.6, 6.0, False, id="hidden hands that jump about"),
        pytest.param(0.1, 0.5, False, id="hardly at all"),
    ],
)
def test_joints_tremble_faster_than_bodies_move(hands: float, rate: float, moved: bool) -> None:
    recent = recent_of(standing(hands, rate))
    assert moves(recent, DURING) is moved
    assert moves(recent, DURING, is_named=False) is moved


def test_what_has_no_name_has_to_go_further() -> None:
    recent = recent_of(standing(0.26, 0.5))
    assert moves(recent, DURING)
    assert not moves(recent, DURING, is_named=False)


def test_frames_that_are_gone_are_given_the_benefit_of_the_doubt() -> None:
    assert moves(recent_of(standing(0.0, 1.0)), replace(DURING, start=7.0, turn=8.0, end=9.0))


def test_squats_move() -> None:
    clip = truth(replace(STANDING, reps=(Rep(),)))
    (rep,) = clip.reps
    assert moves(recent_of(clip.poses), Movement(rep.start, rep.turn, rep.end, True, 0.9))
