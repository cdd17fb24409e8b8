"""Marks for clips of which only the count is known: the rules', where they count the same."""

from collections.abc import Sequence

from coaching.engine.analysis import analyse
from coaching.engine.exercise import Exercise
from pose.errors import PoseError
from pose.sequence import Poses
from references.catalogue import read_catalogue
from training.data.examples import Example
from training.data.phase import Cycle

_catalogue: list[Exercise] = []


def marked_by_rules(example: Example) -> Sequence[Cycle] | None:
    """Repetitions as the rules find them, None where their number is not the one counted.

    A push-up, say, that a person counted and the rules counted too is where the rules say it is:
    good enough to learn a phase from, and no mark is taken from a clip that they miscount.
    """
    if example.count is None or example.kind == "none":
        return None
    try:
        analysis = analyse(
            Poses(example.poses, (1, 1), "marks"),
            _exercises(),
            exercise=example.slug,
            method="heuristic",
        )
    except PoseError:
        return None
    if analysis.rep_count != example.count:
        return None
    return [Cycle(rep.start, rep.end, rep.turn, rep.complete) for rep in analysis.reps]


def _exercises() -> list[Exercise]:
    if not _catalogue:
        _catalogue.extend(Exercise.from_dict(row) for row in read_catalogue())
    return _catalogue
