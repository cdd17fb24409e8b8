"""The degrees of freedom a posture is written in, as data.

A posture is a small mapping of these names to numbers; what it leaves out keeps the value below.
Angles are degrees, lengths are fractions of stature. A name with ``left_`` or ``right_`` in front
is added to that side alone.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from pose.synthetic.geometry import Array

Posture = Mapping[str, float]
Tracks = Mapping[str, Array]

DEFAULTS: dict[str, float] = {
    # Where the athlete stands and faces: metres and degrees in the gym.
    "root_x": 0.0, "root_y": 0.0, "yaw": 0.0,
    # Trunk: forward from upright (standing); bend at the hip, + piked and - sagging (plank).
    "lean": 3.0, "side_lean": 0.0, "twist": 0.0, "hip_flexion": 0.0, "hip_shift": 0.0,
    # The back rounded to the front; the shoulders up to the ears and to the front.
    "curl": 0.0, "shrug": 0.0, "protraction": 0.0,
    # Head on the trunk: nodding down and turning left are positive.
    "head_pitch": 0.0, "head_yaw": 0.0,
    # Legs: interior angle of the knee, of shank and sole (plank); between the ankles; outwards.
    "knee": 175.0, "ankle": 88.0, "stance": 0.13, "toe_out": 8.0, "knee_out": 8.0,
    # Feet against the stance, in the athlete's own axes.
    "foot_x": 0.0, "foot_y": 0.0, "foot_z": 0.0, "foot_turn": 0.0, "foot_pitch": 0.0,
    # Turns the way a knee points from ahead to down.
    "knee_down": 0.0,
    # How far before where balance has them the hips are; how high a foot that steps is lifted.
    "hip_ahead": 0.0, "step": 0.0,
    # Arms: the upper arm swings to the front, then out to the side; rotation turns the bend of the
    # elbow outwards; elbow is interior; supination 0 has the thumb in front, 90 the palm.
    "arm_flexion": 2.0, "arm_abduction": 9.0, "arm_rotation": 0.0, "elbow": 165.0,
    "supination": 0.0,
    # The plane in which the arm swings, turned in: 20 brings straight arms together in front.
    "arm_across": 0.0,
    # Hands on the floor (plank): between the wrists, before the shoulders; elbows outwards.
    "hands": 0.30, "hands_ahead": 0.0, "elbows_out": 45.0,
    # What hands and feet stand on, above the floor (plank).
    "hands_up": 0.0, "feet_up": 0.0,
    # Hands on a bar or handles (1) or free (0): how far before and above the shoulders, along the
    # trunk, as shares of the arm's length; between the wrists, as share of stature; thumbs in (0),
    # towards the head (90) or out (180).
    "on_bar": 0.0, "bar_ahead": 0.3, "bar_up": 0.0, "grip": 0.30, "grip_turn": 0.0,
    # Height of a bar that carries the athlete.
    "bar": 0.70,
    # From standing (0) to the plank (1), the crouch in between.
    "floor": 1.0,
    # Height of the hips on a seat; the ankles before the hips of somebody seated.
    "seat": 0.30, "feet_ahead": 0.28,
    # Height at which the upper back rests on a bench.
    "rest": 0.27,
    # How high the feet jump when they move apart or together.
    "hop": 0.0,
}  # fmt: skip


def of_side(tracks: Tracks, name: str, side: str) -> Array:
    """A degree of freedom as one side has it."""
    own = tracks.get(f"{side}_{name}")
    return tracks[name] if own is None else tracks[name] + own


def unknown(names: Iterable[str]) -> list[str]:
    """The names that are no degree of freedom: a slip of the pen in a posture."""
    return [name for name in names if _bare(name) not in DEFAULTS]


def held(posture: Posture, frames: int) -> dict[str, Array]:
    """Tracks (T,) of a posture kept for a number of frames."""
    return {name: np.full(frames, float(value)) for name, value in {**DEFAULTS, **posture}.items()}


def _bare(name: str) -> str:
    return name.removeprefix("left_").removeprefix("right_")
