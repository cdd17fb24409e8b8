"""The heuristic method: angles that joints go through, and an angle state machine. A baseline."""

from collections.abc import Sequence

from coaching.engine.exercise import NONE_SLUG, Exercise
from coaching.engine.generic import principal_phase
from coaching.engine.phase import movement_phase
from coaching.engine.recognition import recognise
from coaching.engine.repetitions import Judged, judged_movements
from coaching.engine.scene import Scene
from coaching.engine.signals import Body
from coaching.engine.stretches import Recognised, Stretch, likely
from pose.sequence import Poses


class Heuristic:
    """Takes the whole video for one set."""

    def recognised(self, poses: Poses, catalogue: Sequence[Exercise]) -> Recognised:
        """One stretch, or none where no exercise fits."""
        guess = recognise(Body.of(poses), catalogue)
        stretches = () if guess.slug == NONE_SLUG else (Stretch(likely(guess)),)
        return Recognised(guess, stretches)

    def judged(
        self,
        poses: Poses,  # noqa: ARG002 - the scene holds the stretch's part of them
        scene: Scene,
        exercise: Exercise,
        stretch: Stretch,  # noqa: ARG002
    ) -> list[Judged]:
        """Repetitions by the exercise's signals; by the largest movement where it has none."""
        known = bool(exercise.signals)
        phase = movement_phase(scene.body, exercise) if known else principal_phase(scene.body)
        return judged_movements(scene, exercise, phase)
