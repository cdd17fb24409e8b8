"""The commands that scripts rely on: one document, exit code 2 on any error."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from coaching.engine import nets
from pose.synthetic.clip import AthleteSpec, Rep, render
from pose.video.write import write_video

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two squats by the animated athlete."""
    path = tmp_path_factory.mktemp("clips") / "real" / "squats.mp4"
    path.parent.mkdir()
    spec = AthleteSpec(
        reps=(Rep(), Rep()), idle_before=0.5, idle_after=0.5, size=(640, 480), fps=15.0
    )
    write_video(path, render(spec), spec.fps)
    return path


def ran(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    call_command(*map(str, words))
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    with pytest.raises(SystemExit) as caught:
        call_command(*map(str, words))
    assert caught.value.code == 2
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(document) == {"error"}
    assert set(document["error"]) == {"code", "message"}
    error: dict[str, Any] = document["error"]
    return error


def test_analyse_prints_one_document(clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = ran(capsys, "analyse", clip, "--exercise", "squat", "--json")
    assert document["schema"] == 1
    assert document["rep_count"] == 2
    assert (document["video"]["width"], document["video"]["height"]) == (640, 480)
    assert document["timing"]["seconds"] > 0


def test_analyse_prints_a_readable_report(clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("analyse", str(clip), "--exercise", "squat")
    text = capsys.readouterr().out
    assert text.startswith("Squat: 2 repetitions")
    assert text.count("✓") == 2


def test_evaluate_counts_a_folder(clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = clip.parents[1] / "index.csv"
    index.write_text("file,exercise,reps\nreal/squats.mp4,squat,2\nreal/gone.mp4,squat,\n")
    document = ran(capsys, "evaluate", "videos", index, "--exercise", "given", "--json")
    assert document["all"]["counted"] == 1
    assert document["all"]["exact"] == 1.0
    assert document["clips"][1]["error"] == "video_missing"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("missing.mp4",), "video_missing"),
        ((__file__,), "not_a_video"),
        ((__file__, "--exercise", "dancing"), "unknown_exercise"),
    ],
)
def test_analyse_says_why_not(
    options: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, "analyse", *options, "--json")["code"] == code


def test_the_learned_method_needs_its_nets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nets, "installed", lambda: False)
    error = refused(capsys, "analyse", __file__, "--method", "learned", "--json")
    assert error["code"] == "method_unavailable"


def test_an_empty_gym_is_no_person(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    write_video(path, (np.full((120, 160, 3), 90, np.uint8) for _ in range(20)), 10.0)
    assert refused(capsys, "analyse", path, "--json")["code"] == "no_person"


def test_evaluate_says_why_not(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    index = tmp_path / "index.csv"
    assert refused(capsys, "evaluate", "videos", index, "--json")["code"] == "index_unreadable"


def test_without_json_the_sentence_goes_to_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        call_command("analyse", "missing.mp4")
    out, err = capsys.readouterr()
    assert out == ""
    assert "video_missing" in err


@pytest.mark.parametrize(
    "words",
    [
        ("analyse", "--json"),
        ("analyse", "clip.mp4", "--json", "--estimator", "crystal_ball"),
        ("evaluate", "--json"),
        ("evaluate", "videos", "index.csv", "--exercise", "maybe", "--json"),
        ("evaluate", "poses", "corpus.npz", "--json"),
        ("evaluate", "poses", "corpus.npz", "--task", "dance", "--json"),
    ],
)
def test_wrong_usage_is_an_error_document_too(words: tuple[str, ...]) -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip
    assert run.returncode == 2
    assert json.loads(run.stdout)["error"]["code"] == "usage"
