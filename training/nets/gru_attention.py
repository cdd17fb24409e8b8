"""Which exercise a window shows: a GRU, and self-attention over its states.

After GymbrAIn (University of Modena and Reggio Emilia), whose variants differ in units, dropout
and whether there is attention; ours adds a layer over the joints before, and pooling after.
"""

import torch
from torch import Tensor, nn

from coaching.engine.nets.features import CHANNELS, JOINTS

INPUTS = CHANNELS * JOINTS
KERNEL = 5  # steps


class GruAttention(nn.Module):
    """(N, 9, 64, 13) features to (N, L) logits.

    The layer before the GRU looks at a third of a second and hands on every second step: the
    features already hold the speed of every joint, and the GRU has half as far to go.

    Args:
        labels: number of exercises.
        units: of the GRU.
        dropout: share.
        heads: of attention; 0 leaves attention out.
        pooled: average and maximum over time, rather than the last state.
        embed: channels of the layer before the GRU; 0 leaves it out.
    """

    def __init__(
        self,
        labels: int,
        units: int = 256,
        dropout: float = 0.25,
        heads: int = 4,
        *,
        pooled: bool = True,
        embed: int = 128,
    ) -> None:
        super().__init__()
        self.embed = nn.Sequential(_halving(embed), nn.ReLU()) if embed else nn.Identity()
        self.gru = nn.GRU(embed or INPUTS, units, batch_first=True)
        self.attention = nn.MultiheadAttention(units, heads, batch_first=True) if heads else None
        self.norm = nn.LayerNorm(units)
        self.drop = nn.Dropout(dropout)
        self.pooled = pooled
        self.head = nn.Linear(units * (2 if pooled else 1), labels)

    def forward(self, features: Tensor) -> Tensor:
        """Logits of windows."""
        rows = features.transpose(2, 3).flatten(1, 2)
        states, _ = self.gru(self.drop(self.embed(rows).transpose(1, 2)))
        if self.attention is not None:
            looked, _ = self.attention(states, states, states, need_weights=False)
            states = self.norm(states + looked)
        if not self.pooled:
            pooled = states[:, -1]
        else:
            pooled = torch.cat([states.mean(dim=1), states.amax(dim=1)], dim=1)
        # After pooling: the maximum of states thinned at random is another one than that of all.
        logits: Tensor = self.head(self.drop(pooled))
        return logits


def _halving(channels: int) -> nn.Conv1d:
    return nn.Conv1d(INPUTS, channels, KERNEL, stride=2, padding=KERNEL // 2)
