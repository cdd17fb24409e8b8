"""``manage.py evaluate poses``: any file of recorded joints, by the contract."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from coaching.evaluation_poses import classification, exercise_of, repetitions
from pose.skeletons import COMMON13
from pose.synthetic.clip import ClipTruth, Rep
from tests.coaching.engine.builders import CATALOGUE, RATE, filmed

pytestmark = pytest.mark.django_db

SQUATS = filmed("squat", yaw=70)
CURLS = filmed("biceps_curl", Rep(), Rep(), yaw=35)


@pytest.mark.parametrize(
    ("labels", "slug"),
    [
        ({"exercise": "squat", "view": "left"}, "squat"),
        ({"exercise": "Push-Up"}, "push_up"),
        ({"exercise": "situp"}, "sit_up"),
        ({"exercise": "clean_and_jerk"}, "none"),
        ({"exercise": "pommel_horse"}, "none"),
        ({"exercise": "shrug", "form": "bad"}, "none"),
        ({"exercise": "none"}, "none"),
        ({"fault": "knees_caving", "day": "02052023"}, "squat"),
        ({"form": "correct"}, "push_up"),
        ({"view": "left"}, None),
    ],
)
def test_what_a_corpus_calls_it_is_a_slug_of_the_catalogue(
    labels: Mapping[str, str], slug: str | None
) -> None:
    assert exercise_of(labels, CATALOGUE) == slug


def recorded(path: Path, *clips: ClipTruth, **values: Any) -> Path:
    """A file of clips as they are recorded; ``values`` has one value a clip under each key."""
    images = [clip.poses.image.on(COMMON13) for clip in clips]
    points = np.concatenate([image.points[..., :2] for image in images])
    seen = np.concatenate([image.confidence for image in images])[..., None]
    np.savez_compressed(
        path,
        points=np.round(np.concatenate([points, seen > 0], axis=2) * 8).astype(np.int16),
        scale=np.float32(1 / 8),
        lengths=np.array([len(image) for image in images], np.int32),
        joints=np.array(COMMON13.joints),
        name=np.array([str(number) for number in range(len(images))]),
        fps=np.full(len(images), float(RATE)),
        **{key: np.array(column) for key, column in values.items()},
    )
    return path


def ran(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    call_command("evaluate", "poses", *map(str, words), "--json")
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_classify_keeps_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = recorded(tmp_path / "a.npz", SQUATS, CURLS, exercise=["squat", "biceps_curl"])
    document = ran(capsys, path, "--task", "classify", "--method", "heuristic")
    assert set(document) == {"cases", "accuracy", "macro_f1", "by_exercise"}
    assert (document["cases"], document["accuracy"], document["macro_f1"]) == (2, 1.0, 1.0)
    assert document["by_exercise"]["squat"] == {"cases": 1, "accuracy": 1.0, "macro_f1": 1.0}


def test_count_keeps_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = {"exercise": ["squat", "rope_climb"], "count": [3, 2]}
    path = recorded(tmp_path / "a.npz", SQUATS, CURLS, **labels)
    document = ran(capsys, path, "--task", "count", "--method", "heuristic")
    keys = {"cases", "rep_mae", "normalised_mae", "within_one", "exact"}
    assert set(document) == {*keys, "by_exercise"}
    assert (document["cases"], document["rep_mae"], document["exact"]) == (2, 0.0, 1.0)
    assert set(document["by_exercise"]) == {"squat", "none"}
    assert set(document["by_exercise"]["none"]) == keys


def test_marked_repetitions_are_a_count_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reps = json.dumps([[40, 80], [85, 130], [135, 180]])
    path = recorded(tmp_path / "a.npz", SQUATS, exercise=["squat"], reps=[reps])
    document = ran(capsys, path, "--task", "count", "--method", "heuristic")
    assert document["exact"] == 1.0


def test_wrong_answers_show_in_every_row() -> None:
    document = classification([("squat", "squat"), ("squat", "lunge"), ("lunge", "lunge")])
    assert document["by_exercise"]["squat"] == {"cases": 2, "accuracy": 0.5, "macro_f1": 0.6667}
    counts = repetitions([("squat", (4, 6)), ("squat", (2, 2)), ("none", (5, 4))])
    assert counts["by_exercise"]["squat"]["normalised_mae"] == 0.25
    assert (counts["rep_mae"], counts["within_one"]) == (1.0, 0.6667)


def test_without_json_it_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = recorded(tmp_path / "a.npz", SQUATS, exercise=["squat"])
    words = ("evaluate", "poses", str(path), "--task", "classify", "--method", "heuristic")
    call_command(*words)
    assert "| squat | 1 | 100.0% |" in capsys.readouterr().out


def refusal(capsys: pytest.CaptureFixture[str], path: Path, task: str) -> str:
    with pytest.raises(SystemExit) as caught:
        call_command("evaluate", "poses", str(path), "--task", task, "--json")
    assert caught.value.code == 2
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"error"}
    return str(document["error"]["code"])


def test_a_bad_file_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.npz"
    assert refusal(capsys, path, "classify") == "corpus_unreadable"
    path.write_bytes(b"PK not really")
    assert refusal(capsys, path, "count") == "corpus_unreadable"


def test_a_file_without_the_labels_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path / "a.npz", SQUATS)
    assert refusal(capsys, path, "classify") == "corpus_unlabelled"
    assert refusal(capsys, path, "count") == "corpus_uncounted"


@pytest.mark.shared
@pytest.mark.slow
def test_a_real_corpus_is_read_and_counted(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shared / "data" / "poses" / "repcount.npz"
    document = ran(capsys, path, "--task", "count", "--method", "heuristic")
    assert document["cases"] == 112
    # Peaks of the first principal component reach 0.32 and 0.53 on these poses.
    assert document["normalised_mae"] < 0.35
    assert document["within_one"] > 0.5
