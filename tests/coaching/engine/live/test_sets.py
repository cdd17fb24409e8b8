"""Counts for the user, in sets with rests between."""

from coaching.engine.live.sets import REST_AFTER, SetClock
from coaching.engine.live.state import Tally
from coaching.engine.nets.counter import Movement


def movement(turn: float, *, complete: bool = True) -> Movement:
    return Movement(turn - 1, turn, turn + 1, complete, 1.0)


def test_a_count_never_goes_back() -> None:
    clock = SetClock()
    clock.follow(5.0, [movement(1.0), movement(3.0)], moving=False)
    clock.follow(5.1, [movement(1.0)], moving=False)
    assert clock.tally.count == 2
    clock.follow(8.0, [movement(1.0), movement(3.0), movement(6.0)], moving=False)
    assert clock.tally == Tally(count=3, attempts=0, set=1, set_count=3)


def test_an_attempt_is_no_repetition() -> None:
    clock = SetClock()
    clock.follow(5.0, [movement(1.0), movement(3.0, complete=False)], moving=False)
    assert clock.tally == Tally(count=1, attempts=1, set=1, set_count=1)


def test_a_rest_parts_two_sets() -> None:
    clock = SetClock()
    clock.follow(5.0, [movement(3.0)], moving=False)
    assert not clock.resting(5.0 + REST_AFTER - 0.1)
    assert clock.resting(5.0 + REST_AFTER)
    assert clock.rest_seconds(20.0) == 15.0
    clock.follow(21.0, [movement(3.0)], moving=True)  # not over yet: still a rest
    clock.follow(22.0, [movement(3.0), movement(20.0)], moving=False)
    assert clock.tally == Tally(count=2, attempts=0, set=2, set_count=1)
    assert not clock.resting(22.0)


def test_a_slow_repetition_is_no_rest() -> None:
    clock = SetClock()
    clock.follow(5.0, [movement(3.0)], moving=False)
    for second in range(6, 20):
        clock.follow(float(second), [movement(3.0)], moving=True)
    assert not clock.resting(19.5)


def test_before_the_first_repetition_nobody_rests() -> None:
    clock = SetClock()
    clock.follow(60.0, [], moving=True)
    assert not clock.resting(60.0)
    assert clock.tally == Tally()


def test_a_broken_line_goes_on_where_it_was() -> None:
    clock = SetClock(Tally(count=7, attempts=1, set=2, set_count=3))
    clock.follow(1.0, [], moving=False)
    assert clock.tally == Tally(count=7, attempts=1, set=2, set_count=3)
    clock.follow(5.0, [movement(3.0)], moving=False)
    assert clock.tally == Tally(count=8, attempts=1, set=2, set_count=4)
