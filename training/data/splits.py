"""Which examples are learned from and which are held back, by who was filmed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from training.data.examples import Example

FOLDS = 5
# Of the first 400 such salts the one that spreads clips over the folds most evenly, by their
# number alone; nothing was ever trained to choose it.
_SALT = "321:"


@dataclass(frozen=True)
class Split:
    """Examples to learn from, and those of other sources to measure on."""

    train: list[Example]
    held: list[Example]


def fold_of(source: str) -> int:
    """0 to 4; the same on every machine and in every corpus."""
    digest = hashlib.sha256((_SALT + source).encode()).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS


def split(examples: Sequence[Example], fold: int) -> Split:
    """The sources of one fold held back, all others to learn from.

    Raises:
        ValueError: there is no such fold.
    """
    if not 0 <= fold < FOLDS:
        raise ValueError(f"fold {fold} is not one of 0 to {FOLDS - 1}")
    return Split(
        train=[one for one in examples if fold_of(one.source) != fold],
        held=[one for one in examples if fold_of(one.source) == fold],
    )
