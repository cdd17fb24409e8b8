"""How people move unlike the textbook: habits for a whole set, and slips between repetitions.

Standard deviations are rough, from watching people train: what one sees from athlete to athlete in
any exercise, beyond what an exercise's own ``variety`` says.
"""

import numpy as np

from pose.synthetic.dofs import DEFAULTS, Posture

# Degrees, or fractions of stature.
_HABITS = {
    "lean": 4.0, "side_lean": 2.0, "twist": 3.0, "hip_flexion": 3.0, "head_pitch": 10.0,
    "head_yaw": 10.0, "knee": 6.0, "knee_out": 5.0, "toe_out": 6.0, "stance": 0.015,
    "arm_flexion": 6.0, "arm_abduction": 5.0, "arm_rotation": 7.0, "elbow": 6.0,
    "supination": 12.0, "left_arm_flexion": 4.0, "left_arm_abduction": 3.0, "left_elbow": 4.0,
    "bar_ahead": 0.03, "bar_up": 0.02, "grip": 0.02, "left_bar_up": 0.015,
    "hands": 0.03, "hands_ahead": 0.015, "elbows_out": 10.0,
}  # fmt: skip
# Where feet and hands stay for the set there are no slips.
_PLANTED = {"stance", "toe_out", "hands", "hands_ahead", "elbows_out"}
_SLIP = 0.35  # of a habit
# Nobody is further than this from the usual, standard deviations.
_MOST = 2.0
# How far hinges open and close, degrees.
_STRAIGHTEST = 177.0
_MOST_BENT = {"knee": 32.0, "elbow": 24.0}


def habits_of(looseness: float, rng: np.random.Generator) -> dict[str, float]:
    """What this athlete does differently in every repetition; nothing where looseness is 0."""
    return _drawn(_HABITS, looseness, rng) if looseness else {}


def slipped(posture: Posture, looseness: float, rng: np.random.Generator) -> dict[str, float]:
    """The posture as it comes out this time."""
    if not looseness:
        return dict(posture)
    free = {name: sd for name, sd in _HABITS.items() if name not in _PLANTED}
    by = _drawn(free, _SLIP * looseness, rng)
    at = {name: posture.get(name, DEFAULTS.get(name, 0.0)) + step for name, step in by.items()}
    return bounded({**posture, **at})


def bounded(posture: Posture) -> dict[str, float]:
    """The posture with hinges that neither bend backwards nor fold up."""
    changed = dict(posture)
    for hinge, least in _MOST_BENT.items():
        if hinge in changed:
            changed[hinge] = min(max(changed[hinge], least), _STRAIGHTEST)
    return changed


def _drawn(spread: Posture, looseness: float, rng: np.random.Generator) -> dict[str, float]:
    unusual = np.clip(rng.standard_normal(len(spread)), -_MOST, _MOST)
    pairs = zip(spread.items(), unusual, strict=True)
    return {name: looseness * sd * float(u) for (name, sd), u in pairs}
