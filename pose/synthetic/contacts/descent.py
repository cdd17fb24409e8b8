"""On the way between standing and a plank: a crouch with the hands down, then the feet go back."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.plank import plank
from pose.synthetic.contacts.standing import standing
from pose.synthetic.dofs import DEFAULTS, Posture, Tracks, held
from pose.synthetic.geometry import SIDES, Array, mixed, mixed_frames, stack

# The posture in which the hands reach the floor; ``floor`` is half way there.
CROUCH: Posture = {
    "floor": 0.5, "knee": 52.0, "lean": 76.0, "arm_flexion": 88.0, "arm_abduction": 4.0,
    "elbow": 165.0, "knee_out": 22.0,
}  # fmt: skip
# Feet that jump back leave the floor by this much, fraction of stature.
_HOP = 0.03
# In the crouch the hands are this far before the shoulders, fraction of stature.
_HANDS_AHEAD = 0.06
# What a plank is held in while the feet come and go.
_READY = {"knee": 174.0, "elbow": 168.0, "hip_flexion": 0.0}


def plank_from_standing(body: Body, tracks: Tracks) -> Placement:
    """A plank where ``floor`` is 1, standing where it is 0, the way between elsewhere."""
    floor = tracks["floor"]
    if np.all(floor >= 1.0):
        return plank(body, tracks)
    down = _in_stages(tracks, floor >= 1.0, _READY)
    up = _in_stages(tracks, floor <= CROUCH["floor"], CROUCH)
    low, high = plank(body, down), standing(body, up)
    high = _moved(high, _crouch_place(body, low))
    hands, feet = np.clip(2.0 * floor, 0.0, 1.0), np.clip(2.0 * floor - 1.0, 0.0, 1.0)
    return _between(high, low, feet, hands, _HOP * body.stature)


def _in_stages(tracks: Tracks, kept: npt.NDArray[np.bool_], otherwise: Posture) -> dict[str, Array]:
    """Tracks that hold a posture wherever they are not to be kept."""
    return {
        name: np.where(kept, track, otherwise[name]) if name in otherwise else track
        for name, track in tracks.items()
    }


def _crouch_place(body: Body, low: Placement) -> float:
    """Where along x the feet stand so that a crouch reaches the plank's hands, metres."""
    crouch = standing(body, held({**DEFAULTS, **CROUCH}, 1))
    shoulder = crouch.hips[0] + crouch.trunk[0, :, 2] * body.trunk
    wrist = float(low.wrists["left"][0, 0])
    return wrist - float(shoulder[0]) - _HANDS_AHEAD * body.stature


def _moved(placement: Placement, x: float) -> Placement:
    by = np.array([x, 0.0, 0.0])
    ankles = {side: at + by for side, at in placement.ankles.items()}
    return replace(placement, hips=placement.hips + by, ankles=ankles)


def _between(high: Placement, low: Placement, feet: Array, grip: Array, hop: float) -> Placement:
    lift = stack(0.0, 0.0, hop * np.sin(np.pi * feet))
    return Placement(
        hips=mixed(high.hips, low.hips, feet),
        trunk=mixed_frames(high.trunk, low.trunk, feet),
        ankles={s: mixed(high.ankles[s], low.ankles[s], feet) + lift for s in SIDES},
        feet={s: mixed_frames(high.feet[s], low.feet[s], feet) for s in SIDES},
        knees_to={s: mixed(high.knees_to[s], low.knees_to[s], feet) for s in SIDES},
        wrists=low.wrists,
        hands=low.hands,
        elbows_to=low.elbows_to,
        grip=grip,
    )
