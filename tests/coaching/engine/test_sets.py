"""A video with several sets, each of its own exercise: counted, judged and told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from coaching.engine import Analysis, Exercise
from coaching.engine.analysis import analyse_with
from coaching.engine.heuristic import Heuristic
from coaching.engine.result import Candidate, Guess, Likely
from coaching.engine.stretches import Recognised, Stretch
from pose.sequence import Poses
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import CATALOGUE, filmed, one_after_another

SHALLOW = Rep(faults=("shallow",))


@dataclass(frozen=True)
class Knowing(Heuristic):
    """A method that knows where each exercise is done, and counts as the heuristic one does."""

    main: str
    stretches: tuple[Stretch, ...]

    def recognised(self, poses: Poses, catalogue: Sequence[Exercise]) -> Recognised:
        candidates = (Candidate(self.main, 0.6), Candidate("lunge", 0.4))
        return Recognised(Guess(self.main, self.main, 0.6, candidates, False), self.stretches)


def stretch(slug: str, start: float, end: float) -> Stretch:
    return Stretch(Likely(slug, slug.title(), 0.9), start, end)


SQUATS = filmed("squat", Rep(), SHALLOW, Rep(), yaw=90)
CURLS = filmed("biceps_curl", Rep(), Rep(), Rep(), Rep(), yaw=90)
MORE_SQUATS = filmed("squat", Rep(), yaw=90)
FIRST, SECOND = SQUATS.poses.image.seconds, CURLS.poses.image.seconds
THIRD = MORE_SQUATS.poses.image.seconds
VIDEO = one_after_another(SQUATS, CURLS, MORE_SQUATS)
STRETCHES = (
    stretch("squat", 0.0, FIRST),
    stretch("biceps_curl", FIRST, FIRST + SECOND),
    stretch("squat", FIRST + SECOND, FIRST + SECOND + THIRD),
)


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyse_with(Knowing("squat", STRETCHES), "heuristic", VIDEO, CATALOGUE)


def test_every_set_has_its_own_exercise_and_count(result: Analysis) -> None:
    assert [(one.exercise.slug, one.rep_count) for one in result.sets] == [
        ("squat", 2), ("biceps_curl", 4), ("squat", 1),
    ]  # fmt: skip


def test_the_count_is_that_of_the_main_exercise(result: Analysis) -> None:
    assert result.exercise.slug == "squat"
    assert result.rep_count == 3


def test_repetitions_know_their_set_and_come_in_order_of_time(result: Analysis) -> None:
    assert [rep.set for rep in result.reps] == [0, 0, 0, 1, 1, 1, 1, 2]
    starts = [rep.start for rep in result.reps]
    assert starts == sorted(starts)
    assert [rep.complete for rep in result.reps[:3]] == [True, False, True]


def test_a_set_lasts_from_its_first_movement_to_its_last(result: Analysis) -> None:
    for number, one in enumerate(result.sets):
        reps = [rep for rep in result.reps if rep.set == number]
        assert (one.start, one.end) == (reps[0].start, reps[-1].end)


def test_turns_are_where_the_athlete_made_them(result: Analysis) -> None:
    turns = [
        rep.turn + before
        for clip, before in ((SQUATS, 0.0), (CURLS, FIRST), (MORE_SQUATS, FIRST + SECOND))
        for rep in clip.reps
    ]
    assert [rep.turn for rep in result.reps] == pytest.approx(turns, abs=0.35)


def test_findings_point_at_repetitions_of_their_own_set(result: Analysis) -> None:
    for finding in result.findings:
        if finding.rep is not None:
            rep = result.reps[finding.rep]
            assert rep.start <= finding.at <= rep.end
            assert finding.code in rep.findings


def test_what_holds_for_several_sets_is_said_once(result: Analysis) -> None:
    general = [finding.message for finding in result.findings if finding.rep is None]
    assert len(general) == len(set(general))


def test_the_summary_is_about_the_main_exercise_and_names_the_others(result: Analysis) -> None:
    assert result.summary[0].startswith("Three")
    assert result.summary[-1] == "You also did 4 curls."


def test_a_stretch_in_which_nothing_is_done_is_no_set() -> None:
    still = stretch("push_up", 0.0, FIRST)
    result = analyse_with(Knowing("squat", (still,)), "heuristic", SQUATS.poses, CATALOGUE)
    assert result.sets == ()
    assert result.rep_count == 0
    assert result.summary == ("I did not see a whole squat in this video.",)


def test_a_hold_is_timed_in_its_own_set() -> None:
    held = filmed("push_up", Rep(), idle_before=6.0)
    start = held.reps[0].start - 0.5
    told = (stretch("plank", 0.0, start), stretch("push_up", start, held.poses.image.seconds))
    result = analyse_with(Knowing("push_up", told), "heuristic", held.poses, CATALOGUE)
    assert [one.exercise.slug for one in result.sets] == ["plank", "push_up"]
    assert result.sets[0].hold_seconds == pytest.approx(start, abs=1.2)
    assert (result.hold_seconds, result.rep_count) == (None, 1)
    assert "seconds of plank" in result.summary[-1]


def test_what_the_person_says_is_taken_for_the_whole_video() -> None:
    result = analyse_with(
        Knowing("lunge", STRETCHES), "heuristic", SQUATS.poses, CATALOGUE, exercise="squat"
    )
    assert (result.exercise.slug, result.exercise.sure) == ("squat", True)
    assert [one.exercise.slug for one in result.sets] == ["squat"]
    assert result.rep_count == 2
