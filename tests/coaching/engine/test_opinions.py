"""Several counts, one answer."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.counting import Movement
from coaching.engine.opinions import (
    deny_too_much,
    middle,
    nearest,
    of_signals,
    whole,
    without_smallest,
)
from coaching.engine.phase import movement_phase
from coaching.engine.repetitions import TOO_SHALLOW, Judged, judged_movements
from coaching.engine.scene import Scene
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import exercise, filmed


@pytest.mark.parametrize(
    ("movements", "rounds", "rules", "usual", "agreed"),
    [
        (5, 0, 5, 5, 5),
        (2, 0, 5, 5, 5),  # whoever goes wrong alone is outvoted
        (5, 0, 2, 5, 5),
        (5, 0, 5, 1, 5),
        (9, 0, 6, 1, 6),
        (6, 0, None, 5, 5),  # without a third one nothing is made up
        (5, 9, None, 6, 5),
        (9, 4, 6, None, 6),  # the phase's rounds stand in for who saw too little
        (5, 3, None, None, 3),
    ],
)
def test_the_middle_one_stands(
    movements: int, rounds: int, rules: int | None, usual: int | None, agreed: int
) -> None:
    assert middle(movements, rounds, rules, usual) == agreed


def test_a_signal_that_leaves_the_picture_at_every_turn_has_no_opinion() -> None:
    clip = filmed("squat", *(Rep(),) * 4, yaw=90)
    turns = np.array([rep.turn for rep in clip.reps])
    image = clip.poses.image
    hidden = np.abs(image.times[:, None] - turns).min(axis=1) < 0.4
    confidence = np.where(hidden[:, None], 0, image.confidence).astype(np.float32)
    scene = Scene.of(replace(clip.poses, image=replace(image, confidence=confidence), world=None))
    squat = exercise("squat")
    pieces = judged_movements(scene, squat, movement_phase(scene.body, squat))
    assert whole(pieces) < 4
    assert of_signals(pieces) is None


@pytest.mark.parametrize(
    ("rules", "net", "agreed", "heard"),
    [(5, 4, 5, 5), (2, 4, 5, 4), (0, 2, 1, 2), (4, 2, 3, 4)],
)
def test_the_nearest_is_heard_and_of_two_as_near_who_saw_more(
    rules: int, net: int, agreed: int, heard: int
) -> None:
    assert whole(nearest([repetitions(rules), repetitions(net)], agreed)) == heard


def test_of_two_who_count_alike_the_first_is_heard() -> None:
    first, second = repetitions(3), repetitions(3)
    assert nearest([first, second], 4) is first


@pytest.mark.parametrize(("left", "seen"), [(0, 6), (2, 7), (10, 15)])
def test_rules_may_deny_a_few_and_most_of_a_long_set(left: int, seen: int) -> None:
    assert not deny_too_much(left, seen)


@pytest.mark.parametrize(("left", "seen"), [(0, 7), (1, 7), (3, 19)])
def test_rules_that_leave_next_to_nothing_of_a_long_set_do_not_fit(left: int, seen: int) -> None:
    assert deny_too_much(left, seen)


def repetitions(count: int) -> list[Judged]:
    places = [(9 * k, 9 * k + 4, 9 * k + 8) for k in range(count)]
    return [Judged(Movement(*place, 1.0, 1.0, False, False), None) for place in places]


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
