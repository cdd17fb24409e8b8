"""The nearest references."""

import numpy as np
import pytest

from pose.keyframes import Keyframe
from references.descriptors import Descriptor, from_bytes, typical
from references.retrieval import LEAST_SHARED, NEAR_DISTANCE, Index
from tests.references.builders import clip, frames


def index(clips: dict[str, list[tuple[Keyframe, ...]]], exercise: str = "squat") -> Index:
    points, seen = from_bytes([Descriptor.of(each).to_bytes() for each in clips.values()])
    return Index(list(clips), points, seen, [exercise] * len(clips))


def hidden(repetition: tuple[Keyframe, ...], kept: int) -> tuple[Keyframe, ...]:
    """Only the first joints seen."""
    mask = np.arange(13) < kept
    return tuple(Keyframe(each.at, each.moment, each.points, mask) for each in repetition)


def slow(reps: list[tuple[Keyframe, ...]], other: Descriptor) -> float:
    """The distance by its definition, joint by joint."""
    mine = Descriptor.of(reps)
    both = [slot for slot in range(39) if mine.seen[slot] and other.seen[slot]]
    apart = [float(((mine.points[slot] - other.points[slot]) ** 2).sum()) for slot in both]
    return float(np.sqrt(np.mean(apart)))


def test_the_same_clip_is_nearest_and_no_distance_away() -> None:
    clips = {f"{yaw}": frames(clip(yaw=yaw)) for yaw in (30.0, 60.0, 90.0)}
    best, *others = index(clips).nearest(clips["60.0"], 3)
    assert best.expert_id == "60.0"
    assert best.distance == pytest.approx(0, abs=2e-3)
    assert [other.distance for other in others] == sorted(other.distance for other in others)


def test_distances_are_those_of_the_definition() -> None:
    clips = {f"{yaw}": frames(clip(yaw=yaw)) for yaw in (30.0, 60.0, 90.0)}
    asked = frames(clip(yaw=75.0, stature=1.6, seed=3))
    for match in index(clips).nearest(asked, 3):
        by_hand = slow(asked, Descriptor.of(clips[match.expert_id]))
        assert match.distance == pytest.approx(by_hand, abs=1e-3)


def test_the_nearest_has_the_view_of_the_clip() -> None:
    clips = {f"{yaw}": frames(clip(yaw=yaw)) for yaw in (30.0, 60.0, 90.0)}
    match = index(clips).nearest(frames(clip(yaw=85.0, stature=1.62, seed=5)), 1)[0]
    assert match.expert_id == "90.0"
    assert match.near


def test_a_clip_from_the_other_side_finds_the_mirror_image() -> None:
    clips = {f"{yaw}": frames(clip(yaw=yaw)) for yaw in (30.0, 60.0)}
    match = index(clips).nearest(frames(clip(yaw=-60.0, seed=4)), 1)[0]
    assert (match.expert_id, match.mirrored) == ("60.0", True)
    assert match.distance < 0.1


def test_it_says_at_which_moment_two_clips_part() -> None:
    """A half squat stands like a whole one, and does not sit like one."""
    clips = {"whole": frames(clip(variant="clasped"))}
    why = dict(index(clips).nearest(frames(clip(variant="half")), 1)[0].why)
    assert set(why) == {"start", "turn", "end"}
    assert why["turn"] > 2 * why["start"]


def test_nothing_of_another_exercise_is_near() -> None:
    push_ups = {"push-up": frames(clip("push_up"))}
    match = index(push_ups).nearest(frames(clip("squat")), 1)[0]
    assert match.distance > NEAR_DISTANCE
    assert not match.near


def test_an_exercise_without_references_finds_none() -> None:
    clips = index({"squat": frames(clip())})
    assert clips.nearest(frames(clip()), 5, group="plank") == []
    assert len(clips.nearest(frames(clip()), 5, group="squat")) == 1


def test_joints_that_one_clip_does_not_show_are_left_out() -> None:
    whole, upper = frames(clip()), [hidden(each, 9) for each in frames(clip())]
    match = index({"whole": whole}).nearest(upper, 1)[0]
    assert match.distance == pytest.approx(0, abs=5e-3)


def test_too_few_shared_joints_are_no_match() -> None:
    few = [hidden(each, LEAST_SHARED // 3 - 1) for each in frames(clip())]
    assert index({"whole": frames(clip())}).nearest(few, 1) == []


def test_sides_that_take_turns_are_two_ways_of_one_reference() -> None:
    lunges = frames(clip("lunge", yaw=60.0, sides=("left", "right", "left", "right")))
    ways = typical(lunges)
    assert len(ways) == 2
    points, seen = from_bytes([b"".join(way.to_bytes() for way in ways)])
    both = Index(["a", "a"], points, seen, ["lunge", "lunge"])
    for side in (0, 1):
        found = both.nearest([lunges[side]], 5)
        assert [match.expert_id for match in found] == ["a"]
        assert found[0].distance < 0.1


def test_no_repetition_finds_nothing() -> None:
    assert index({"squat": frames(clip())}).nearest([], 5) == []


def test_a_slip_among_many_repetitions_is_no_way_of_its_own() -> None:
    squats, slip = frames(clip(sides=("",) * 4)), frames(clip("push_up"))[:1]
    assert len(typical([*squats, *slip])) == 1
