import numpy as np
import torch

from pose.synthetic.clip import AthleteSpec, truth
from training.data.examples import Example
from training.nets.gru_attention import GruAttention
from training.paper import MOST_ASIDE, PaperBatches, places, predicted

LABELS = ("squat", "push_up")


def example(slug: str) -> Example:
    poses = truth(AthleteSpec(exercise=slug)).poses.image
    return Example(poses, slug, "athlete", slug, slug, "set")


EXAMPLES = [example(slug) for slug in LABELS]


def test_a_recording_is_one_window_of_places_in_the_picture() -> None:
    made = places(EXAMPLES[0])
    assert made.shape == (9, 64, 13)
    assert 0 <= made[:2].min() < made[:2].max() <= 1
    assert not made[2:].any()


def test_where_somebody_stands_is_kept() -> None:
    squat, push_up = (places(one)[1] for one in EXAMPLES)
    assert squat.min() < push_up.min()  # a head is higher up in the picture than a back


def test_clips_are_moved_aside_and_never_up_or_down() -> None:
    batch = next(iter(PaperBatches(EXAMPLES[:1], LABELS[:1], 32, seed=1)))
    heights = np.sort(batch.features[:, 1].reshape(32, -1), axis=1)
    np.testing.assert_allclose(heights, np.broadcast_to(heights[0], heights.shape), atol=1e-6)
    middle = batch.features[:, 0].mean(axis=(1, 2))
    assert MOST_ASIDE / 2 < np.ptp(middle) < 1 + 2 * MOST_ASIDE


def test_exercises_are_drawn_evenly() -> None:
    batch = next(iter(PaperBatches(EXAMPLES, LABELS, 200, seed=1)))
    assert 70 < int((batch.label == 0).sum()) < 130


def test_a_net_names_each_recording() -> None:
    torch.manual_seed(1)
    net = GruAttention(len(LABELS), units=8, heads=0, pooled=False, embed=0).eval()
    assert set(predicted(net, EXAMPLES, LABELS)) <= set(LABELS)
