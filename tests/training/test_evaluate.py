"""The command that prints and keeps the tables."""

import json
from pathlib import Path

import numpy as np
import pytest

from pose.skeletons import COMMON13
from tests.coaching.engine.builders import filmed
from training.evaluate import BEGIN, END, main, write_between


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A corpus of two sets of squats by the animated athlete."""
    poses = filmed("squat").poses.image.on(COMMON13)
    frames = np.concatenate([poses.points[..., :2], poses.confidence[..., None]], axis=-1)
    folder = tmp_path / "shared" / "data" / "poses"
    folder.mkdir(parents=True)
    np.savez(
        folder / "penn_action.npz", points=np.concatenate([frames, frames]),
        joints=np.array(COMMON13.joints), lengths=np.array([len(frames)] * 2),
        name=np.array(["0001", "0100"]), exercise=np.array(["squat"] * 2),
        count=np.array([3, 3]), fps=np.array([30.0, 30.0]), view=np.array(["left"] * 2),
    )  # fmt: skip
    return tmp_path / "shared"


@pytest.fixture
def predictions(tmp_path: Path) -> Path:
    rows = [
        {"corpus": "penn_action", "name": name, "source": name, "slug": "squat", "view": "left",
         "predicted": guess, "confidence": 0.8, "count": 3, "counted": 3}
        for name, guess in (("0001", "squat"), ("0100", "lunge"))
    ]  # fmt: skip
    (tmp_path / "out_of_fold").mkdir()
    (tmp_path / "out_of_fold" / "exercise.json").write_text(json.dumps(rows))
    return tmp_path / "out_of_fold"


def test_it_prints_keeps_and_draws_nets_beside_the_heuristic(
    tmp_path: Path, shared: Path, predictions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, picture = tmp_path / "accuracy.md", tmp_path / "confusion.png"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    command = ["--shared", str(shared), "--predictions", str(predictions)]

    answer = main([*command, "--picture", str(picture), "--write", str(page)])

    printed = capsys.readouterr().out
    assert answer == 0
    assert "| penn_action | 2 | 2 | 50.0 % |" in printed
    assert "| penn_action | 2 | 6 | heuristic | 0.00 |" in printed
    assert page.read_text().startswith(f"before\n{BEGIN}\n{printed}")
    assert page.read_text().endswith(f"{END}\nafter\n")
    assert picture.stat().st_size > 0


def test_without_predictions_it_says_who_writes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--predictions", str(tmp_path)]) == 1
    assert "make train" in capsys.readouterr().err


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("by hand")

    with pytest.raises(ValueError, match="lacks"):
        write_between(page, "tables")
    assert page.read_text() == "by hand"
