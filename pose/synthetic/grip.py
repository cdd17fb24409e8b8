"""Arms whose hands hold a bar or handles: the hands go in straight lines and the elbows follow."""

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import (
    SIGN,
    Array,
    apply,
    frame,
    reach,
    rotation,
    stack,
    two_link,
    unit,
    within,
)

# An arm is never straighter than this, degrees.
STRAIGHTEST = 176.0

Arm = tuple[Array, Array, Array]


def gripping(body: Body, tracks: Tracks, trunk: Array, shoulder: Array, side: str) -> Arm:
    """Elbow and wrist (T, 3) and frame of the hand (T, 3, 3) of an arm on a bar."""
    wrist = shoulder + offset(body, tracks, trunk, side)
    pole = elbow_way(body, tracks, trunk, side)
    elbow = two_link(shoulder, wrist, body.upper_arm, body.forearm, pole)
    return elbow, wrist, hand_of(tracks, trunk, wrist - elbow, side)


def offset(body: Body, tracks: Tracks, trunk: Array, side: str) -> Array:
    """(T, 3) from shoulder to wrist, no further than an arm reaches."""
    ahead, up = _in_plane(body, tracks, side)
    aside = body.stature * of_side(tracks, "grip", side) / 2.0 - body.half_shoulders
    local = stack(ahead, SIGN[side] * aside, up)
    longest = reach(body.upper_arm, body.forearm, STRAIGHTEST)
    return apply(trunk, within(np.zeros_like(local), local, float(longest)))


def hand_of(tracks: Tracks, trunk: Array, forearm: Array, side: str) -> Array:
    """(T, 3, 3) frame of a hand in line with its forearm."""
    across = np.cross(unit(forearm), trunk[:, :, 1])
    turned = rotation("x", SIGN[side] * of_side(tracks, "grip_turn", side))
    palm: Array = frame(forearm, across) @ turned
    return palm


def elbow_way(body: Body, tracks: Tracks, trunk: Array, side: str) -> Array:
    """(T, 3) direction of an elbow: down where the hand is ahead, ahead where it is up; or out."""
    ahead, up = _in_plane(body, tracks, side)
    towards = apply(trunk, unit(stack(up, 0.0, -ahead)))
    out = np.radians(of_side(tracks, "elbows_out", side))[:, None]
    way: Array = np.cos(out) * towards + np.sin(out) * SIGN[side] * trunk[:, :, 1]
    return way


def _in_plane(body: Body, tracks: Tracks, side: str) -> tuple[Array, Array]:
    """Metres before and above the shoulder."""
    arm = body.upper_arm + body.forearm
    return arm * of_side(tracks, "bar_ahead", side), arm * of_side(tracks, "bar_up", side)
