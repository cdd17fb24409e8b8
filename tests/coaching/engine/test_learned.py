"""What is made of the nets' answers; and the nets themselves, where they are installed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from coaching.engine import Analysis, analyse, nets
from coaching.engine.analysis import analyse_with
from coaching.engine.learned import Counter, Learned
from pose.sequence import PoseSequence
from pose.synthetic.clip import ClipTruth, Rep
from tests.coaching.engine.builders import CATALOGUE, filmed, heuristic, one_after_another

SQUATS = filmed("squat", yaw=90)
CURLS = filmed("biceps_curl", Rep(), Rep(), Rep(), Rep(), yaw=90)
FIRST, SECOND = SQUATS.poses.image.seconds, CURLS.poses.image.seconds
VIDEO = one_after_another(SQUATS, CURLS)
RANKED = (("squat", 0.5), ("lunge", 0.3), ("rope_climb", 0.2))


def movements(clip: ClipTruth, later: float = 0.0) -> list[nets.Movement]:
    """What a net says that makes no mistake."""
    return [
        nets.Movement(rep.start + later, rep.turn + later, rep.end + later, True, 1.0)
        for rep in clip.reps
    ]


ALL = [*movements(SQUATS), *movements(CURLS, FIRST)]


def between(found: Sequence[nets.Movement], heard: list[str | None] | None = None) -> Counter:
    """A net that says of each stretch what turns in it, and keeps which exercise it was told."""
    said = [] if heard is None else heard

    def count(
        poses: PoseSequence,
        start: float | None = None,
        end: float | None = None,
        *,
        at_turn: bool = False,
        exercise: str | None = None,
    ) -> nets.Counting:
        said.append(exercise)
        last = poses.times[-1] if end is None else end
        return counting([one for one in found if (start or 0.0) <= one.turn <= last])

    return count


counted = between(ALL)


def counting(found: Sequence[nets.Movement]) -> nets.Counting:
    return nets.Counting(tuple(found), sum(one.complete for one in found))


def one_set(slug: str, start: float, end: float) -> nets.SetOfExercise:
    return nets.SetOfExercise(start, end, slug, 0.8, RANKED)


SETS = (one_set("squat", 0.0, FIRST), one_set("biceps_curl", FIRST, FIRST + SECOND))


def told(
    *sets: nets.SetOfExercise, main: str = "squat", exercise: str | None = None, sure: bool = True
) -> Analysis:
    recognition = nets.Recognition(sets, main, 0.5, RANKED, sure)
    reader = Learned(lambda _: recognition, counted)
    return analyse_with(reader, "heuristic", VIDEO, CATALOGUE, exercise=exercise)


UNRULED = [replace(each, signals=()) for each in CATALOGUE]
ALL_OF_IT = (one_set("squat", 0.0, float(VIDEO.image.times[-1])),)
NO_RULES = Learned(lambda _: nets.Recognition(ALL_OF_IT, "squat", 0.9, RANKED, True), counted)


def test_each_set_is_counted_where_it_was_recognised() -> None:
    result = told(*SETS)
    assert [(one.exercise.name, one.rep_count) for one in result.sets] == [
        ("Squat", 3), ("Biceps curl", 4),
    ]  # fmt: skip
    assert result.rep_count == 3


def test_where_the_rules_count_as_many_the_times_are_theirs() -> None:
    result = told(*SETS)
    rules = heuristic(SQUATS.poses, CATALOGUE, exercise="squat")
    for rep, one in zip(result.reps[:3], rules.reps, strict=True):
        assert (rep.start, rep.turn, rep.end) == pytest.approx(
            (one.start, one.turn, one.end), abs=0.15
        )


def test_without_rules_the_times_are_the_nets_own() -> None:
    result = analyse_with(NO_RULES, "heuristic", VIDEO, UNRULED)
    for rep, one in zip(result.reps, ALL, strict=True):
        assert (rep.start, rep.turn, rep.end) == pytest.approx(
            (one.start, one.turn, one.end), abs=0.02
        )


def test_repetitions_are_judged_by_the_rules_of_their_exercise() -> None:
    shallow = filmed("squat", Rep(), Rep(faults=("shallow",)), Rep(), yaw=90)
    reader = Learned(
        lambda _: nets.Recognition((), "squat", 0.9, RANKED, True),
        between(movements(shallow)),
    )
    result = analyse_with(reader, "heuristic", shallow.poses, CATALOGUE)
    assert [rep.complete for rep in result.reps] == [True, False, True]
    assert result.reps[1].reason == "too_shallow"
    assert result.reps[0].rom_degrees == pytest.approx(shallow.reps[0].rom, abs=12)


@pytest.mark.parametrize("exercise", ["biceps_curl", "lateral_raise"])
def test_half_repetitions_beside_whole_ones_are_attempts_however_sure_the_net_is(
    exercise: str,
) -> None:
    half = Rep(faults=("half_repetition",))
    mixed = filmed(exercise, Rep(), half, Rep(), half, half, yaw=30)
    ranked = ((exercise, 0.95), ("lunge", 0.05))
    reader = Learned(
        lambda _: nets.Recognition((), exercise, 0.95, ranked, True), between(movements(mixed))
    )
    result = analyse_with(reader, "heuristic", mixed.poses, CATALOGUE)
    assert [rep.complete for rep in result.reps] == [True, False, True, False, False]


@pytest.mark.parametrize(("done", "counted"), [(3, 0), (8, 8)])
def test_a_long_set_of_short_repetitions_counts_and_is_told_so(done: int, counted: int) -> None:
    shallow = filmed("squat", *(Rep(faults=("shallow",)),) * done, yaw=90)
    reader = Learned(
        lambda _: nets.Recognition((), "squat", 0.9, RANKED, True), between(movements(shallow))
    )
    result = analyse_with(reader, "heuristic", shallow.poses, CATALOGUE)
    assert result.rep_count == counted
    assert [f.rep for f in result.findings if f.code == "too_shallow"] == list(range(done))


def test_a_movement_that_is_not_whole_is_an_attempt_or_cut_off_by_the_video() -> None:
    last = VIDEO.image.times[-1]
    partial = [nets.Movement(2.0, 2.5, 3.0, False, 0.9), nets.Movement(9, last, last, False, 0.9)]
    result = analyse_with(replace(NO_RULES, count=between(partial)), "heuristic", VIDEO, UNRULED)
    assert [rep.reason for rep in result.reps] == ["too_shallow", "half_repetition"]
    assert result.rep_count == 0


def test_an_unsure_answer_names_the_two_likeliest_of_the_catalogue() -> None:
    exercise = told(*SETS, sure=False).exercise
    assert not exercise.sure
    assert [each.slug for each in exercise.candidates] == ["squat", "lunge"]


@pytest.mark.parametrize(("confidence", "complete", "named"), [(0.9, 2, "squat"), (0.5, 3, None)])
def test_where_the_exercise_is_in_doubt_its_rules_take_no_repetition_away(
    confidence: float, complete: int, named: str | None
) -> None:
    shallow = filmed("squat", Rep(), Rep(faults=("shallow",)), Rep(), yaw=90)
    all_of_it = nets.SetOfExercise(
        0.0, float(shallow.poses.image.times[-1]), "squat", confidence, RANKED
    )
    heard: list[str | None] = []
    recognition = nets.Recognition((all_of_it,), "squat", confidence, RANKED, confidence > 0.6)
    reader = Learned(lambda _: recognition, between(movements(shallow), heard))
    assert analyse_with(reader, "heuristic", shallow.poses, CATALOGUE).rep_count == complete
    assert heard[-1] == named


@pytest.mark.parametrize(("sure", "reps"), [(0.9, 3), (0.6, 0)])
def test_a_name_without_a_set_is_counted_where_somebody_surely_moves(
    sure: float, reps: int
) -> None:
    found = [replace(one, confidence=sure) for one in movements(SQUATS)]
    recognition = nets.Recognition((), "squat", 0.4, RANKED, False)
    reader = Learned(lambda _: recognition, between(found))
    result = analyse_with(reader, "heuristic", SQUATS.poses, CATALOGUE)
    assert (result.exercise.slug, result.exercise.sure, result.rep_count) == ("squat", False, reps)


def test_what_the_person_says_wins_and_all_is_counted() -> None:
    result = told(*SETS, exercise="lunge")
    assert (result.exercise.slug, result.exercise.sure) == ("lunge", True)
    assert [one.exercise.slug for one in result.sets] == ["lunge"]
    assert result.sets[0].rep_count == len(ALL)


def test_an_exercise_that_the_catalogue_lost_is_none_of_it() -> None:
    result = told(one_set("rope_climb", 0.0, FIRST), main="rope_climb")
    assert result.exercise.slug == "none"
    assert [one.exercise.slug for one in result.sets] == ["none"]


def test_none_counts_what_the_net_doubts_only_where_a_person_says_so() -> None:
    doubted = [replace(one, confidence=0.6) for one in ALL]
    recognition = nets.Recognition((), "none", 0.5, RANKED, True)
    reader = Learned(lambda _: recognition, between(doubted))
    assert analyse_with(reader, "heuristic", VIDEO, CATALOGUE).reps == ()
    told = analyse_with(reader, "heuristic", VIDEO, CATALOGUE, exercise="none")
    assert told.rep_count == len(ALL)


@pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")
class TestTheNetsThemselves:
    @pytest.mark.parametrize("slug", ["squat", "biceps_curl", "lateral_raise"])
    def test_they_recognise_and_count_the_athlete(self, slug: str) -> None:
        result = analyse(filmed(slug, yaw=35).poses, CATALOGUE, method="learned")
        assert (result.exercise.slug, result.rep_count) == (slug, 3)

    def test_two_sets_of_two_exercises(self) -> None:
        result = analyse(VIDEO, CATALOGUE, method="learned")
        assert [one.exercise.slug for one in result.sets] == ["squat", "biceps_curl"]

    def test_auto_takes_them_and_says_so(self) -> None:
        result = analyse(SQUATS.poses, CATALOGUE)
        assert result.method == "learned"
        assert result.stamp.model == nets.model_hash() != ""
        assert result.stamp.features == nets.FEATURE_VERSION
