"""How many repetitions there are, where several ways of counting disagree."""

from collections.abc import Sequence
from statistics import median_low

from coaching.engine.exercise import NONE_SLUG, Exercise
from coaching.engine.generic import principal_phase
from coaching.engine.repetitions import HALF_REPETITION, Judged, judged_movements
from coaching.engine.scene import Scene

# Both ends of a video may cut a repetition off.
MOST_PIECES = 2
_ANYTHING = Exercise(NONE_SLUG, NONE_SLUG, "none")


def middle(movements: int, rounds: int, rules: int | None, largest: int | None) -> int:
    """The middle one of the counts, with the rules, who know the exercise, heard twice.

    docs/accuracy.md says how far each is off on recordings that the net had not seen.

    Args:
        movements: that the net has seen.
        rounds: of the net's phase.
        rules: by the exercise's own signals; ``None`` for no opinion.
        largest: of the largest movement, whatever it is; ``None`` for no opinion.
    """
    heard = (movements, rounds, rules, rules, largest)
    return median_low(one for one in heard if one is not None)


def of_signals(found: Sequence[Judged]) -> int | None:
    """Repetitions that a signal went through; ``None`` where it mostly saw pieces of them.

    Hands that leave the picture at each turn cut every repetition in two.
    """
    pieces = sum(one.reason is HALF_REPETITION for one in found)
    return None if pieces > MOST_PIECES else whole(found)


def of_the_largest(scene: Scene) -> list[Judged]:
    """The largest movement of a scene, there and back."""
    return judged_movements(scene, _ANYTHING, principal_phase(scene.body))


def whole(found: Sequence[Judged]) -> int:
    """Complete repetitions."""
    return sum(one.reason is None for one in found)
