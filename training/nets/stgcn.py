"""Where in a repetition each step is: an ST-GCN with heads for phase, activity and exercise.

After Yan, Xiong and Lin (AAAI 2018) and TU Delft's virtual gym assistance: input normalised, four
blocks of a convolution over the graph and one over time, learnable edge weights. Beside theirs, it
may be told the exercise: a curl and a push-down are the same way to and fro, but one starts where
the other turns.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from coaching.engine.nets.features import CHANNELS, JOINTS
from training.nets.graph import PARTS, partitions

KERNEL = 7  # steps


@dataclass(frozen=True)
class Widths:
    """Channels and dilation of the four blocks."""

    channels: tuple[int, int, int, int] = (32, 32, 48, 64)
    dilations: tuple[int, int, int, int] = (1, 2, 4, 6)


class StGcn(nn.Module):
    """(N, 9, T, 13) features and (N, L) the exercise to (N, T, 3) and (N, L).

    The exercise is 1 where it is known, and all 0 where it is not. The first two of three are
    cosine and sine of the phase, the third the logit of being in a repetition; the other output
    are logits of the exercise.
    """

    def __init__(self, labels: int, widths: Widths | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        how = widths or Widths()
        self.normalise = nn.BatchNorm1d(CHANNELS * JOINTS)
        sizes = [CHANNELS, *how.channels]
        self.blocks = nn.ModuleList(
            Block(a, b, dilation, dropout)
            for a, b, dilation in zip(sizes[:-1], sizes[1:], how.dilations, strict=True)
        )
        self.told = nn.ModuleList(nn.Linear(labels, size, bias=False) for size in how.channels[:-1])
        self.step = nn.Conv1d(sizes[-1] * 2, 3, kernel_size=1)
        self.exercise = nn.Linear(sizes[-1], labels)

    def forward(self, features: Tensor, exercise: Tensor) -> tuple[Tensor, Tensor]:
        """Phase with activity, and the exercise."""
        n, c, t, v = features.shape
        x = self.normalise(features.permute(0, 1, 3, 2).reshape(n, c * v, t))
        x = x.reshape(n, c, v, t).permute(0, 1, 3, 2)
        for index, block in enumerate(self.blocks):
            x = block(x)
            if index < len(self.told):
                x = x + self.told[index](exercise)[:, :, None, None]
        joints = x.mean(dim=3)
        whole = joints.mean(dim=2, keepdim=True).expand_as(joints)
        steps = self.step(torch.cat([joints, whole], dim=1)).transpose(1, 2)
        return steps, self.exercise(joints.mean(dim=2))


class Block(nn.Module):
    """A graph convolution and a temporal one, with a way round both."""

    def __init__(self, inputs: int, outputs: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.register_buffer("adjacency", torch.from_numpy(partitions()))
        self.edges = nn.Parameter(torch.ones(PARTS, JOINTS, JOINTS))
        self.space = nn.Conv2d(inputs * PARTS, outputs, kernel_size=1)
        self.space_norm = nn.BatchNorm2d(outputs)
        pad = dilation * (KERNEL - 1) // 2
        self.time = nn.Conv2d(
            outputs, outputs, (KERNEL, 1), padding=(pad, 0), dilation=(dilation, 1)
        )
        self.time_norm = nn.BatchNorm2d(outputs)
        self.drop = nn.Dropout(dropout)
        self.round = (
            nn.Identity()
            if inputs == outputs
            else nn.Sequential(nn.Conv2d(inputs, outputs, kernel_size=1), nn.BatchNorm2d(outputs))
        )

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, T, V) to (N, C', T, V)."""
        weight: Tensor = self.adjacency * self.edges  # type: ignore[operator]
        around = torch.cat([x @ weight[part].T for part in range(PARTS)], dim=1)
        y = torch.relu(self.space_norm(self.space(around)))
        y = self.drop(self.time_norm(self.time(y)))
        return torch.relu(y + self.round(x))
