"""Hips on a seat, a bench or the floor, upright or lying back; the feet stay where they are."""

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.standing import ankle_of, foot_of, trunk_frame
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, apply, rotation, stack

# Between upwards and forwards, where the knees of somebody sitting point.
_KNEES = np.array([0.6, 0.0, 0.8])


def seated(body: Body, tracks: Tracks) -> Placement:
    """The hips at the height of the seat, the trunk as it leans: lying on the back is -90."""
    forwards = stack(body.stature * tracks["feet_ahead"], 0.0, 0.0)
    return Placement(
        hips=stack(0.0, body.stature * tracks["hip_shift"], body.stature * tracks["seat"]),
        trunk=trunk_frame(tracks),
        ankles={side: ankle_of(body, tracks, side) + forwards for side in SIDES},
        feet={side: foot_of(tracks, side) for side in SIDES},
        knees_to={side: knees_up(tracks, side) for side in SIDES},
    )


def knees_up(tracks: Tracks, side: str) -> Array:
    """(T, 3) direction of a knee that points up, and as far outwards as the athlete lets it."""
    outwards = SIGN[side] * of_side(tracks, "knee_out", side)
    return apply(rotation("z", outwards) @ rotation("x", -outwards), _KNEES)
