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
)

Arm = tuple[Array, Array, Array]


def gripping(body: Body, tracks: Tracks, trunk: Array, shoulder: Array, side: str) -> Arm:
    """Elbow and wrist (T, 3) and frame of the hand (T, 3, 3) of an arm on a bar."""
    towards, aside = _lines(tracks, trunk, side)
    wrist = shoulder + offset(body, tracks, trunk, side)
    out = np.radians(of_side(tracks, "elbows_out", side))[:, None]
    pole = np.cos(out) * towards + np.sin(out) * SIGN[side] * aside
    elbow = two_link(shoulder, wrist, body.upper_arm, body.forearm, pole)
    return elbow, wrist, hand_of(tracks, trunk, wrist - elbow, side)


def offset(body: Body, tracks: Tracks, trunk: Array, side: str) -> Array:
    """(T, 3) from shoulder to wrist: as far apart as the grip, as far away as the elbow says."""
    aside = body.stature * of_side(tracks, "grip", side) / 2.0 - body.half_shoulders
    arm = reach(body.upper_arm, body.forearm, of_side(tracks, "elbow", side))
    away = np.sqrt(np.maximum(arm**2 - aside**2, 0.0))
    angle = np.radians(of_side(tracks, "reach", side))
    local = stack(away * np.sin(angle), SIGN[side] * aside, away * np.cos(angle))
    return apply(trunk, local)


def hand_of(tracks: Tracks, trunk: Array, forearm: Array, side: str) -> Array:
    """(T, 3, 3) frame of a hand in line with its forearm."""
    across = np.cross(unit(forearm), trunk[:, :, 1])
    turned = rotation("x", SIGN[side] * of_side(tracks, "grip_turn", side))
    palm: Array = frame(forearm, across) @ turned
    return palm


def _lines(tracks: Tracks, trunk: Array, side: str) -> tuple[Array, Array]:
    """Where an elbow between shoulder and hand may go: to the inside of its bend, and aside."""
    angle = np.radians(of_side(tracks, "reach", side))
    return apply(trunk, stack(np.cos(angle), 0.0, -np.sin(angle))), trunk[:, :, 1]
