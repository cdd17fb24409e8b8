"""A movement in another posture is another movement."""

import pytest

from tests.coaching.engine.builders import CATALOGUE, filmed, heuristic


@pytest.mark.parametrize(
    ("done", "asked"),
    [
        ("biceps_curl", "push_up"),
        ("shoulder_press", "push_up"),
        ("biceps_curl", "bench_press"),
        ("biceps_curl", "pull_up"),
        ("biceps_curl", "shoulder_press"),
        ("push_up", "shoulder_press"),
        ("push_up", "squat"),
        ("lateral_raise", "squat"),
        ("biceps_curl", "deadlift"),
    ],
)
def test_nothing_is_counted_for_an_exercise_that_was_not_done(done: str, asked: str) -> None:
    assert heuristic(filmed(done, yaw=60).poses, CATALOGUE, exercise=asked).rep_count == 0


@pytest.mark.parametrize("slug", ["squat", "push_up", "biceps_curl", "shoulder_press"])
def test_the_exercise_itself_passes(slug: str) -> None:
    assert heuristic(filmed(slug, yaw=60).poses, CATALOGUE, exercise=slug).rep_count == 3
