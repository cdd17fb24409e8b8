"""The hands stay on a bar or handles and carry the body, above them or below."""

from dataclasses import replace

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.seated import knees_up
from pose.synthetic.contacts.standing import ankle_of, foot_of, trunk_frame
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, rotation, stack
from pose.synthetic.grip import offset


def on_hands(body: Body, tracks: Tracks) -> Placement:
    """The body hangs from its hands or stands on them, the legs as hips and knees are bent."""
    trunk = trunk_frame(tracks)
    hips = _hips(body, tracks, trunk)
    legs = {side: _leg(body, tracks, trunk, hips, side) for side in SIDES}
    return Placement(
        hips=hips,
        trunk=trunk,
        ankles={side: leg[0] for side, leg in legs.items()},
        feet={side: leg[1] for side, leg in legs.items()},
        knees_to={side: leg[2] for side, leg in legs.items()},
    )


def hands_and_feet(body: Body, tracks: Tracks) -> Placement:
    """The same with the feet on the floor, ``feet_ahead`` of the hands."""
    forwards = stack(body.stature * tracks["feet_ahead"], 0.0, 0.0)
    return replace(
        on_hands(body, tracks),
        ankles={side: ankle_of(body, tracks, side) + forwards for side in SIDES},
        feet={side: foot_of(tracks, side) for side in SIDES},
        knees_to={side: knees_up(tracks, side) for side in SIDES},
    )


def _hips(body: Body, tracks: Tracks, trunk: Array) -> Array:
    """(T, 3) where the hips are when the middle of the hands is on the bar."""
    left, right = (offset(body, tracks, trunk, side) for side in SIDES)
    hands = trunk[:, :, 2] * body.trunk + (left + right) / 2.0
    at: Array = stack(0.0, 0.0, body.stature * tracks["bar"]) - hands
    return at


def _leg(
    body: Body, tracks: Tracks, trunk: Array, hips: Array, side: str
) -> tuple[Array, Array, Array]:
    """Ankle and frame of the foot of a leg that nothing holds, and where its knee points."""
    outwards = rotation("z", SIGN[side] * of_side(tracks, "knee_out", side))
    thigh = trunk @ outwards @ rotation("y", -of_side(tracks, "hip_flexion", side))
    shank = thigh @ rotation("y", 180.0 - of_side(tracks, "knee", side))
    hip = hips + stack(0.0, SIGN[side] * body.half_hips, 0.0)
    ankle: Array = hip - thigh[:, :, 2] * body.thigh - shank[:, :, 2] * body.shank
    foot = shank @ rotation("y", of_side(tracks, "foot_pitch", side))
    return ankle, foot, thigh[:, :, 0]
