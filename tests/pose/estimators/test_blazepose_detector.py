"""Decoding and suppression in the person detector."""

import numpy as np
import pytest

from pose.estimators.blazepose.detector import INPUT, anchors, decode, suppress
from pose.sequence import Floats


def test_there_is_an_anchor_for_each_of_the_nets_rows() -> None:
    centres = anchors()
    assert centres.shape == (2254, 2)
    assert centres[0].tolist() == centres[1].tolist()
    assert centres[0] == pytest.approx([0.5 / 28, 0.5 / 28])
    assert centres[2][0] > centres[2][1]  # row by row: x moves first


def test_values_are_pixels_about_the_anchor() -> None:
    boxes = np.zeros((2, 12), np.float32)
    boxes[1, :4] = [INPUT / 4, 0, INPUT / 2, INPUT / 2]
    centres = np.array([[0.5, 0.5], [0.25, 0.5]], np.float32)
    scores, points = decode(boxes, np.array([-9.0, 9.0], np.float32), centres)
    assert len(scores) == 1
    assert points[0, :2].tolist() == [[0.25, 0.25], [0.75, 0.75]]


def test_a_logit_of_any_size_is_a_score() -> None:
    scores, _ = decode(
        np.zeros((1, 12), np.float32), np.array([1e9], np.float32), np.zeros((1, 2), np.float32)
    )
    assert scores.tolist() == [1.0]


def test_two_boxes_of_one_person_are_blended_by_score() -> None:
    person = _person(0.1)
    nearly = person + np.float32(0.02)
    people = suppress(np.array([0.9, 0.6], np.float32), np.stack([person, nearly]))
    assert len(people) == 1
    score, points = people[0]
    assert score == np.float32(0.9)
    np.testing.assert_allclose(points, person + 0.02 * 0.6 / 1.5, atol=1e-6)


def test_two_people_stay_two() -> None:
    people = suppress(np.array([0.9, 0.6], np.float32), np.stack([_person(0.1), _person(0.7)]))
    assert [score for score, _ in people] == [np.float32(0.9), np.float32(0.6)]


def _person(left: float) -> Floats:
    corners = [[left, 0.1], [left + 0.2, 0.3]]
    return np.array([*corners, *[[left + 0.1, 0.2]] * 4], np.float32)
