"""Stretches of one video at their seams."""

import numpy as np

from pose.seams import cut_to, joints_at, one, same_person, scaled
from pose.sequence import Poses, PoseSequence
from pose.skeletons import COCO17

FPS = 25


def test_two_stretches_of_one_person_agree_and_of_two_people_do_not() -> None:
    standing = _sequence(offset=0.0)
    assert same_person(standing, _sequence(offset=3.0))
    assert not same_person(standing, _sequence(offset=200.0))
    assert same_person(standing, standing.part(slice(0, 0)))


def test_the_warm_up_and_what_came_twice_are_cut_away() -> None:
    first, second = _poses(0.0, 1.0), _poses(0.6, 2.0)
    cut = cut_to(second, 0.9, first)
    whole = one([first, cut])
    assert len(whole.image) == 2 * FPS
    assert np.all(np.diff(whole.image.times) > 0)


def test_a_stretch_without_anybody_joins_one_with_depth() -> None:
    nobody = _sequence(0.0)
    nobody.points[:] = np.nan
    nobody.confidence[:] = 0
    somebody = PoseSequence(
        np.ones((10, 17, 3), np.float32), nobody.confidence + 1, nobody.times + 10, COCO17
    )
    whole = one([Poses(nobody, (9, 9), "x"), Poses(somebody, (9, 9), "x", world=somebody)])
    assert whole.image.points.shape == (20, 17, 3)
    assert whole.found.tolist() == [False] * 10 + [True] * 10
    assert whole.world is not None


def test_the_joints_nearest_to_a_moment_are_those_of_a_frame_with_somebody() -> None:
    sequence = _sequence(0.0)
    sequence.points[4:] = np.nan
    joints = joints_at(sequence, sequence.times[9])
    assert joints is not None
    np.testing.assert_array_equal(joints, sequence.points[3])
    assert joints_at(sequence.part(slice(4, None)), 0.0) is None


def test_joints_grow_with_the_picture() -> None:
    sequence = _sequence(10.0)
    large = scaled(Poses(sequence, (100, 50), "x", world=sequence), (300, 100))
    assert large.size == (300, 100)
    np.testing.assert_allclose(large.image.points, sequence.points * [3, 2])
    assert large.world is sequence


def _poses(start: float, end: float) -> Poses:
    times = np.arange(round(start * FPS), round(end * FPS)) / FPS
    points = np.zeros((len(times), 17, 2), np.float32)
    return Poses(
        PoseSequence(points, np.ones(points.shape[:2], np.float32), times, COCO17), (9, 9), "x"
    )


def _sequence(offset: float) -> PoseSequence:
    points = np.zeros((10, 17, 2), np.float32)
    points[:, COCO17.index["left_hip"], 1] = points[:, COCO17.index["right_hip"], 1] = 100
    points[..., 0] += offset
    return PoseSequence(points, np.ones((10, 17), np.float32), np.arange(10) / FPS, COCO17)
