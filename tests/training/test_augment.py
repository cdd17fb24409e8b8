from dataclasses import fields, replace

import numpy as np
import numpy.typing as npt
import pytest

from pose.skeletons import COMMON13
from training.augment import Strength, augment

Array = npt.NDArray[np.float32]
NOTHING = Strength(**{field.name: 0.0 for field in fields(Strength)})
SHAPE = (40, 64, len(COMMON13))


def windows() -> tuple[Array, Array]:
    rng = np.random.default_rng(3)
    return rng.normal(size=(*SHAPE, 2)).astype(np.float32), np.ones(SHAPE, np.float32)


def varied(strength: Strength, seed: int = 0) -> tuple[Array, Array]:
    points, seen = windows()
    return augment(points, seen, np.random.default_rng(seed), strength)


def test_without_strength_nothing_changes() -> None:
    points, seen = varied(NOTHING)
    assert np.allclose(points, windows()[0], atol=1e-6)
    assert seen.all()


def test_the_windows_given_are_left_as_they_are() -> None:
    points, seen = windows()
    augment(points, seen, np.random.default_rng(1))
    assert np.array_equal(points, windows()[0])
    assert seen.all()


def test_mirroring_swaps_the_sides() -> None:
    points, _ = varied(replace(NOTHING, mirror=1.0))
    plain = windows()[0]
    left, right = COMMON13.index["left_knee"], COMMON13.index["right_knee"]
    assert np.allclose(points[:, :, left, 0], -plain[:, :, right, 0], atol=1e-6)
    assert np.allclose(points[:, :, left, 1], plain[:, :, right, 1], atol=1e-6)


@pytest.mark.parametrize("name", ["crop", "joints", "side", "blink"])
def test_hidden_joints_are_nought(name: str) -> None:
    points, seen = varied(replace(NOTHING, **{name: 1.0}))
    assert (seen == 0).any()
    assert not points[seen == 0].any()


def test_cropping_takes_the_legs_and_leaves_the_arms() -> None:
    _, seen = varied(replace(NOTHING, crop=1.0))
    assert not seen[:, :, COMMON13.index["left_ankle"]].any()
    assert seen[:, :, COMMON13.index["left_wrist"]].all()


@pytest.mark.parametrize("name", ["roll", "stretch", "jitter", "drift", "pan", "collapse", "swap"])
def test_every_other_way_moves_joints_and_hides_none(name: str) -> None:
    points, seen = varied(replace(NOTHING, **{name: 1.0}))
    assert not np.allclose(points, windows()[0])
    assert seen.all()


def test_chance_is_the_seeds_alone() -> None:
    assert np.array_equal(varied(Strength(), 5)[0], varied(Strength(), 5)[0])
    assert not np.array_equal(varied(Strength(), 5)[0], varied(Strength(), 6)[0])
