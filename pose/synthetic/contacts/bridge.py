"""The upper back on a bench or the floor, the feet on the floor, the hips free between them."""

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.standing import ankle_of, foot_of, trunk_frame
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, apply, rotation, stack

# How far up the trunk it rests, share of hips to shoulders: at the shoulder blades.
_RESTS_AT = 0.88
_UP = np.array([0.15, 0.0, 1.0])


def bridge(body: Body, tracks: Tracks) -> Placement:
    """The trunk turns about where it rests: -90 is level, less lifts the hips above that."""
    trunk = trunk_frame(tracks)
    rest = stack(0.0, 0.0, body.stature * tracks["rest"])
    forwards = stack(body.stature * tracks["feet_ahead"], 0.0, 0.0)
    return Placement(
        hips=rest - trunk[:, :, 2] * body.trunk * _RESTS_AT,
        trunk=trunk,
        ankles={side: ankle_of(body, tracks, side) + forwards for side in SIDES},
        feet={side: foot_of(tracks, side) for side in SIDES},
        knees_to={side: _knees_to(tracks, side) for side in SIDES},
    )


def _knees_to(tracks: Tracks, side: str) -> Array:
    outwards = SIGN[side] * of_side(tracks, "knee_out", side)
    return apply(rotation("x", -outwards), _UP)
