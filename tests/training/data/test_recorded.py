"""Corpora of joints, as examples."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from pose.skeletons import COMMON13
from training.data import recorded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two sequences of each corpus that the tests below look at."""
    _write(tmp_path / "penn_action.npz", ["0345", "0991"], exercise=["squat", "jump_rope"])
    _write(
        tmp_path / "repcount.npz", ["stu3_25", "stu4_28"], exercise=["jumping_jack", "others"],
        fps=[10.0, 10.0], count=[2, 1], reps=[json.dumps([[0, 10], [10, 20]]), "[[0, 9]]"],
    )  # fmt: skip
    _write(tmp_path / "squat_faults.npz", ["a", "b"], fault=["no_depth"] * 2, day=["1", "2"])
    return tmp_path


def _write(path: Path, names: list[str], **labels: Sequence[str | float]) -> None:
    points = np.full((6, len(COMMON13), 3), 100.0, np.float32)
    np.savez(
        path, points=points, joints=np.array(COMMON13.joints), lengths=np.array([3, 3]),
        name=np.array(names), **{key: np.array(values) for key, values in labels.items()},
    )  # fmt: skip


def test_a_movement_outside_the_catalogue_is_none_and_yet_repeated(folder: Path) -> None:
    squat, rope = recorded.penn_action(folder)

    assert (squat.slug, squat.kind) == ("squat", "single")
    assert (rope.slug, rope.kind) == ("none", "set")


def test_neighbouring_clips_are_one_source() -> None:
    assert recorded.block(340) == recorded.block(349) != recorded.block(350)


def test_marked_repetitions_are_whole_and_in_seconds(folder: Path) -> None:
    only = recorded.repcount(folder)[0]

    assert only.reps == ((0.0, None, 1.0, True), (1.0, None, 2.0, True))
    assert (only.count, only.source) == (2, "repcount:stu3")


def test_what_repcount_does_not_name_is_left_out(folder: Path) -> None:
    assert [one.name for one in recorded.repcount(folder)] == ["stu3_25"]


def test_a_day_of_squats_is_one_source_and_a_squat_is_one_repetition(folder: Path) -> None:
    first, second = recorded.squat_faults(folder)

    assert first.source != second.source
    assert (first.slug, first.count, first.kind) == ("squat", 1, "single")


def test_joints_and_video_of_the_same_push_ups_are_one_source() -> None:
    assert recorded.pushup_source("correct12") == recorded.pushup_source("correct19")
    assert recorded.pushup_source("correct12") != recorded.pushup_source("wrong42")


def test_the_same_person_is_one_source_under_numbers_that_lie_apart() -> None:
    assert recorded.pushup_source("correct40") == recorded.pushup_source("correct125")
    assert recorded.pushup_source("correct8") == recorded.pushup_source("wrong5")


def test_a_name_without_a_number_has_no_block() -> None:
    with pytest.raises(ValueError, match="ends with no number"):
        recorded.pushup_source("correct")
