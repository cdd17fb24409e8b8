"""What the heuristic method says of the same joints."""

from collections.abc import Iterable, Sequence

from coaching.engine.exercise import Exercise
from coaching.engine.joints_alone import classified, counted
from coaching.engine.methods import Method
from training.data.examples import Example
from training.evaluation.predictions import Prediction

HEURISTIC: Method = "heuristic"


def heuristic(examples: Iterable[Example], catalogue: Sequence[Exercise]) -> list[Prediction]:
    """One prediction an example, asked what the nets are asked.

    The exercise is guessed by the usual levels of the joints, and repetitions are those of the
    largest movement, whatever it is.
    """
    return [_prediction(example, catalogue) for example in examples]


def _prediction(example: Example, catalogue: Sequence[Exercise]) -> Prediction:
    return Prediction(
        corpus=example.corpus,
        name=example.name,
        source=example.source,
        slug=example.slug,
        predicted=classified(example.poses, catalogue, HEURISTIC),
        count=example.count,
        counted=counted(example.poses, catalogue, HEURISTIC),
        view=example.view,
    )
