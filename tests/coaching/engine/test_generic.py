"""Counting a movement that nobody has named."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.generic import to_and_fro
from coaching.engine.scene import Scene
from pose.synthetic.clip import ClipTruth, Rep
from tests.coaching.engine.builders import filmed


def counted(clip: ClipTruth, first: float = 0.0, last: float = np.inf) -> int | None:
    """What is counted between two moments of the clip."""
    image = clip.poses.image
    frames = np.flatnonzero((image.times >= first) & (image.times <= last))
    part = image.part(slice(int(frames[0]), int(frames[-1]) + 1))
    return to_and_fro(Scene.of(replace(clip.poses, image=part, world=None)).body)


@pytest.mark.parametrize("slug", ["squat", "push_up", "biceps_curl", "jumping_jack", "sit_up"])
def test_repetitions_of_anything_are_counted(slug: str) -> None:
    assert counted(filmed(slug, *(Rep(),) * 5)) == 5


@pytest.mark.parametrize("seconds", [0.7, 8.0])
def test_at_any_tempo(seconds: float) -> None:
    assert counted(filmed("squat", *(Rep(down=seconds / 2, hold=0.0, up=seconds / 2),) * 4)) == 4


def test_walking_in_and_out_again_is_no_repetition_beside_many() -> None:
    clip = filmed("push_up", *(Rep(),) * 8, walk_in=4.0, walk_out=4.0)
    told = counted(clip)
    assert told is not None
    assert abs(told - 8) <= 1


def test_half_a_repetition_at_the_end_is_one_more() -> None:
    clip = filmed("squat", Rep(), Rep(), Rep())
    assert counted(clip, last=clip.reps[2].turn) == 3


def test_joints_that_tremble_repeat_nothing() -> None:
    clip = filmed("squat")
    image = clip.poses.image
    noise = np.random.default_rng(1).normal(0, 0.002 * clip.poses.size[1], image.points.shape)
    still = replace(image, points=(image.points[:1] + noise).astype(np.float32))
    assert counted(replace(clip, poses=replace(clip.poses, image=still))) == 0


def test_where_nothing_is_seen_there_is_no_opinion() -> None:
    clip = filmed("squat")
    image = clip.poses.image
    unseen = replace(image, confidence=np.zeros_like(image.confidence))
    assert counted(replace(clip, poses=replace(clip.poses, image=unseen))) is None
