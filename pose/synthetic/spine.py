"""The upper end of the trunk: a back that rounds, shoulders that shrug and come forward."""

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, rotation


def chest_frame(tracks: Tracks, trunk: Array) -> Array:
    """(T, 3, 3) of the ribs: a rounded back bends half of ``curl`` to either side of its chord."""
    bent: Array = trunk @ rotation("y", tracks["curl"] / 2.0)
    return bent


def shoulder_joint(
    body: Body, tracks: Tracks, hips: Array, trunk: Array, chest: Array, side: str
) -> Array:
    """(T, 3) of one side: a rounded back brings it nearer to the hips."""
    half = tracks["curl"] / 2.0
    chord = body.trunk * np.sinc(half / 180.0).astype(float)
    spine: Array = trunk[:, :, 2] * chord[:, None]
    across = chest[:, :, 1] * SIGN[side]
    up, ahead = (body.stature * of_side(tracks, name, side) for name in ("shrug", "protraction"))
    moved = chest[:, :, 2] * up[:, None] + chest[:, :, 0] * ahead[:, None]
    at: Array = np.add(hips + spine + across * body.half_shoulders, moved)
    return at


def neck_base(body: Body, tracks: Tracks, shoulders: Array, chest: Array) -> Array:
    """(T, 3) where the middle of the shoulders is before they shrug."""
    left, right = (of_side(tracks, "shrug", side) for side in SIDES)
    shrug = body.stature * (left + right) / 2.0
    base: Array = shoulders - chest[:, :, 2] * shrug[:, None]
    return base
