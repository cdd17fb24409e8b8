"""Every sentence of the live coach, so that a page's language is looked up once."""

from collections.abc import Iterable

from coaching.engine.exercise import Exercise

STEP_IN = "Step into the picture."
SHOW_HEAD = "Tilt the camera up, or step back: I cannot see your head."
SHOW_FEET = "Step back until I can see your feet."
STEP_BACK = "Step back."
STEP_CLOSER = "Step closer."
MORE_LIGHT = "Turn on a light, or face the window."
TURN_SIDEWAYS = "Turn sideways."
FACE_CAMERA = "Face the camera."
BETTER = "Better, keep it."

SENTENCES = (
    STEP_IN, SHOW_HEAD, SHOW_FEET, STEP_BACK, STEP_CLOSER, MORE_LIGHT, TURN_SIDEWAYS, FACE_CAMERA,
    BETTER,
)  # fmt: skip


def sentences(catalogue: Iterable[Exercise]) -> set[str]:
    """All that may be said about these exercises, in English."""
    told = set(SENTENCES)
    for exercise in catalogue:
        told |= {exercise.name, *(rule.cue for rule in exercise.rules if rule.cue)}
    return told
