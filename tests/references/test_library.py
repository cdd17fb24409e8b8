"""The library as a file."""

from pathlib import Path

import pytest

from pose.errors import PoseError
from pose.storage import save_poses
from references.builtin import repetitions_of
from references.descriptors import Descriptor
from references.library import Library, write_library
from tests.references.builders import card, clip, frames


def written(folder: Path) -> Path:
    """A squat and a push-up."""
    cards, rows = [], []
    for name in ("squat", "push_up"):
        one = clip(name)
        (folder / name).mkdir()
        save_poses(folder / name / "joints.npz", one.poses)
        cards.append(card(name, name, reps=repetitions_of(one), tolerances={"left_knee": 20.0}))
        rows.append(Descriptor.of(frames(one)).to_bytes())
    path = folder / "library-1.npz"
    write_library(path, cards, rows)
    return path


def test_it_finds_and_gives_the_expert(tmp_path: Path) -> None:
    library = Library.load(written(tmp_path))
    match = library.nearest("squat", frames(clip(seed=2)), 5)[0]
    expert = library.expert(match.expert_id)
    assert (match.expert_id, expert.exercise, len(library)) == ("squat", "squat", 2)
    assert expert.reps == tuple(repetitions_of(clip("squat")))
    assert expert.tolerances == {"left_knee": 20.0}
    assert expert.poses.joint("left_knee").shape == (len(expert.poses), 3)
    assert expert.world is not None


def test_it_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert Library.load(path) is Library.load(path)


def test_an_exercise_without_references_has_no_nearest(tmp_path: Path) -> None:
    assert Library.load(written(tmp_path)).nearest("row", frames(clip()), 5) == []


def test_a_library_without_references_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "library-0.npz"
    write_library(path, [], [])
    assert Library.load(path).nearest("squat", frames(clip()), 5) == []


@pytest.mark.parametrize("content", [b"", b"no zip file"])
def test_a_damaged_file_is_told_by_its_code(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library-2.npz"
    path.write_bytes(content)
    with pytest.raises(PoseError) as told:
        Library.load(path)
    assert told.value.code == "library_unreadable"


def test_nothing_is_left_of_a_write_that_failed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="reshape"):
        write_library(tmp_path / "library-3.npz", [card("a")], [b"1234"])
    assert list(tmp_path.iterdir()) == []
