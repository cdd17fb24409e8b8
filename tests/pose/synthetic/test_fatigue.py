"""A set towards failure."""

import numpy as np
import pytest

from pose.synthetic.clip import AthleteSpec, Rep, truth
from pose.synthetic.fatigue import tired
from pose.synthetic.spec import Fatigue

SET = (Rep(),) * 6
WORN_OUT = Fatigue(slowing=1.0, shortening=0.25, breath=1.5, onset=0.4)


def test_nobody_tires_by_default() -> None:
    assert tired(SET, Fatigue()) == SET


def test_the_last_repetitions_are_slower_and_shorter_and_the_first_are_as_ever() -> None:
    reps = tired(SET, WORN_OUT)
    assert reps[:2] == SET[:2]
    assert reps[-1].up == pytest.approx(2 * SET[-1].up)
    assert reps[-1].share == pytest.approx(0.75)
    assert np.all(np.diff([rep.seconds for rep in reps[2:]]) > 0)


def test_a_tired_set_is_seen_in_its_range_of_motion() -> None:
    clip = truth(AthleteSpec(exercise="biceps_curl", reps=SET, fatigue=WORN_OUT))
    roms = [rep.rom for rep in clip.reps]
    assert roms[-1] < 0.85 * roms[0]
    assert clip.rep_count == 6


def test_one_repetition_alone_tires_nobody() -> None:
    assert tired(SET[:1], WORN_OUT) == SET[:1]
