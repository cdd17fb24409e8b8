"""Exercise that has no name in the catalogue is counted; whatever else people do is not."""

import pytest

from coaching.engine import Analysis, nets
from coaching.engine.analysis import analyse_with
from coaching.engine.learned import Learned
from coaching.engine.unnamed import is_repeated
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import CATALOGUE, filmed
from tests.coaching.engine.test_learned import between, counting, movements

CLIP = filmed("squat", Rep(), Rep(), Rep(), Rep(), yaw=90)
RANKED = (("none", 0.9), ("squat", 0.1))


def repeated(*turns: float, sure: float = 0.9, rounds: int | None = None) -> nets.Counting:
    """What the nets count who turns at these seconds."""
    found = tuple(nets.Movement(turn - 0.5, turn, turn + 0.5, True, sure) for turn in turns)
    return nets.Counting(found, len(turns) if rounds is None else rounds)


def told(found: nets.Counting) -> Analysis:
    recognition = nets.Recognition((), "none", 0.9, RANKED, True)
    reader = Learned(lambda _: recognition, between(found.movements))
    return analyse_with(reader, "heuristic", CLIP.poses, CATALOGUE)


def test_the_same_again_and_again_is_exercise() -> None:
    assert is_repeated(repeated(1, 3, 5))
    assert is_repeated(repeated(1, 3, 5, 7.4, 9, rounds=6))


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(repeated(), id="nothing at all"),
        pytest.param(repeated(1, 3), id="picked up and put down"),
        pytest.param(repeated(1, 3, 5, 7, sure=0.7), id="the net doubts them"),
        pytest.param(repeated(1, 3, 5, 7, rounds=1), id="the phase goes round but once"),
        pytest.param(repeated(1, 2, 9, 11, 16), id="now and then"),
    ],
)
def test_anything_else_is_not(found: nets.Counting) -> None:
    assert not is_repeated(found)


def test_it_is_counted_without_a_name() -> None:
    result = told(counting(movements(CLIP)))
    assert (result.exercise.slug, result.rep_count) == ("none", 4)
    assert [one.exercise.slug for one in result.sets] == ["none"]
    assert result.summary[0] == "Four repetitions counted."
    assert [rep.light for rep in result.reps] == ["counted"] * 4
    assert "I do not know this movement" in result.summary[-1]


def test_movements_that_have_nothing_in_common_are_not_counted() -> None:
    anywhere = repeated(*(one.start + 0.4 * nth for nth, one in enumerate(movements(CLIP))))
    result = told(anywhere)
    assert (result.exercise.slug, result.exercise.sure, result.sets) == ("none", True, ())


def test_what_is_not_exercise_has_no_set() -> None:
    result = told(repeated(1, 3))
    assert (result.sets, result.rep_count) == ((), 0)
    assert result.summary == ("I do not know this movement, so I did not count it.",)
