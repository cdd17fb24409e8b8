from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pytest

from coaching.engine import nets
from coaching.engine.nets.features import Array
from coaching.engine.nets.live import LOOK_AHEAD, LiveNets
from coaching.engine.nets.runtime import EXERCISE, REPETITION, Net, load
from pose.sequence import PoseSequence
from pose.synthetic.clip import AthleteSpec, Rep, truth

pytestmark = pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")


@pytest.fixture(scope="module")
def squats() -> PoseSequence:
    spec = AthleteSpec(reps=(Rep(), Rep(), Rep(rest=1.0), Rep()), idle_after=2.0)
    return truth(spec).poses.image


def followed(poses: PoseSequence, frames: int) -> list[int]:
    """The count after every so many frames."""
    live = LiveNets(told="squat")
    starts = range(0, len(poses), frames)
    return [live.push(poses.part(slice(at, at + frames))).count for at in starts]


def test_a_stream_counts_as_the_whole_video_does(squats: PoseSequence) -> None:
    assert followed(squats, 1)[-1] == nets.count(squats, exercise="squat").whole == 4


def test_the_count_never_goes_back_and_comes_while_the_set_is_on(squats: PoseSequence) -> None:
    counts = followed(squats, 1)
    assert np.all(np.diff(counts) >= 0)
    assert counts[len(counts) // 2] >= 1


def test_it_does_not_matter_how_frames_are_bundled(squats: PoseSequence) -> None:
    assert followed(squats, 7)[-1] == followed(squats, 1)[-1]


def test_the_exercise_is_named_within_the_set(squats: PoseSequence) -> None:
    live = LiveNets()
    state = live.push(squats)
    assert state.exercise == "squat"
    assert 0 < state.confidence <= 1


def test_a_repetition_is_told_soon_after_it_is_over(squats: PoseSequence) -> None:
    live = LiveNets()
    for frame in range(len(squats)):
        state = live.push(squats.part(slice(frame, frame + 1)))
        if state.count:
            break
    assert state.time - state.movements[0].end < LOOK_AHEAD + 1.0


def test_a_reset_forgets(squats: PoseSequence) -> None:
    live = LiveNets()
    live.push(squats)
    live.reset()
    state = live.push(squats.part(slice(0, 30)))
    assert (state.count, state.movements) == (0, ())


def test_a_gap_in_the_stream_is_no_movement(squats: PoseSequence) -> None:
    first = squats.part(slice(0, 60))
    later = squats.part(slice(60, 90))
    later = PoseSequence(later.points, later.confidence, later.times + 30.0, later.skeleton)
    live = LiveNets()
    live.push(first)
    assert live.push(later).time == pytest.approx(later.times[-1], abs=0.1)


@dataclass
class Counted:
    """A net, and how often it was asked."""

    net: Net
    asked: int = 0

    @property
    def labels(self) -> tuple[str, ...]:
        return self.net.labels

    @property
    def settings(self) -> Mapping[str, float]:
        return self.net.settings

    def __call__(self, windows: Array, exercise: Array | None = None) -> tuple[Array, ...]:
        self.asked += 1
        return self.net(windows, exercise)


@pytest.mark.parametrize("name", [EXERCISE, REPETITION])
def test_what_is_put_off_asks_no_net_before_it_is_thought_about(
    squats: PoseSequence, name: str
) -> None:
    counted = Counted(load(name))
    live = LiveNets(counted) if name == EXERCISE else LiveNets(repetition=counted)
    live.push(squats.part(slice(0, 30)), later=True)
    assert (counted.asked, live.due) == (0, True)
    while live.due:
        live.think()
    assert counted.asked > 0


@pytest.mark.parametrize("frames", [1, 5, 11])
def test_thinking_now_and_then_counts_the_same(squats: PoseSequence, frames: int) -> None:
    live = LiveNets(told="squat")
    for frame in range(len(squats)):
        live.push(squats.part(slice(frame, frame + 1)), later=True)
        while frame % frames == 0 and live.due:
            live.think()
    assert live.state.count == 4
    assert live.state.time == pytest.approx(squats.times[-1], abs=0.1)


def test_nothing_is_forgotten_where_nobody_thinks_for_long(squats: PoseSequence) -> None:
    live = LiveNets(told="squat")
    live.push(squats, later=True)
    while live.due:
        live.think()
    assert live.state.count == 4


def test_a_tempo_is_looked_at_most_by_the_stride_that_sees_it_best(squats: PoseSequence) -> None:
    quick = PoseSequence(squats.points, squats.confidence, squats.times / 3, squats.skeleton)
    asked = []
    for poses in (squats, quick):
        counted = Counted(load(REPETITION))
        LiveNets(repetition=counted).push(poses)
        asked.append(counted.asked / poses.times[-1])
    assert asked[1] > asked[0]
