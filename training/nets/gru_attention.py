"""Which exercise a window shows: a GRU, and self-attention over its states.

After GymbrAIn (University of Modena and Reggio Emilia), whose variants differ in units, dropout
and whether there is attention; ours adds a layer over the joints before, and pooling after.
"""

import torch
from torch import Tensor, nn

from coaching.engine.nets.features import CHANNELS, JOINTS

INPUTS = CHANNELS * JOINTS


class GruAttention(nn.Module):
    """(N, 9, 64, 13) features to (N, L) logits.

    Args:
        labels: number of exercises.
        units: of the GRU.
        dropout: share.
        heads: of attention; 0 leaves attention out.
        pooled: average and maximum over time, rather than the last state.
        embed: size of the layer before the GRU; 0 leaves it out.
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
        self.embed = nn.Sequential(nn.Linear(INPUTS, embed), nn.ReLU()) if embed else nn.Identity()
        self.gru = nn.GRU(embed or INPUTS, units, batch_first=True)
        self.attention = nn.MultiheadAttention(units, heads, batch_first=True) if heads else None
        self.norm = nn.LayerNorm(units)
        self.drop = nn.Dropout(dropout)
        self.pooled = pooled
        self.head = nn.Linear(units * (2 if pooled else 1), labels)

    def forward(self, features: Tensor) -> Tensor:
        """Logits of windows."""
        rows = features.permute(0, 2, 1, 3).flatten(2)
        states, _ = self.gru(self.drop(self.embed(rows)))
        if self.attention is not None:
            looked, _ = self.attention(states, states, states, need_weights=False)
            states = self.norm(states + looked)
        states = self.drop(states)
        if not self.pooled:
            pooled = states[:, -1]
        else:
            pooled = torch.cat([states.mean(dim=1), states.amax(dim=1)], dim=1)
        logits: Tensor = self.head(pooled)
        return logits
