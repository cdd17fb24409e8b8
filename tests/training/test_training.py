"""From the athlete's motions to a net on disk that serving reads: small, and all of it real."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from coaching.engine.nets.counter import known
from coaching.engine.nets.runtime import EXERCISE, REPETITION, installed, load, model_hash
from training.augment import Strength
from training.batches import Batches, Mix
from training.data.motions import Motion, load_motions, save_motions
from training.data.synthetic import athlete_motion
from training.losses import RepetitionLoss, exercise_loss
from training.nets.gru_attention import GruAttention
from training.nets.stgcn import StGcn, Widths
from training.running import TorchNet, export
from training.trainer import Schedule, fit

LABELS = ("squat", "jumping_jack", "none")
# torch tells of its own exporter, on every layer.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning"
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small nets are slower on several threads, far slower where cores are shared."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def motions() -> list[Motion]:
    made = [athlete_motion(slug, seed) for slug in LABELS for seed in range(4)]
    return [motion for motion in made if motion is not None]


def mix(strides: tuple[int, ...] = (1,)) -> Mix:
    return Mix(size=24, strides=strides, strength=Strength(joints=0, side=0, crop=0))


def test_motions_come_back_from_disk(motions: list[Motion], tmp_path: Path) -> None:
    save_motions(tmp_path / "motions.npz", motions)
    for kept, motion in zip(load_motions(tmp_path / "motions.npz"), motions, strict=True):
        assert (kept.slug, kept.source, kept.name) == (motion.slug, motion.source, motion.name)
        assert np.array_equal(kept.points, motion.points)
        assert np.array_equal(kept.phase, motion.phase)


def test_batches_are_drawn_evenly_over_exercises(motions: list[Motion]) -> None:
    few = [m for m in motions if m.slug != "squat"] + [m for m in motions if m.slug == "squat"][:1]
    batches = Batches(few, LABELS, mix(), seed=0)
    labels = np.concatenate([batches.draw().label for _ in range(12)])
    shares = np.bincount(labels, minlength=3) / len(labels)
    assert shares[:2].min() > 0.2


def test_a_window_of_an_exercise_before_its_set_shows_none(motions: list[Motion]) -> None:
    (before,) = [m for m in motions if m.slug == "squat" and not m.labelled[:60].any()][:1]
    idle = Motion(
        points=before.points[:60], seen=before.seen[:60], phase=before.phase[:60],
        active=before.active[:60], labelled=before.labelled[:60], slug="squat",
        corpus="athlete", source="", name="",
    )  # fmt: skip
    labels = Batches([idle], LABELS, mix(), seed=0).draw().label
    assert set(labels.tolist()) == {LABELS.index("none")}


def test_batches_are_the_same_for_the_same_seed(motions: list[Motion]) -> None:
    one, other = (Batches(motions, LABELS, mix((1, 2)), seed=4).draw() for _ in range(2))
    assert np.array_equal(one.features, other.features)


def test_a_classifier_learns_and_serves_as_it_was_trained(
    motions: list[Motion], tmp_path: Path
) -> None:
    torch.manual_seed(0)
    net = GruAttention(len(LABELS), units=32, embed=32, heads=2)
    batches = Batches(motions, LABELS, mix(), seed=1)
    trained = fit(net, iter(batches), exercise_loss, Schedule(steps=60, rate=5e-3, average=0.9))
    batch = Batches(motions, LABELS, mix(), seed=2).draw()
    served = TorchNet(trained, LABELS, {"temperature": 1.0})
    (logits,) = served(batch.features)
    assert (logits.argmax(axis=1) == batch.label).mean() > 0.75
    export(served, tmp_path, EXERCISE, {})
    (exported,) = load(EXERCISE, _beside(tmp_path, REPETITION))(batch.features)
    assert np.abs(exported - logits).max() < 0.05


def test_a_counter_exports_both_of_its_answers(motions: list[Motion], tmp_path: Path) -> None:
    torch.manual_seed(0)
    net = StGcn(len(LABELS), Widths((8, 8, 8, 8)))
    batches = Batches(motions, LABELS, mix((1, 2)), seed=1)
    loss = RepetitionLoss(LABELS)
    trained = fit(net, iter(batches), loss, Schedule(steps=5))
    served = TorchNet(trained, LABELS, {})
    batch = batches.draw()
    export(served, tmp_path, REPETITION, {})
    exported = load(REPETITION, _beside(tmp_path, EXERCISE))
    for exercise in ("squat", None):
        answers = served(batch.features, known(served, exercise))
        again = exported(batch.features, known(exported, exercise))
        for mine, theirs in zip(answers, again, strict=True):
            assert np.abs(mine - theirs).max() < 0.05
    assert len(model_hash(tmp_path)) == 12


def test_a_counter_that_is_told_the_exercise_says_something_else() -> None:
    torch.manual_seed(0)
    net = TorchNet(StGcn(len(LABELS), Widths((8, 8, 8, 8))).eval(), LABELS, {})
    window = np.random.default_rng(0).normal(size=(1, 9, 64, 13)).astype(np.float32)
    squat, jack, unknown = (
        net(window, known(net, slug))[0] for slug in ("squat", "jumping_jack", "unheard_of")
    )
    assert np.abs(squat - jack).max() > 1e-3
    assert np.array_equal(unknown, net(window, np.zeros(3, np.float32))[0])


def test_a_folder_without_nets_has_none(tmp_path: Path) -> None:
    assert not installed(tmp_path)
    assert model_hash(tmp_path) == ""


def _beside(folder: Path, other: str) -> Path:
    """The folder with files in place of the other net, which this test does not load."""
    for ending in ("xml", "bin", "json"):
        (folder / f"{other}.{ending}").touch()
    return folder
