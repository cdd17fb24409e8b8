"""Somebody who is about to train, or done, now and then does something like an exercise."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from coaching.engine import Analysis, nets
from coaching.engine.analysis import analyse_with
from coaching.engine.learned import Learned
from coaching.engine.nets.classifier import SURE_CONFIDENCE
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import CATALOGUE, filmed, one_after_another
from tests.coaching.engine.test_learned import between, movements

BENDING = filmed("squat", Rep(), yaw=90)
CURLS = filmed("biceps_curl", Rep(), Rep(), Rep(), yaw=90)
FIRST, SECOND = BENDING.poses.image.seconds, CURLS.poses.image.seconds
VIDEO = one_after_another(BENDING, CURLS)
ALL = [*movements(BENDING), *movements(CURLS, FIRST)]


def bent(confidence: float) -> nets.SetOfExercise:
    ranked = (("squat", confidence), ("lunge", 1 - confidence))
    return nets.SetOfExercise(0.0, FIRST, "squat", confidence, ranked)


def curled(confidence: float) -> nets.SetOfExercise:
    ranked = (("biceps_curl", confidence), ("row", 1 - confidence))
    return nets.SetOfExercise(FIRST, FIRST + SECOND, "biceps_curl", confidence, ranked)


def told(
    *sets: nets.SetOfExercise,
    main: str,
    exercise: str | None = None,
    counted: Sequence[nets.Movement] = ALL,
) -> Analysis:
    ranked = next(one.candidates for one in sets if one.slug == main)
    found = nets.Recognition(sets, main, ranked[0][1], ranked, ranked[0][1] >= SURE_CONFIDENCE)
    reader = Learned(lambda _: found, between(counted))
    return analyse_with(reader, "heuristic", VIDEO, CATALOGUE, exercise=exercise)


slugs = partial(map, lambda one: one.exercise.slug)


def test_one_repetition_of_something_doubtful_is_not_counted() -> None:
    result = told(bent(0.8), main="squat")
    assert result.sets == ()
    assert result.rep_count == 0


def test_the_page_asks_what_it_was_and_names_what_it_looked_like() -> None:
    exercise = told(bent(0.8), main="squat").exercise
    assert (exercise.slug, exercise.sure) == ("none", False)
    assert [one.slug for one in exercise.candidates] == ["squat", "lunge"]


def test_one_repetition_that_the_net_is_sure_of_counts() -> None:
    assert told(bent(0.95), main="squat").rep_count == 1


def test_of_what_fills_much_of_the_video_less_certainty_will_do() -> None:
    long = nets.SetOfExercise(0.0, 0.5 * (FIRST + SECOND), "squat", 0.8, (("squat", 0.8),))
    counted = movements(BENDING)
    assert told(long, main="squat", counted=counted).rep_count == 1
    assert told(replace(long, confidence=0.7), main="squat", counted=counted).sets == ()


def test_of_three_repetitions_less_certainty_will_do() -> None:
    result = told(curled(0.75), main="biceps_curl")
    assert list(slugs(result.sets)) == ["biceps_curl"]
    assert result.rep_count == 3
    assert told(curled(0.55), main="biceps_curl").sets == ()


def test_what_hardly_looks_like_repetitions_of_anything_is_left_out() -> None:
    doubted = [replace(one, confidence=0.8) for one in ALL]
    assert told(curled(0.95), main="biceps_curl", counted=doubted).rep_count == 3
    assert told(curled(0.8), main="biceps_curl", counted=doubted).sets == ()
    assert told(bent(0.95), main="squat", counted=doubted).sets == ()


def test_what_is_left_is_what_the_video_shows() -> None:
    result = told(bent(0.8), curled(0.75), main="squat")
    assert result.exercise.slug == "biceps_curl"
    assert list(slugs(result.sets)) == ["biceps_curl"]


def whole(confidence: float) -> nets.SetOfExercise:
    ranked = (("biceps_curl", confidence), ("row", 0.3))
    return nets.SetOfExercise(0.0, FIRST + SECOND, "biceps_curl", confidence, ranked)


def test_what_fills_the_whole_video_stays_however_unsure() -> None:
    result = told(whole(0.5), main="biceps_curl", counted=movements(CURLS, FIRST))
    assert (result.exercise.slug, result.exercise.sure, result.rep_count) == (
        "biceps_curl",
        False,
        3,
    )


def test_what_is_unsure_and_never_the_same_twice_is_not_counted() -> None:
    different = [*movements(BENDING), *movements(CURLS, FIRST)[:1]]
    unsure = told(whole(0.5), main="biceps_curl", counted=different)
    assert unsure.sets == ()
    assert (unsure.exercise.slug, unsure.exercise.sure) == ("biceps_curl", False)
    assert told(whole(0.7), main="biceps_curl", counted=different).sets


def test_what_is_unsure_and_takes_a_moment_of_a_long_video_is_not_counted() -> None:
    once = movements(CURLS, FIRST)[:1]
    assert told(whole(0.5), main="biceps_curl", counted=once).sets == ()
    assert told(whole(0.7), main="biceps_curl", counted=once).sets


def test_what_the_person_says_stays() -> None:
    assert told(bent(0.8), main="squat", exercise="squat").exercise.slug == "squat"
