"""The nearest references."""

import numpy as np
import pytest

from pose.keyframes import Keyframe
from pose.skeletons import COMMON13
from references.descriptors import MOST_WAYS, Descriptor, from_bytes, typical
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
    """The distance of a clip that is done in one way."""
    return between(Descriptor.of(reps), other)


def between(mine: Descriptor, other: Descriptor) -> float:
    """The distance by its definition, joint by joint."""
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


def test_a_view_of_a_single_repetition_is_a_way_of_its_own() -> None:
    """A film is cut: three squats from the side, then one from the front."""
    film = [*frames(clip(yaw=90.0, sides=("",) * 3)), *frames(clip(yaw=20.0))[:1]]
    side, front = typical(film)
    assert from_side(side) > from_side(front)


def from_side(way: Descriptor) -> float:
    """How much further than the shoulders from each other the hips and knees lie, at the turn."""
    turn = way.points[13:26]
    hip, knee = COMMON13.index["left_hip"], COMMON13.index["left_knee"]
    left, right = COMMON13.index["left_shoulder"], COMMON13.index["right_shoulder"]
    return float(abs(turn[hip, 0] - turn[knee, 0]) - abs(turn[left, 0] - turn[right, 0]))


def test_clips_that_share_one_view_are_near_though_most_of_both_is_another() -> None:
    first = [*frames(clip(yaw=90.0, sides=("",) * 4)), *frames(clip(yaw=45.0))[:1]]
    second = [*frames(clip(yaw=45.0, seed=7))[:1], *frames(clip(yaw=0.0, sides=("",) * 4))]
    clips = {"film": first}
    rows = [way.to_bytes() for way in typical(first)]
    points, seen = from_bytes(rows)
    match = Index(["film"] * len(rows), points, seen, ["squat"] * len(rows)).nearest(second, 1)[0]
    assert match.distance < 0.1
    assert index(clips).nearest(second[1:], 1)[0].distance > 2 * match.distance


def test_the_most_usual_way_comes_first_and_no_more_than_the_most_are_kept() -> None:
    views = [frames(clip(yaw=yaw)) for yaw in (0.0, 40.0, 90.0, 140.0)]
    film = [*(each[0] for each in views), frames(clip("push_up"))[0], *views[2]]
    ways = typical(film)
    assert len(ways) == MOST_WAYS
    assert np.abs(ways[0].points - Descriptor.of(views[2]).points).max() < 0.05


def test_distances_of_several_ways_are_those_of_the_definition() -> None:
    lunges = frames(clip("lunge", yaw=60.0, sides=("left", "right", "left", "right")))
    clips = {f"{yaw}": frames(clip("lunge", yaw=yaw, stature=1.6)) for yaw in (50.0, 80.0)}
    for match in index(clips, "lunge").nearest(lunges, 2):
        own = Descriptor.of(clips[match.expert_id])
        forms = [form for way in typical(lunges) for form in (way, way.mirrored())]
        assert match.distance == pytest.approx(min(between(form, own) for form in forms), abs=1e-3)


@pytest.mark.parametrize("share", [0.45, 0.9])
def test_among_many_that_show_now_this_and_now_that_none_is_passed_over(share: float) -> None:
    rng = np.random.default_rng(5)
    points = rng.normal(0, 1, (3_000, 39, 2)).astype(np.float32)
    seen = (rng.random((3_000, 39)) < share).astype(np.float32)
    asked = frames(clip(yaw=60.0))
    found = Index([str(row) for row in range(3_000)], points, seen, ["one"] * 3_000).nearest(
        asked, 5
    )
    way = typical(asked)[0]
    fit = [row for row in range(3_000) if seen[row].sum() >= LEAST_SHARED]
    others = [Descriptor(points[row], seen[row]) for row in fit]
    apart = sorted(min(between(form, o) for form in (way, way.mirrored())) for o in others)
    assert [match.distance for match in found] == pytest.approx(apart[:5], abs=1e-3)
