"""Several counts, one answer."""

import pytest

from coaching.engine.opinions import middle, of_the_largest
from coaching.engine.scene import Scene
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import filmed


@pytest.mark.parametrize(
    ("movements", "rounds", "rules", "largest", "agreed"),
    [
        (5, 5, 5, 5, 5),
        (2, 3, 5, 5, 5),  # a net that goes wrong does so in both of its counts
        (5, 5, 2, 5, 5),
        (2, 0, 2, 0, 2),
        (9, 6, 6, 1, 6),
    ],
)
def test_the_rules_are_heard_twice(
    movements: int, rounds: int, rules: int, largest: int, agreed: int
) -> None:
    assert middle(movements, rounds, rules, largest) == agreed


def test_the_largest_movement_is_counted_without_knowing_the_exercise() -> None:
    clip = filmed("squat", Rep(), Rep(), Rep(), Rep(), yaw=90)
    assert of_the_largest(Scene.of(clip.poses)) == 4
