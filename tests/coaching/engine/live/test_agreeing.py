"""The second opinion on repetitions, on joints whose truth is known."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.live.agreeing import Agreeing
from coaching.engine.live.recent import Recent
from coaching.engine.nets.counter import Movement
from pose.sequence import Poses
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, truth
from tests.coaching.engine.live.test_coach import catalogue

CURLS = AthleteSpec(
    exercise="biceps_curl", reps=(Rep(), Rep()), fps=15.0, camera=Camera(yaw=85.0, distance=3.6)
)
CURL = next(each for each in catalogue() if each.slug == "biceps_curl")
SQUAT = next(each for each in catalogue() if each.slug == "squat")


def recent_of(poses: Poses) -> Recent:
    recent = Recent(poses.image.skeleton, poses.size, "live")
    for index in range(len(poses.image)):
        recent.add(poses.image.part(slice(index, index + 1)))
    return recent


def movement(start: float, end: float) -> Movement:
    return Movement(start, (start + end) / 2, end, complete=True, confidence=1.0)


@pytest.fixture(scope="module")
def filmed() -> tuple[Recent, list[Movement]]:
    """Two curls from the side, and where they are."""
    clip = truth(CURLS)
    return recent_of(clip.poses), [movement(rep.start, rep.end) for rep in clip.reps]


def test_a_repetition_counts_once_however_often_it_is_found(
    filmed: tuple[Recent, list[Movement]],
) -> None:
    recent, (first, second) = filmed
    agreeing = Agreeing()
    later = replace(first, turn=first.turn + 0.5, end=first.end + 0.3)
    taken = [agreeing.take(one, recent, CURL) for one in (first, later, second, second)]
    assert taken == [True, False, True, False]


def test_halves_of_a_repetition_are_one(filmed: tuple[Recent, list[Movement]]) -> None:
    recent, (first, _) = filmed
    agreeing = Agreeing()
    up, down = movement(first.start, first.turn), movement(first.turn, first.end)
    assert [agreeing.take(one, recent, CURL) for one in (up, down)].count(True) == 1


@pytest.mark.parametrize("known", [True, False])
def test_joints_that_tremble_repeat_nothing(known: bool) -> None:
    poses = truth(replace(CURLS, reps=(), idle_before=6.0)).poses
    still = np.repeat(poses.image.points[:1], len(poses.image), axis=0)
    torso = float(np.ptp(still[0, :, 1])) / 3
    noise = np.random.default_rng(0).normal(0, torso / 60, still.shape)
    points = (still + noise).astype(np.float32)
    recent = recent_of(replace(poses, image=replace(poses.image, points=points), world=None))
    assert not Agreeing().take(movement(1.0, 2.5), recent, CURL if known else None)


@pytest.mark.parametrize(("confidence", "taken"), [(0.3, False), (0.9, True)])
@pytest.mark.parametrize("known", [True, False])
def test_hands_that_are_guessed_repeat_nothing(
    filmed: tuple[Recent, list[Movement]], confidence: float, taken: bool, known: bool
) -> None:
    _, (first, _) = filmed
    poses = truth(CURLS).poses
    moved = [
        i for name, i in poses.image.skeleton.index.items() if "wrist" in name or "elbow" in name
    ]
    sure = poses.image.confidence.copy()
    sure[:, moved] = confidence
    recent = recent_of(replace(poses, image=replace(poses.image, confidence=sure)))
    assert Agreeing().take(first, recent, CURL if known else None) == taken


def test_movements_that_were_not_taken_are_attempts(filmed: tuple[Recent, list[Movement]]) -> None:
    recent, (first, second) = filmed
    agreeing = Agreeing()
    assert agreeing.new((first,)) == [first]
    assert agreeing.take(first, recent, CURL)
    assert agreeing.new((first, second)) == [second]
    assert agreeing.new((first, second)) == []
    assert [one.complete for one in agreeing.told] == [True, False]


def test_what_the_net_is_not_sure_of_is_nothing(filmed: tuple[Recent, list[Movement]]) -> None:
    _, (first, second) = filmed
    agreeing = Agreeing()
    assert agreeing.new((replace(first, confidence=0.5), second)) == [second]
    assert [one.turn for one in agreeing.told] == [second.turn]


def test_half_a_repetition_beside_whole_ones_is_an_attempt() -> None:
    reps = (Rep(), Rep(), Rep(faults=("half_repetition",)))
    clip = truth(replace(CURLS, reps=reps))
    agreeing, recent = Agreeing(), recent_of(clip.poses)
    found = [movement(rep.start, rep.end) for rep in clip.reps]
    assert agreeing.new(tuple(found)) == found
    assert [agreeing.take(one, recent, CURL) for one in found] == [True, True, False]
    assert [one.complete for one in agreeing.told] == [True, True, False]


@pytest.mark.parametrize(("confidence", "taken"), [(0.8, False), (0.95, True)])
def test_what_the_net_is_sure_of_needs_but_a_turn_of_the_signal(
    confidence: float, taken: bool
) -> None:
    clip = truth(replace(CURLS, reps=(Rep(share=0.36),)))
    (rep,) = clip.reps
    small = replace(movement(rep.start, rep.end), confidence=confidence)
    assert Agreeing().take(small, recent_of(clip.poses), CURL) is taken


def test_a_doubtful_movement_counts_once_its_exercise_is_known(
    filmed: tuple[Recent, list[Movement]],
) -> None:
    recent, (first, _) = filmed
    doubtful = replace(first, confidence=0.65)
    agreeing = Agreeing()
    assert agreeing.new((doubtful,)) == [doubtful]
    assert not agreeing.take(doubtful, recent, None)
    assert agreeing.new((doubtful,)) == [doubtful]
    assert agreeing.take(doubtful, recent, CURL)
    assert agreeing.new((doubtful,)) == []


def test_what_was_denied_is_asked_about_again_once_more_of_it_is_seen() -> None:
    clip = truth(replace(CURLS, reps=(Rep(down=0.6, hold=0.1, up=0.6),)))
    first = replace(movement(clip.reps[0].start, clip.reps[0].end), confidence=0.8)
    early = replace(first, turn=first.turn - 0.39, end=first.turn - 0.35)
    seen = clip.poses.image.times <= early.end
    agreeing = Agreeing()
    assert agreeing.new((early,)) == [early]
    assert not agreeing.take(
        early, recent_of(replace(clip.poses, image=clip.poses.image.part(seen))), CURL
    )
    assert agreeing.new((replace(early, end=early.end + 0.1),)) == []
    assert agreeing.new((first,)) == [first]
    assert agreeing.take(first, recent_of(clip.poses), CURL)


def test_what_is_not_meant_is_neither_counted_nor_an_attempt() -> None:
    agreeing, one = Agreeing(), movement(3.0, 5.0)
    assert agreeing.new((one,), exercising=0.1, now=5.3) == []
    assert agreeing.told == ()


def whole(agreeing: Agreeing) -> int:
    return sum(one.complete for one in agreeing.told)


def test_pieces_taken_before_the_exercise_was_known_are_taken_back(
    filmed: tuple[Recent, list[Movement]],
) -> None:
    recent, (first, second) = filmed
    agreeing = Agreeing()
    for piece in (movement(first.start, first.turn), movement(first.turn, first.end)):
        assert agreeing.take(piece, recent, None)
    agreeing.take(second, recent, CURL)
    assert whole(agreeing) == 2


def test_a_signal_that_turned_in_none_of_it_denies_nothing(
    filmed: tuple[Recent, list[Movement]],
) -> None:
    recent, (first, second) = filmed
    agreeing = Agreeing()
    agreeing.take(first, recent, None)
    assert not agreeing.take(second, recent, SQUAT)
    assert whole(agreeing) == 1


def test_a_body_of_which_nothing_is_seen_repeats_nothing() -> None:
    poses = truth(CURLS).poses
    unseen = replace(poses.image, confidence=np.full_like(poses.image.confidence, 0.1))
    recent = recent_of(replace(poses, image=unseen))
    assert not Agreeing().take(movement(1.0, 2.5), recent, None)
