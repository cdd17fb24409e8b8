"""Seconds of a plank, told while it is held."""

from dataclasses import replace
from itertools import pairwise

import pytest

from coaching.engine import analyse, nets
from coaching.engine.live.holding import Hold
from coaching.engine.live.sets import SetClock
from coaching.engine.live.state import Tally
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, truth
from tests.coaching.engine.live.test_coach import catalogue, coached, told

pytestmark = pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")

PLANK = AthleteSpec(
    exercise="plank", reps=(Rep(hold=14.0),), fps=10.0, camera=Camera(yaw=85.0, distance=4.5)
)


@pytest.mark.parametrize("given", ["plank", None])
def test_a_plank_is_timed_as_the_whole_video_is(given: str | None) -> None:
    answers = coached(PLANK, given)
    offline = analyse(truth(PLANK).poses, catalogue(), exercise="plank").hold_seconds
    last = answers[-1]
    assert last.hold is not None
    assert last.hold.total == pytest.approx(offline, abs=1.5)
    assert (last.tally.count, last.tally.held) == (0, int(last.hold.total))


def test_its_seconds_go_on_between_two_looks() -> None:
    told = [one.hold.seconds for one in coached(PLANK, "plank") if one.hold and one.hold.going_on]
    assert all(later > earlier for earlier, later in pairwise(told))


def test_hips_that_sag_are_cued_while_it_is_held() -> None:
    sagging = replace(PLANK, reps=(Rep(hold=14.0, faults=("sagging",)),))
    assert "hips_sagging" in {code for code, _ in told(coached(sagging, "plank"))}
    assert told(coached(PLANK, "plank")) == []


def test_what_was_held_before_a_broken_line_is_kept() -> None:
    before = Tally(set=1, held=40)
    first = next(one for one in coached(PLANK, "plank", before) if one.hold)
    assert (first.hold and first.hold.total, first.tally.held) == (40, 40)


def test_a_hold_after_a_rest_is_another_set() -> None:
    clock = SetClock()
    clock.hold(10.0, Hold(10.0, 10.0, going_on=True))
    clock.hold(12.0, Hold(11.0, 11.0, going_on=False))
    assert (clock.tally.set, clock.resting(12.0)) == (1, False)
    assert clock.rest_seconds(25.0) == 15.0
    clock.hold(25.0, Hold(2.0, 13.0, going_on=True))
    assert clock.tally == Tally(set=2, held=13)
