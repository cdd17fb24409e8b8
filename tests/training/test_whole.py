"""Real clips from end to end, by nets that had their source held back."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch

from coaching.engine import nets
from coaching.engine.learned import Learned
from coaching.engine.nets.runtime import EXERCISE, REPETITION
from tests.coaching.engine.builders import CATALOGUE, filmed
from training import exercise, repetition
from training.data.examples import Example
from training.labels import LABELS
from training.running import TorchNet, save_checkpoint
from training.whole import asked, main, readers_of, report

SQUATS = filmed("squat", yaw=90)


def checkpoint(folder: Path, name: str, folds: str) -> TorchNet:
    module = {EXERCISE: exercise, REPETITION: repetition}[name]
    config = asdict(module.Config())
    torch.manual_seed(len(folds))
    net = TorchNet(module.built(config).eval(), tuple(LABELS), {"temperature": 1.5})
    save_checkpoint(folder / f"{name}-without-{folds}.pt", net, config)
    return net


@pytest.fixture
def checkpoints(tmp_path: Path) -> Path:
    checkpoint(tmp_path, EXERCISE, "0-1")
    checkpoint(tmp_path, EXERCISE, "2-3-4")
    checkpoint(tmp_path, REPETITION, "0-1")
    return tmp_path


def example(slug: str = "squat", count: int | None = 3) -> Example:
    image = SQUATS.poses.image
    return Example(image, slug, "real", "github:one", "squats", "set", count=count)


def test_a_fold_has_a_reader_where_both_nets_had_it_held_back(checkpoints: Path) -> None:
    readers = readers_of(checkpoints)
    assert [reader is not None for reader in readers] == [True, True, False, False, False]


@pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")
def test_the_counter_of_the_weights_may_stand_in_for_all_folds(checkpoints: Path) -> None:
    assert None not in readers_of(checkpoints, [REPETITION])


def test_a_net_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    namer, counter = (checkpoint(tmp_path, name, "0") for name in (EXERCISE, REPETITION))
    reader, image = readers_of(tmp_path)[0], SQUATS.poses.image
    assert reader is not None
    assert reader.recognise(image) == nets.recognise(image, namer)
    told, kept = reader.count(image), nets.count(image, net=counter)
    assert (told.movements, told.rounds) == (kept.movements, kept.rounds)


@pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")
def test_a_clip_is_asked_about_with_and_without_its_exercise() -> None:
    told = asked(Learned(), example(), SQUATS.poses, CATALOGUE)
    assert (told.found_out.predicted, told.found_out.counted) == ("squat", 3)
    assert (told.given.predicted, told.given.counted) == (None, 3)
    rows = report([told]).splitlines()
    assert "| exercise found out | 1 | 100.0 % | 1.00 | 1 | 0.00 | 100.0 % | 100.0 % |" in rows
    assert rows[-1].startswith("| exercise given | 1 |")


@pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")
def test_a_clip_that_is_counted_wrongly_is_told_by_its_name() -> None:
    told = asked(Learned(), example(count=5), SQUATS.poses, CATALOGUE)
    assert report([told]).endswith("squats: squat, named squat; 3 found, 3 given, of 5")
    uncounted = asked(Learned(), replace(example(), count=None), SQUATS.poses, CATALOGUE)
    assert report([uncounted]).endswith("|")


def test_without_nets_it_says_who_makes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "videos").mkdir()
    (tmp_path / "videos" / "index.csv").write_text("file,exercise,reps,view,source\n")
    assert main(["--shared", str(tmp_path), "--checkpoints", str(tmp_path)]) == 1
    assert "make train" in capsys.readouterr().err
