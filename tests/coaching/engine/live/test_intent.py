"""What is meant as a repetition, and what somebody does beside."""

from coaching.engine.live.intent import PATIENCE, Intent
from coaching.engine.nets.counter import Movement


def moved(start: float, seconds: float = 2.0, confidence: float = 0.8) -> Movement:
    return Movement(start, start + seconds / 2, start + seconds, True, confidence)


def test_who_exercises_means_what_looks_like_a_repetition() -> None:
    one = moved(3.0)
    assert Intent().meant([one], exercising=0.95, now=5.3) == (one,)


def test_who_stretches_means_nothing_by_it() -> None:
    assert Intent().meant([moved(3.0)], exercising=0.3, now=5.3) == ()


def test_the_first_repetition_waits_for_the_answer_that_it_is_an_exercise() -> None:
    intent, one = Intent(), moved(3.0)
    assert intent.meant([one], exercising=0.2, now=5.3) == ()
    assert intent.meant([one], exercising=0.95, now=6.0) == (one,)


def test_it_does_not_wait_for_long() -> None:
    intent, one = Intent(), moved(3.0)
    assert intent.meant([one], exercising=0.95, now=one.end + PATIENCE + 0.1) == ()


def test_what_was_meant_stays_so_though_it_is_found_a_little_otherwise() -> None:
    intent = Intent()
    intent.meant([moved(3.0)], exercising=0.95, now=5.3)
    again = moved(2.9)
    assert intent.meant([again], exercising=0.1, now=60.0) == (again,)


def test_where_somebody_exercises_for_certain_a_doubtful_movement_is_meant_too() -> None:
    doubtful = moved(3.0, confidence=0.61)
    assert Intent().meant([doubtful], exercising=0.85, now=5.3) == ()
    assert Intent().meant([doubtful], exercising=0.95, now=5.3) == (doubtful,)


def test_three_in_a_rhythm_are_meant_whatever_they_are_called() -> None:
    burpees = [moved(3.0), moved(5.5), moved(8.0)]
    assert Intent().meant(burpees[:2], exercising=0.02, now=7.8) == ()
    assert Intent().meant(burpees, exercising=0.02, now=10.3) == tuple(burpees)


def test_three_at_odd_times_or_of_odd_lengths_are_no_rhythm() -> None:
    late = [moved(3.0), moved(8.0), moved(13.0)]
    odd = [moved(3.0), moved(5.5, 1.0), moved(7.0)]
    for three in (late, odd):
        assert Intent().meant(three, exercising=0.02, now=three[-1].end + 0.3) == ()
