"""One labelled recording, whatever it comes from."""

from dataclasses import dataclass
from typing import Literal

from pose.sequence import PoseSequence

# set: several repetitions, or a hold; single: one of a movement, which trainers loop into sets;
# none: nothing is repeated at all.
Kind = Literal["set", "single", "none"]

Repetition = tuple[float, float | None, float, bool]


@dataclass(frozen=True, eq=False)
class Example:
    """A recording that nets learn from, or are measured on.

    Attributes:
        poses: its joints.
        slug: an exercise of the catalogue, or ``none``. A movement of none of them may well be
            repeated: ``slug`` says what it is, ``kind`` whether there is something to count.
        corpus: what it is part of, a name of ``training.data.corpora.CORPORA``.
        source: who or what was filmed. Examples of one source never part between training and
            evaluation, whatever corpus they are in.
        name: of the recording, within the corpus.
        kind: what it shows.
        reps: start, turn (where known) and end of each repetition, seconds, and whether it is
            whole; ``None`` where nobody marked them.
        count: repetitions; ``None`` where nobody counted.
        view: from where it is seen, in the words of its corpus; empty where it does not say.
    """

    poses: PoseSequence
    slug: str
    corpus: str
    source: str
    name: str
    kind: Kind
    reps: tuple[Repetition, ...] | None = None
    count: int | None = None
    view: str = ""
