"""Recorded joints of other people, read from files of every shape that the corpora have."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from pose.corpus import read_corpus
from pose.errors import PoseError
from pose.skeletons import BLAZEPOSE33, COMMON13

PENN_JOINTS = ("head", *COMMON13.joints[1:])


def write(path: Path, points: npt.ArrayLike, joints: tuple[str, ...], **keys: Any) -> Path:
    """Sequences of 4 frames, as a file of a corpus: integers are quarters."""
    stored = np.asarray(points)
    lengths = np.full(len(stored) // 4, 4)
    if stored.dtype == np.int16:
        keys["scale"] = np.float32(0.25)
    np.savez(path, points=stored, joints=np.array(joints), lengths=lengths, **keys)
    return path


def pixels(frames: int, joints: int, columns: int = 3) -> npt.NDArray[np.int16]:
    rng = np.random.default_rng(0)
    points = rng.integers(40, 400, (frames, joints, columns)).astype(np.int16)
    points[..., -1] = 4  # seen: one, in quarters
    return points


def test_it_reads_places_labels_and_size_of_each_sequence(tmp_path: Path) -> None:
    points = pixels(8, 13)
    path = write(
        tmp_path / "a.npz", points, PENN_JOINTS,
        name=np.array(["0345", "0347"]), exercise=np.array(["squat", "push_up"]),
        width=np.array([480, 360]), height=np.array([270, 480]),
    )  # fmt: skip

    first, second = read_corpus(path)

    assert (first.name, second.name) == ("0345", "0347")
    assert second.labels == {"exercise": "push_up"}
    assert second.size == (360, 480)
    np.testing.assert_allclose(second.poses.points, points[4:, :, :2] * 0.25)


def test_the_head_of_a_corpus_without_a_face_is_its_nose(tmp_path: Path) -> None:
    only = read_corpus(write(tmp_path / "a.npz", pixels(4, 13), PENN_JOINTS))[0]

    assert only.poses.skeleton is COMMON13


def test_a_hidden_joint_is_nowhere(tmp_path: Path) -> None:
    points = pixels(4, 13)
    points[2, 5] = (3, 3, 0)

    poses = read_corpus(write(tmp_path / "a.npz", points, PENN_JOINTS))[0].poses

    assert np.isnan(poses.joint("left_wrist")[2]).all()
    assert poses.confidence[2, 5] == 0
    assert np.isfinite(poses.joint("left_wrist")[3]).all()


def test_counts_and_repetitions_come_in_seconds_of_the_files_own_clock(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.npz", pixels(4, 13), PENN_JOINTS,
        fps=np.array([25.0]), count=np.array([2]), reps=np.array([json.dumps([[0, 5], [5, 10]])]),
    )  # fmt: skip

    only = read_corpus(path)[0]

    assert only.count == 2
    assert only.reps == ((0.0, 0.2), (0.2, 0.4))
    assert only.poses.times[1] == pytest.approx(0.04)


def test_without_a_clock_there_are_thirty_frames_a_second(tmp_path: Path) -> None:
    only = read_corpus(write(tmp_path / "a.npz", pixels(4, 13), PENN_JOINTS))[0]

    assert only.poses.times[3] == pytest.approx(0.1)
    assert (only.count, only.reps, only.size) == (None, None, None)


def test_a_third_column_beyond_one_is_depth(tmp_path: Path) -> None:
    points = pixels(4, 13)
    points[..., 2] = 200

    poses = read_corpus(write(tmp_path / "a.npz", points, PENN_JOINTS))[0].poses

    assert poses.points.shape == (4, 13, 3)
    assert (poses.confidence == 1).all()


def test_a_fourth_column_is_confidence(tmp_path: Path) -> None:
    points = np.full((4, 33, 4), 0.5, np.float32)
    points[..., 3] = 0.75

    poses = read_corpus(write(tmp_path / "a.npz", points, BLAZEPOSE33.joints))[0].poses

    assert poses.skeleton is BLAZEPOSE33
    assert (poses.confidence == 0.75).all()


def test_a_frame_of_nothing_but_zeros_is_nobody(tmp_path: Path) -> None:
    points = np.random.default_rng(0).random((4, 33, 3), np.float32)
    points -= points.min(axis=1, keepdims=True)
    points /= points.max(axis=1, keepdims=True)
    points[1] = 0

    poses = read_corpus(write(tmp_path / "a.npz", points, BLAZEPOSE33.joints))[0].poses

    assert (poses.confidence[1] == 0).all()
    assert np.isnan(poses.points[1]).all()
    assert np.isfinite(poses.points[[0, 2, 3]]).all()


@pytest.mark.parametrize(
    ("keys", "joints"),
    [
        ({}, PENN_JOINTS[:-1]),  # a joint without a name
        ({}, ("head", "nose", *PENN_JOINTS[2:])),  # two noses
        ({"reps": np.array(["[[0"])}, PENN_JOINTS),  # text that is not JSON
        ({"fps": np.array([])}, PENN_JOINTS),  # a key without its value
    ],
)
def test_a_file_that_does_not_fit_together_is_refused(
    tmp_path: Path, keys: dict[str, Any], joints: tuple[str, ...]
) -> None:
    path = write(tmp_path / "a.npz", pixels(4, 13), joints, **keys)

    with pytest.raises(PoseError) as refusal:
        read_corpus(path)
    assert refusal.value.code == "corpus_unreadable"


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.npz").write_text("points")
    np.savez(tmp_path / "other.npz", data=np.zeros(3))

    for name in ("text.npz", "other.npz", "missing.npz"):
        with pytest.raises(PoseError, match="cannot be read"):
            read_corpus(tmp_path / name)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("corpus", "sequences", "columns"),
    [
        ("penn_action", 574, 2), ("repcount", 112, 3), ("squat_faults", 1004, 3),
        ("pushup_form", 199, 3), ("pose_trainer", 79, 2),
    ],
)  # fmt: skip
def test_every_corpus_at_hand_is_read(
    shared: Path, corpus: str, sequences: int, columns: int
) -> None:
    recorded = read_corpus(shared / "data" / "poses" / f"{corpus}.npz")

    assert len(recorded) == sequences
    assert all(one.poses.points.shape[2] == columns for one in recorded)
    assert all(np.isnan(one.poses.points[one.poses.confidence == 0]).all() for one in recorded)
    assert all("left_wrist" in one.poses.skeleton.index for one in recorded)
