"""What a child process does with the library's path."""

from pathlib import Path

import pytest

from coaching.services.answering import answer_of, answers_of, library_at
from pose.keyframes import keyframes
from pose.storage import save_poses
from pose.synthetic.clip import ClipTruth
from references.descriptors import typical
from references.library import write_library
from tests.coaching.engine.builders import CATALOGUE, filmed

NAME = "an-expert"


@pytest.fixture(scope="module")
def squats() -> ClipTruth:
    return filmed("squat", yaw=85)


@pytest.fixture(scope="module")
def library(squats: ClipTruth, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of one expert, as the references write it."""
    folder = tmp_path_factory.mktemp("references")
    reps = [(rep.start, rep.turn, rep.end) for rep in squats.reps]
    (folder / NAME).mkdir()
    save_poses(folder / NAME / "joints.npz", squats.poses)
    card = {
        "id": NAME, "title": "Squat", "exercise": "squat", "view": "side", "variant": "",
        "source": "Animated athlete", "builtin": True, "joints_file": "joints.npz", "reps": reps,
        "tolerances": {"left_knee": 25.0}, "cues": {},
    }  # fmt: skip
    ways = typical([keyframes(squats.poses.image, *rep) for rep in reps])
    path = folder / "library.npz"
    write_library(path, [card], [b"".join(way.to_bytes() for way in ways)])
    return path


def test_joints_at_hand_and_on_disk_are_compared_alike(
    squats: ClipTruth, library: Path, tmp_path: Path
) -> None:
    stored = tmp_path / "joints.npz"
    save_poses(stored, squats.poses)
    for joints in (squats.poses, stored):
        found = answer_of(joints, CATALOGUE, "squat", library, "heuristic").comparison
        assert found is not None
        assert found.near
        assert found.reference is not None
        assert found.reference.id == NAME
        assert [one.rep for one in found.reps] == [0, 1, 2]


def test_the_answer_by_a_persons_exercise_has_a_comparison_of_its_own(
    squats: ClipTruth, library: Path
) -> None:
    found = answers_of(squats.poses, CATALOGUE, "squat", "lunge", library)
    assert found.own.comparison is not None
    assert found.own.comparison.near
    assert found.corrected is not None
    assert found.corrected.comparison is not None
    assert found.corrected.comparison.reference is None


def test_without_a_library_the_rules_judge_alone(squats: ClipTruth) -> None:
    assert library_at(None) is None
    assert answer_of(squats.poses, CATALOGUE, "squat", None, "heuristic").comparison is None


def test_a_damaged_library_costs_the_comparison_and_nothing_else(
    squats: ClipTruth, tmp_path: Path
) -> None:
    damaged = tmp_path / "library.npz"
    damaged.write_bytes(b"PK not really")
    found = answer_of(squats.poses, CATALOGUE, "squat", damaged, "heuristic")
    assert (found.rep_count, found.comparison) == (3, None)
