"""The poses at which a repetition rests."""

from dataclasses import replace

import numpy as np
import pytest

from pose.keyframes import MOMENTS, keyframes
from pose.sequence import PoseSequence
from pose.skeletons import BLAZEPOSE33, COMMON13
from pose.synthetic.clip import truth
from pose.synthetic.demo import demo_spec

CLIP = truth(demo_spec("squat"))
IMAGE = CLIP.poses.image
REP = CLIP.reps[0]


def scaled(sequence: PoseSequence, factor: float, shift: float) -> PoseSequence:
    return replace(sequence, points=(sequence.points * factor + shift).astype(np.float32))


def test_it_finds_start_turn_and_end_in_order() -> None:
    found = keyframes(IMAGE, REP.start, REP.turn, REP.end)
    assert tuple(each.moment for each in found) == MOMENTS
    assert [each.at for each in found] == pytest.approx([REP.start, REP.turn, REP.end], abs=0.26)


def test_the_hips_are_lowest_at_the_turn() -> None:
    start, turn, end = keyframes(IMAGE, REP.start, REP.turn, REP.end)
    knee, hip = COMMON13.index["left_knee"], COMMON13.index["left_hip"]
    gaps = [each.points[knee, 1] - each.points[hip, 1] for each in (start, turn, end)]
    assert gaps[1] < 0.35 * gaps[0]
    assert gaps[2] == pytest.approx(gaps[0], abs=0.1)


@pytest.mark.parametrize(("factor", "shift"), [(0.5, 40.0), (2.0, -100.0)])
def test_distance_and_place_of_the_camera_do_not_matter(factor: float, shift: float) -> None:
    here = keyframes(IMAGE, REP.start, REP.turn, REP.end)
    there = keyframes(scaled(IMAGE, factor, shift), REP.start, REP.turn, REP.end)
    for one, other in zip(here, there, strict=True):
        assert np.allclose(one.points, other.points, atol=2e-3)


def test_a_rest_is_found_where_the_moment_was_marked_late() -> None:
    marked = keyframes(IMAGE, REP.start, REP.turn, REP.end)[1]
    late = keyframes(IMAGE, REP.start, REP.turn + 0.15, REP.end)[1]
    assert np.abs(late.points - marked.points).max() < 0.08


def test_a_mirrored_clip_has_mirrored_keyframes() -> None:
    mirrored = keyframes(IMAGE.mirrored(1280), REP.start, REP.turn, REP.end)
    for one, other in zip(keyframes(IMAGE, REP.start, REP.turn, REP.end), mirrored, strict=True):
        assert np.allclose(one.mirrored().points, other.points, atol=2e-3)


def test_an_unseen_joint_is_told_as_unseen() -> None:
    confidence = IMAGE.confidence.copy()
    confidence[:, BLAZEPOSE33.index["left_knee"]] = 0.2
    turn = keyframes(replace(IMAGE, confidence=confidence), REP.start, REP.turn, REP.end)[1]
    knee = COMMON13.index["left_knee"]
    assert not turn.seen[knee]
    assert not turn.points[knee].any()
    assert turn.seen.sum() == len(COMMON13) - 1


def test_no_trunk_gives_no_keyframe() -> None:
    nobody = replace(IMAGE, confidence=np.zeros_like(IMAGE.confidence))
    assert keyframes(nobody, REP.start, REP.turn, REP.end) == ()
