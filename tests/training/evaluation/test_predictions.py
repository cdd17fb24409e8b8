"""Files of predictions."""

import json
from pathlib import Path
from typing import Any

import pytest

from pose.errors import PoseError
from training.evaluation.predictions import about, chosen, read_predictions, variants

ROW = {"corpus": "real", "name": "x", "source": "s", "slug": "squat", "view": "side"}


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text(json.dumps(rows))


def test_exercise_and_count_of_a_recording_come_together(tmp_path: Path) -> None:
    write(tmp_path / "exercise.json", ROW | {"predicted": "squat", "confidence": 0.9})
    write(tmp_path / "repetition.json", ROW | {"count": 3, "counted": 2, "boundary_ms": [5.0]})

    (only,) = chosen(tmp_path)

    assert only.predicted == only.slug
    assert only.is_counted
    assert (only.miss, only.confidence, only.boundary_ms) == (1, 0.9, (5.0,))


def test_variants_of_an_ablation_are_kept_apart(tmp_path: Path) -> None:
    write(tmp_path / "exercise.json", ROW | {"predicted": "squat"})
    write(tmp_path / "ablation-gru_256.json", ROW | {"predicted": "dip"})

    assert [one.predicted for one in chosen(tmp_path)] == ["squat"]
    assert [one.predicted for one in variants(tmp_path)["gru_256"]] == ["dip"]


def test_nothing_is_there_before_a_training(tmp_path: Path) -> None:
    assert chosen(tmp_path / "nowhere") == []


@pytest.mark.parametrize("text", ["", "[1]", "7", '[{"corpus": "real"}]'])
def test_a_file_that_holds_no_predictions_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "exercise.json"
    path.write_text(text)

    with pytest.raises(PoseError) as refusal:
        read_predictions(path)
    assert refusal.value.code == "predictions_unreadable"


def test_rows_of_one_recording_are_found_among_others(tmp_path: Path) -> None:
    write(tmp_path / "a.json", ROW, ROW | {"name": "y"})
    write(tmp_path / "b.json", ROW)

    rows = read_predictions(tmp_path / "a.json")

    assert about(rows, read_predictions(tmp_path / "b.json")) == rows[:1]
