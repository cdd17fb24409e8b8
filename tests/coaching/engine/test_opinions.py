"""Several counts, one answer."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.counting import Movement
from coaching.engine.opinions import middle, of_signals, of_the_largest, whole, without_smallest
from coaching.engine.repetitions import TOO_SHALLOW, Judged
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


class TestWhoeverCountsMoreThanWasAgreed:
    # Three repetitions and, at first, somebody who shrugs: 0.2 of the way.
    PHASE = np.repeat([0.0, 0.2, 0.0, 1.0, 0.0, 0.9, 0.0, 1.0, 0.0], 5)

    def found(self) -> list[Judged]:
        places = [(4, 7, 10), (10, 17, 20), (20, 27, 30), (30, 37, 40)]
        return [Judged(Movement(*place, 1.0, 1.0, False, False), None) for place in places]

    def test_leaves_out_what_is_clearly_smaller_than_the_others(self) -> None:
        left = without_smallest(self.found(), 3, self.PHASE)
        assert [one.reason for one in left] == [TOO_SHALLOW, None, None, None]

    def test_keeps_repetitions_that_are_alike(self) -> None:
        left = without_smallest(self.found(), 2, self.PHASE)
        assert [one.reason for one in left] == [TOO_SHALLOW, None, None, None]

    @pytest.mark.parametrize("agreed", [4, 5])
    def test_all_stay_where_as_many_were_agreed_on(self, agreed: int) -> None:
        assert without_smallest(self.found(), agreed, self.PHASE) == self.found()

    def test_what_was_not_seen_stays(self) -> None:
        unseen = np.where(np.arange(len(self.PHASE)) < 11, np.nan, self.PHASE)
        assert whole(without_smallest(self.found(), 3, unseen)) == 4
