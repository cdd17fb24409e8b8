from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pytest

from coaching.engine.nets.classifier import likeliest_path, recognise_tracks, softmax
from coaching.engine.nets.features import Array
from coaching.engine.nets.tracks import RATE, Tracks
from pose.skeletons import COMMON13


class Told:
    """A net that says what it is told about each window, by the place of the left shoulder."""

    labels = ("squat", "row", "none")
    settings: Mapping[str, float] = MappingProxyType({"temperature": 1.0})

    def __call__(self, windows: Array, exercise: Array | None = None) -> tuple[Array, ...]:
        assert exercise is None
        wrist = windows[:, 1, :, COMMON13.index["left_wrist"]].mean(axis=1)
        logits = np.stack([wrist > 0.5, wrist < -0.5, np.abs(wrist) <= 0.5], axis=1) * 6.0
        return (logits.astype(np.float32),)


def moving(*parts: tuple[float, float]) -> Tracks:
    """Tracks of a body whose left wrist is so many torsos below the shoulder, for seconds."""
    heights = np.concatenate([np.full(round(s * RATE), below) for below, s in parts])
    points = np.zeros((len(heights), len(COMMON13), 2), np.float32)
    for side, x in (("left", 15.0), ("right", -15.0)):
        points[:, COMMON13.index[f"{side}_shoulder"]] = (x, 0)
        points[:, COMMON13.index[f"{side}_hip"]] = (x, 100)
    points[:, COMMON13.index["left_wrist"], 1] = heights * 100
    seen = np.zeros(points.shape[:2], np.float32)
    for joint in ("shoulder", "hip"):
        seen[:, [COMMON13.index[f"{side}_{joint}"] for side in ("left", "right")]] = 1
    seen[:, COMMON13.index["left_wrist"]] = 1
    return Tracks(points, seen, start=0.0)


def test_one_exercise_all_along_is_one_set_of_the_whole_clip() -> None:
    told = recognise_tracks(moving((1.0, 9.0)), Told())
    (only,) = told.sets
    assert (told.exercise, told.sure) == ("squat", True)
    assert only.start == 0
    assert only.end == pytest.approx(9.0, abs=0.1)


def test_two_exercises_with_a_rest_between_are_two_sets() -> None:
    told = recognise_tracks(moving((1.0, 20.0), (0.0, 15.0), (-1.0, 12.0)), Told())
    assert [each.slug for each in told.sets] == ["squat", "row"]
    assert told.exercise == "squat"
    first, second = told.sets
    assert first.end == pytest.approx(20.0, abs=2.5)
    assert second.start == pytest.approx(35.0, abs=2.5)


def test_nothing_of_the_catalogue_is_no_set() -> None:
    told = recognise_tracks(moving((0.0, 8.0)), Told())
    assert (told.exercise, told.sets) == ("none", ())


class Doubtful(Told):
    """A net that is never sure that it is none of them."""

    def __init__(self, none: float) -> None:
        self._chances = (0.6 * (1 - none), 0.4 * (1 - none), none)

    def __call__(self, windows: Array, exercise: Array | None = None) -> tuple[Array, ...]:
        return (np.tile(np.log(np.array(self._chances, np.float32)), (len(windows), 1)),)


@pytest.mark.parametrize(("none", "slug"), [(0.42, "squat"), (0.6, "none")])
def test_it_is_none_where_that_is_likelier_than_all_exercises(none: float, slug: str) -> None:
    told = recognise_tracks(moving((0.0, 8.0)), Doubtful(none))
    assert (told.exercise, told.sets) == (slug, ())
    assert told.confidence == pytest.approx(dict(told.candidates)[slug])
    assert told.sure == (slug == "none")


@pytest.mark.parametrize("steps", [1, 5, 20])
def test_the_shortest_of_clips_has_an_answer(steps: int) -> None:
    told = recognise_tracks(moving((1.0, steps / RATE)), Told())
    assert told.exercise == "squat"


def test_a_single_odd_window_does_not_break_a_set() -> None:
    chances = np.tile(np.array([[0.8, 0.1, 0.1]], np.float32), (9, 1))
    chances[4] = [0.1, 0.8, 0.1]
    assert set(likeliest_path(np.log(chances), change_cost=6.0).tolist()) == {0}


def test_chances_sum_to_one_however_large_the_logits() -> None:
    chances = softmax(np.array([[1000.0, 0.0], [-1000.0, 1000.0]], np.float32))
    assert np.allclose(chances.sum(axis=1), 1)
