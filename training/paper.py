"""Joints as GymbrAIn (University of Modena and Reggio Emilia) takes them, for the ablation.

One window a recording: its frames, evenly chosen, with each joint's place in the picture. The
paper varies its clips by moving them aside and mirroring them; so does this.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import nn

from coaching.engine.nets.features import CHANNELS, JOINTS, WINDOW, Array
from coaching.engine.nets.tracks import tracks_of
from pose.skeletons import COMMON13
from training.batches import Batch
from training.data.examples import Example

# Up to 100 pixels aside, of pictures 640 wide.
MOST_ASIDE = 100 / 640


def places(example: Example) -> Array:
    """(9, 64, 13): x and y over the recording's furthest place, in two of our nine channels."""
    tracks = tracks_of(example.poses)
    steps = np.linspace(0, len(tracks) - 1, WINDOW).round().astype(int)
    points, seen = tracks.points[steps], tracks.seen[steps]
    furthest = max(float(np.abs(tracks.points).max()), 1e-6)
    made = np.zeros((CHANNELS, WINDOW, JOINTS), np.float32)
    made[:2] = np.moveaxis(points / furthest * seen[..., None], 2, 0)
    return made


class PaperBatches:
    """An endless source of batches, drawn evenly over exercises."""

    def __init__(
        self, examples: Sequence[Example], labels: Sequence[str], size: int, seed: int
    ) -> None:
        self._rng = np.random.default_rng(seed)
        self._size = size
        self._groups = [
            np.stack([places(one) for one in examples if one.slug == label]) for label in labels
        ]

    def __iter__(self) -> Iterator[Batch]:
        """Batches without phases."""
        while True:
            label = self._rng.integers(0, len(self._groups), self._size)
            rows = [self._varied(self._groups[index]) for index in label]
            unknown = np.full((self._size, WINDOW, 2), np.nan, np.float32)
            yield Batch(np.stack(rows), label.astype(np.int64), unknown, unknown[..., 0])

    def _varied(self, group: Array) -> Array:
        row: Array = group[self._rng.integers(0, len(group))].copy()
        if self._rng.random() < HALF:
            row = row[:, :, list(COMMON13.mirror)]
            row[0] = np.where(row[0] != 0, row[0].max() - row[0], 0)
        aside = self._rng.uniform(-MOST_ASIDE, MOST_ASIDE)
        row[0] = np.where(row[0] != 0, row[0] + aside, 0)
        return row


HALF = 0.5  # of the clips are mirrored


@torch.no_grad()
def predicted(net: nn.Module, examples: Sequence[Example], labels: Sequence[str]) -> list[str]:
    """The exercise of each recording."""
    logits = net(torch.from_numpy(np.stack([places(one) for one in examples])))
    return [labels[index] for index in logits.argmax(dim=1).tolist()]
