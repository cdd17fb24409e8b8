"""Feet on the floor; the knee angle and balance say where the hips are."""

import numpy as np

from pose.synthetic import body as tables
from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, apply, reach, rotation, stack, two_link

# Where a standing athlete keeps the centre of mass: before the ankles, fraction of stature.
BALANCE_POINT = 0.03
# The search for balance gains about one decimal each round.
_BALANCE_ROUNDS = 8
# A stance that changes by less between two frames is sway and no jump, fraction of stature.
_STILL = 1e-4


def standing(body: Body, tracks: Tracks) -> Placement:
    """Both feet where the stance has them, or where a step or a jump has carried them."""
    jump = stack(0.0, 0.0, body.stature * tracks["hop"] * _haste(tracks["stance"]))
    ankles = {side: ankle_of(body, tracks, side) + jump for side in SIDES}
    if np.any(tracks["step"]):
        ankles = {side: at + _lift(body, tracks, side) for side, at in ankles.items()}
    x = _balanced_hips(body, tracks["knee"], tracks["lean"]) + body.stature * tracks["hip_ahead"]
    y = body.stature * tracks["hip_shift"]
    heights = [_hip_height(body, tracks, side, ankles[side] - stack(x, y, 0.0)) for side in SIDES]
    return Placement(
        hips=stack(x, y, np.minimum(*heights)),
        trunk=trunk_frame(tracks),
        ankles=ankles,
        feet={side: foot_of(tracks, side) for side in SIDES},
        knees_to={side: _knees_to(tracks, side) for side in SIDES},
    )


def trunk_frame(tracks: Tracks) -> Array:
    """(T, 3, 3) the trunk leaned, bent to a side and turned over level hips."""
    sideways = rotation("z", tracks["twist"]) @ rotation("x", -tracks["side_lean"])
    upright: Array = sideways @ rotation("y", tracks["lean"])
    return upright


def ankle_of(body: Body, tracks: Tracks, side: str) -> Array:
    """(T, 3) where the stance and the foot's own way put an ankle."""
    x, y, z = (body.stature * of_side(tracks, f"foot_{axis}", side) for axis in "xyz")
    return stack(x, y + SIGN[side] * body.stature * tracks["stance"] / 2.0, z + body.ankle_height)


def _lift(body: Body, tracks: Tracks, side: str) -> Array:
    """A foot that steps forwards or back leaves the floor on its way."""
    haste = _haste(of_side(tracks, "foot_x", side))
    return stack(0.0, 0.0, body.stature * tracks["step"] * haste)


def _haste(stance: Array) -> Array:
    """(T,) 0 where the stance stays, 1 where the feet move apart or together fastest."""
    speed = np.abs(np.diff(stance, append=stance[-1:]))
    share: Array = speed / max(float(speed.max()), _STILL)
    return share


def foot_of(tracks: Tracks, side: str) -> Array:
    """(T, 3, 3) a foot turned outwards, on its sole or pitched."""
    outwards = SIGN[side] * tracks["toe_out"] + of_side(tracks, "foot_turn", side)
    frames: Array = rotation("z", outwards) @ rotation("y", of_side(tracks, "foot_pitch", side))
    return frames


def _knees_to(tracks: Tracks, side: str) -> Array:
    outwards = SIGN[side] * of_side(tracks, "knee_out", side)
    ahead = rotation("z", outwards) @ rotation("y", of_side(tracks, "knee_down", side))
    return apply(ahead, np.array([1.0, 0.0, 0.0]))


def _hip_height(body: Body, tracks: Tracks, side: str, ankle: Array) -> Array:
    """How high this leg lets the hips be; ``ankle`` is seen from below the hips."""
    length = reach(body.thigh, body.shank, of_side(tracks, "knee", side))
    across = ankle[:, 1] - SIGN[side] * body.half_hips
    drop: Array = np.sqrt(np.maximum(length**2 - ankle[:, 0] ** 2 - across**2, 0.0))
    return ankle[:, 2] + drop


def _balanced_hips(body: Body, knee: Array, lean: Array) -> Array:
    """(T,) how far before the ankles the hips are when the centre of mass is over the feet."""
    target = BALANCE_POINT * body.stature
    chest = tables.HEAD_ARMS_TRUNK_CENTRE * body.trunk * np.sin(np.radians(lean))
    length = reach(body.thigh, body.shank, knee)
    ankle, forwards = np.zeros((len(knee), 3)), stack(np.ones(len(knee)), 0.0, 0.0)
    x = np.zeros(len(knee))
    for _ in range(_BALANCE_ROUNDS):
        hip = stack(x, 0.0, np.sqrt(np.maximum(length**2 - x**2, 0.0)))
        knee_x = two_link(hip, ankle, body.thigh, body.shank, forwards)[:, 0]
        x = x + target - _mass_ahead(x, knee_x, chest)
    return x


def _mass_ahead(hip: Array, knee: Array, chest: Array) -> Array:
    """Centre of mass before the ankles, the feet left out: they stay where they are."""
    thigh = hip + tables.THIGH_CENTRE * (knee - hip)
    shank = knee * (1.0 - tables.SHANK_CENTRE)
    mass = tables.HEAD_ARMS_TRUNK_MASS, tables.THIGHS_MASS, tables.SHANKS_MASS
    ahead: Array = (mass[0] * (hip + chest) + mass[1] * thigh + mass[2] * shank) / sum(mass)
    return ahead
