"""From the values that a net puts out to people in the frame."""

from pathlib import Path

import numpy as np
import pytest

from pose.errors import EstimatorError
from pose.estimators.yolo.decode import DetectionRules, check_output, people
from pose.estimators.yolo.letterbox import Letterbox
from pose.sequence import Floats

ANCHORS = 21 * 12
AS_IS = Letterbox((384, 640), (384, 640))
RULES = DetectionRules()


def anchors(*rows: tuple[float, float, float, float, float]) -> Floats:
    """(56, N) output with people at x, y, width, height, score; joints at the centre."""
    output = np.zeros((56, ANCHORS), np.float32)
    for i, (x, y, width, height, score) in enumerate(rows):
        output[:5, 7 * i] = x, y, width, height, score
        output[5:, 7 * i] = np.tile([x, y, 0.9], 17)
    return output


def test_people_come_the_surest_first() -> None:
    found = people(anchors((100, 100, 40, 80, 0.5), (400, 200, 60, 90, 0.8)), AS_IS, RULES)
    assert [round(person.score, 2) for person in found] == [0.8, 0.5]
    assert found[0].box == pytest.approx((370, 155, 430, 245))
    assert found[0].keypoints is not None
    assert found[0].keypoints.shape == (17, 3)
    assert found[0].keypoints[3] == pytest.approx([400, 200, 0.9])


def test_nobody_is_found_among_unsure_anchors() -> None:
    assert people(anchors((100, 100, 40, 80, 0.2)), AS_IS, RULES) == []


@pytest.mark.parametrize(
    ("shift", "count"),
    [(2, 1), (20, 2)],  # the same person twice; somebody half behind somebody
)
def test_boxes_over_each_other_are_one_person(shift: float, count: int) -> None:
    output = anchors((100, 100, 40, 80, 0.5), (100 + shift, 100, 40, 80, 0.6))
    assert len(people(output, AS_IS, RULES)) == count


def test_a_net_that_has_chosen_gives_the_same_people() -> None:
    row = np.array([370, 155, 430, 245, 0.8, 0, *np.tile([400, 200, 0.9], 17)], np.float32)
    chosen = np.zeros((300, 57), np.float32)
    chosen[4] = row
    (person,) = people(chosen, AS_IS, RULES)
    (same,) = people(anchors((400, 200, 60, 90, 0.8)), AS_IS, RULES)
    assert person.box == pytest.approx(same.box)
    assert np.allclose(person.keypoints, same.keypoints)  # type: ignore[arg-type]


def test_places_are_those_of_the_frame_and_not_of_the_input() -> None:
    twice = Letterbox((720, 1280), (384, 640))
    (person,) = people(anchors((320, 192, 60, 90, 0.8)), twice, RULES)
    assert person.box == pytest.approx((580, 270, 700, 450))
    assert person.keypoints is not None
    assert person.keypoints[0] == pytest.approx([640, 360, 0.9])


def test_a_crowd_is_cut_to_the_surest() -> None:
    crowd = [(20.0 * i, 100, 10, 80, 0.3 + 0.02 * i) for i in range(30)]
    found = people(anchors(*crowd), AS_IS, DetectionRules(max_people=5))
    assert [round(person.score, 2) for person in found] == [0.88, 0.86, 0.84, 0.82, 0.8]


@pytest.mark.parametrize(
    ("shape", "fits"),
    [
        ((1, 56, 5040), True),
        ((1, 300, 57), True),
        ((1, 84, 8400), False),  # boxes of 80 things
        ((1, 300, 6), False),
        ((1, 116, 8400), False),  # outlines
        ((1, 68, 8400), False),  # joints of 21 fingers
        ((1000,), False),  # a classifier
    ],
)
def test_nets_of_another_kind_are_refused(shape: tuple[int, ...], fits: bool) -> None:
    if fits:
        check_output(shape, Path("net.onnx"))
        return
    with pytest.raises(EstimatorError) as refusal:
        check_output(shape, Path("net.onnx"))
    assert refusal.value.code == "yolo_weights_unsuitable"
    assert "net.onnx" in refusal.value.message
