"""``manage.py evaluate form``: the contract, and what a bad file is answered with."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from coaching.evaluation_form import scored
from pose.skeletons import BLAZEPOSE33

pytestmark = pytest.mark.django_db

KEYS = {"cases", "accuracy", "macro_f1", "by_fault"}


def recorded(path: Path, columns: int, **labels: list[str]) -> Path:
    """A file of somebody who sways, one recording a label."""
    count = len(next(iter(labels.values()), ["", ""]))
    rng = np.random.default_rng(0)
    points = rng.integers(100, 900, (1, 33, columns)) + rng.integers(
        0, 9, (40 * count, 33, columns)
    )
    np.savez_compressed(
        path,
        points=points.astype(np.int16),
        scale=np.float32(0.1),
        lengths=np.full(count, 40, np.int32),
        joints=np.array(BLAZEPOSE33.joints),
        **{key: np.array(column) for key, column in labels.items()},
    )
    return path


def ran(capsys: pytest.CaptureFixture[str], path: Path) -> dict[str, Any]:
    call_command("evaluate", "form", str(path), "--json")
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_no_depth_is_reported_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faults = ["olympic_squat", "powerlifting_squat", "heels_lifting", "no_depth", "no_depth"]
    document = ran(capsys, recorded(tmp_path / "a.npz", 3, fault=faults))
    assert set(document) == KEYS
    assert document["cases"] == 3
    assert document["by_fault"]["no_depth"]["cases"] == 2
    assert document["by_fault"]["correct"]["cases"] == 2
    call_command("evaluate", "form", str(tmp_path / "a.npz"))
    assert "labels are doubtful" in capsys.readouterr().out


def test_push_ups_are_good_or_bad(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = recorded(tmp_path / "a.npz", 4, form=["correct", "wrong"], exercise=["push_up"] * 2)
    document = ran(capsys, path)
    assert document["cases"] == 2
    assert {code: row["cases"] for code, row in document["by_fault"].items()} == {
        "good": 1,
        "bad": 1,
    }


def test_scores_by_hand() -> None:
    document = scored([("correct", "correct"), ("correct", "heels_lifting"),
                       ("heels_lifting", "heels_lifting"), ("no_depth", "correct")])  # fmt: skip
    assert (document["cases"], document["accuracy"], document["macro_f1"]) == (3, 0.6667, 0.6667)
    assert document["by_fault"]["heels_lifting"] == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": 0.6667,
        "cases": 1,
    }


def refusal(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    with pytest.raises(SystemExit) as caught:
        call_command("evaluate", "form", str(path), "--json")
    assert caught.value.code == 2
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"error"}
    return str(document["error"]["code"])


def test_a_bad_source_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, tmp_path / "none.npz") == "corpus_unreadable"
    assert refusal(capsys, tmp_path / "none.csv") == "index_unreadable"
    assert refusal(capsys, recorded(tmp_path / "b.npz", 3)) == "corpus_unlabelled"
    flat = recorded(tmp_path / "c.npz", 2, fault=["heels_lifting"])
    assert refusal(capsys, flat) == "corpus_flat"
    index = tmp_path / "index.csv"
    index.write_text("file,exercise\na.mp4,squat\n")
    assert refusal(capsys, index) == "index_malformed"
    index.write_text("file,exercise,form\na.mp4,squat,\n")
    assert refusal(capsys, index) == "index_empty"
