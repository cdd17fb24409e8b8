"""Exercise and number of repetitions of joints that come without a video."""

from collections.abc import Sequence

from coaching.engine import nets
from coaching.engine.exercise import NONE_SLUG, Exercise
from coaching.engine.generic import to_and_fro
from coaching.engine.methods import LEARNED, Method, require_method
from coaching.engine.opinions import middle, of_signals
from coaching.engine.phase import movement_phase
from coaching.engine.recognition import recognise
from coaching.engine.repetitions import judged_movements
from coaching.engine.scene import Scene
from coaching.engine.signals import Body
from pose.sequence import Poses, PoseSequence
from pose.skeletons import COMMON13


def classified(poses: PoseSequence, catalogue: Sequence[Exercise], method: Method) -> str:
    """The slug of the exercise that joints show, ``none`` where no joint was seen.

    Args:
        poses: (T, J, C) in any unit, on any skeleton.
        catalogue: the exercises to choose from.
        method: as for ``analyse``.

    Raises:
        MethodUnavailableError: ``method`` is not installed.
    """
    learned = require_method(method) == LEARNED
    if not _anybody(poses):
        return NONE_SLUG
    if learned:
        return nets.recognise(poses).exercise
    return recognise(Body.of(_flat(poses)), catalogue).slug


def counted(poses: PoseSequence, catalogue: Sequence[Exercise], method: Method) -> int:
    """Complete repetitions of whatever movement it is.

    The heuristic method goes by the usual to and fro, the learned one by the unwrapped phase.
    ``auto`` takes the middle one of the learned movements, the rules' count for the exercise that
    the nets recognise, and the usual to and fro: see ``opinions``.

    Args:
        poses: (T, J, C) in any unit, on any skeleton.
        catalogue: the exercises to choose from.
        method: as for ``analyse``.

    Raises:
        MethodUnavailableError: ``method`` is not installed.
    """
    used = require_method(method)
    if not _anybody(poses):
        return 0
    scene = Scene.of(_flat(poses))
    if used != LEARNED:
        return to_and_fro(scene.body) or 0
    if method == LEARNED:
        return nets.count(poses).rounds
    exercise = _surely(poses, catalogue)
    learned = nets.count(poses, exercise=exercise.slug if exercise else None)
    rules = _by_rules(scene, exercise) if exercise else None
    return middle(learned.whole, learned.rounds, rules, to_and_fro(scene.body))


def _surely(poses: PoseSequence, catalogue: Sequence[Exercise]) -> Exercise | None:
    """The exercise that the nets recognise for sure, if the rules have signals for it."""
    told = nets.recognise(poses)
    known = {each.slug: each for each in catalogue if each.signals}
    return known.get(told.exercise) if told.sure else None


def _by_rules(scene: Scene, exercise: Exercise) -> int | None:
    """Counted by the exercise's signals, where they have an opinion."""
    return of_signals(judged_movements(scene, exercise, movement_phase(scene.body, exercise)))


def _flat(poses: PoseSequence) -> Poses:
    """As joints of a picture; nothing of the picture itself is known."""
    return Poses(poses.on(COMMON13), (1, 1), "recorded")


def _anybody(poses: PoseSequence) -> bool:
    return len(poses) > 1 and bool((poses.confidence > 0).any())
