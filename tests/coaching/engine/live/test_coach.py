"""The coach on the animated athlete, frame by frame."""

from dataclasses import replace
from functools import cache

import pytest

from benchmarks.idle import FIRST_SEED, idle
from coaching.engine import nets
from coaching.engine.exercise import Exercise
from coaching.engine.live.coach import LiveCoach
from coaching.engine.live.state import LiveAnswer, Tally
from pose.synthetic.camera import Camera
from pose.synthetic.clip import AthleteSpec, Rep, truth
from references.catalogue import read_catalogue

pytestmark = pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")

SPEC = AthleteSpec(fps=10.0)


@cache
def catalogue() -> tuple[Exercise, ...]:
    return tuple(Exercise.from_dict(row) for row in read_catalogue())


def coached(
    spec: AthleteSpec,
    exercise: str | None = None,
    before: Tally | None = None,
    *,
    in_space: bool = False,
) -> list[LiveAnswer]:
    """What is said after every frame."""
    poses = truth(spec).poses
    image, world = poses.image, poses.world if in_space else None
    coach = LiveCoach(
        catalogue(), image.skeleton, poses.size, exercise=exercise, before=before or Tally()
    )
    frames = [slice(at, at + 1) for at in range(len(image))]
    return [coach.push(image.part(at), world=world and world.part(at)) for at in frames]


def squats(*faults: str, count: int = 4) -> AthleteSpec:
    return replace(SPEC, reps=(Rep(faults=faults),) * count)


def told(answers: list[LiveAnswer]) -> list[tuple[str, str]]:
    return [(answer.cue.code, answer.cue.level) for answer in answers if answer.cue]


@pytest.fixture(scope="module")
def clean() -> list[LiveAnswer]:
    return coached(squats())


def test_repetitions_are_counted_and_timed(clean: list[LiveAnswer]) -> None:
    last = clean[-1]
    assert last.tally == Tally(count=4, attempts=0, set=1, set_count=4)
    assert last.tempo is not None
    assert last.tempo.out + last.tempo.turn + last.tempo.back == pytest.approx(1.8, abs=0.7)


def test_the_exercise_is_recognised(clean: list[LiveAnswer]) -> None:
    assert (clean[-1].known.slug, clean[-1].known.name, clean[-1].known.sure) == (
        "squat", "Squat", True,
    )  # fmt: skip


def test_the_way_goes_up_and_down_with_the_body(clean: list[LiveAnswer]) -> None:
    assert {answer.phase for answer in clean} == {"start", "out", "turn", "back"}
    assert max(answer.way for answer in clean) == 1.0
    assert clean[-1].way == 0.0


def test_nothing_is_cued_where_nothing_is_wrong(clean: list[LiveAnswer]) -> None:
    assert told(clean) == []


def test_a_fault_is_cued_within_the_set() -> None:
    assert ("too_shallow", "info") in told(coached(squats("shallow"), "squat"))


@pytest.mark.parametrize("yaw", [35.0, 50.0])
@pytest.mark.parametrize(
    ("fault", "code"), [("knees_caving", "knees_caving"), ("forward_lean", "leaning_forward")]
)
def test_from_aslant_it_takes_joints_in_space_to_see_a_fault(
    fault: str, code: str, yaw: float
) -> None:
    aslant = replace(squats(fault), camera=Camera(yaw=yaw))
    assert told(coached(aslant, "squat")) == []
    assert (code, "info") in told(coached(aslant, "squat", in_space=True))


@pytest.mark.parametrize("yaw", [0.0, 35.0, 60.0, 90.0])
def test_in_space_as_many_are_counted_and_nothing_is_cued(yaw: float) -> None:
    last = coached(replace(squats(), camera=Camera(yaw=yaw)), "squat", in_space=True)
    assert last[-1].tally.count == 4
    assert told(last) == []


def test_half_repetitions_are_attempts() -> None:
    tally = coached(squats("half_repetition"), "squat")[-1].tally
    assert (tally.count, tally.attempts) == (0, 4)


def test_a_mended_fault_is_praised() -> None:
    reps = (*(Rep(faults=("shallow",)),) * 3, Rep(), Rep())
    codes = told(coached(replace(SPEC, reps=reps), "squat"))
    assert ("too_shallow", "better") in codes
    assert codes[-1][1] == "better"


def test_who_idles_is_hardly_counted_and_never_corrected() -> None:
    counted = 0
    for poses in idle(FIRST_SEED, 2.0):
        coach = LiveCoach(catalogue(), poses.image.skeleton, poses.size)
        frames = range(0, len(poses.image), 2)
        answers = [coach.push(poses.image.part(slice(at, at + 1))) for at in frames]
        assert not told(answers)
        counted += coach.tally.count
    assert counted <= 4  # before movements had to be meant it was six


def test_the_set_up_is_told_until_the_first_repetition(clean: list[LiveAnswer]) -> None:
    assert clean[0].setup is not None
    assert clean[-1].setup is None


@pytest.mark.parametrize(
    ("camera", "wrong", "message"),
    [
        (Camera(), None, ""),
        (Camera(distance=9.0), "distance", "Step closer."),
        (Camera(yaw=0.0), "view", "Turn sideways."),
        (Camera(distance=1.2), "whole_body", "Step back until I can see your feet."),
    ],
)
def test_the_set_up_says_what_to_change(camera: Camera, wrong: str | None, message: str) -> None:
    spec = replace(SPEC, reps=(), camera=camera, idle_before=2.0)
    setup = coached(spec, "squat")[-1].setup
    assert setup is not None
    off = [check for check in setup if not check.ok]
    assert [check.code for check in off][:1] == ([wrong] if wrong else [])
    assert [check.message for check in off][:1] == ([message] if wrong else [])


def test_a_count_goes_on_after_the_line_broke() -> None:
    before = Tally(count=5, attempts=1, set=2, set_count=2)
    last = coached(squats(count=2), before=before)[-1].tally
    assert last == Tally(count=7, attempts=1, set=2, set_count=4)


def test_a_session_of_more_than_a_minute_forgets_none() -> None:
    quick = Rep(down=0.6, hold=0.1, up=0.6, rest=0.2)
    last = coached(replace(SPEC, reps=(quick,) * 52))[-1]
    assert last.time > 75.0
    assert last.tally.count == pytest.approx(52, abs=1)


def test_who_thinks_later_counts_as_many() -> None:
    poses = truth(squats()).poses
    coach = LiveCoach(catalogue(), poses.image.skeleton, poses.size)
    for at in range(len(poses.image)):
        answer = coach.push(poses.image.part(slice(at, at + 1)), later=True)
        assert coach.due
        while at % 7 == 0 and coach.due:
            coach.think()
    assert answer.tally.count == 4
    assert answer.known.slug == "squat"


def test_without_thinking_nothing_new_is_known() -> None:
    poses = truth(squats()).poses
    coach = LiveCoach(catalogue(), poses.image.skeleton, poses.size)
    for at in range(len(poses.image) // 2):
        coach.push(poses.image.part(slice(at, at + 1)), later=True)
    assert (coach.tally.count, coach.due) == (0, True)
    while coach.due:
        coach.think()
    assert coach.tally.count >= 1
