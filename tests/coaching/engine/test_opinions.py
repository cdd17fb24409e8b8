"""Several counts, one answer."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.opinions import middle, of_signals, of_the_largest, whole
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
        (6, 6, None, None, 6),  # whoever saw nothing says nothing
        (6, 4, None, 5, 5),
    ],
)
def test_the_rules_are_heard_twice(
    movements: int, rounds: int, rules: int | None, largest: int | None, agreed: int
) -> None:
    assert middle(movements, rounds, rules, largest) == agreed


def test_the_largest_movement_is_counted_without_knowing_the_exercise() -> None:
    clip = filmed("squat", Rep(), Rep(), Rep(), Rep(), yaw=90)
    assert of_signals(of_the_largest(Scene.of(clip.poses))) == 4


def test_a_signal_that_leaves_the_picture_at_every_turn_has_no_opinion() -> None:
    clip = filmed("squat", *(Rep(),) * 4, yaw=90)
    turns = np.array([rep.turn for rep in clip.reps])
    image = clip.poses.image
    hidden = np.abs(image.times[:, None] - turns).min(axis=1) < 0.4
    confidence = np.where(hidden[:, None], 0, image.confidence).astype(np.float32)
    scene = Scene.of(replace(clip.poses, image=replace(image, confidence=confidence), world=None))
    pieces = of_the_largest(scene)
    assert whole(pieces) < 4
    assert of_signals(pieces) is None
