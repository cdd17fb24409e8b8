"""Hands on a fixed bar overhead: the body comes up to it."""

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.standing import foot_of, trunk_frame
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, rotation, stack
from pose.synthetic.grip import elbow_way, hand_of, offset

# Height of the bar over the floor beyond what a stretched body takes, fraction of stature.
_CLEAR = 0.05
# A hanging foot points down, degrees.
_POINTED = 50.0
# Two stretched arms keep the shoulders level: share of a side lean that is left.
_LEVEL = 0.3


def hanging(body: Body, tracks: Tracks) -> Placement:
    """The shoulders as far from the bar as the arms say; the legs hang or are bent."""
    trunk = trunk_frame({**tracks, "side_lean": _LEVEL * tracks["side_lean"]})
    reached = [offset(body, tracks, trunk, side) for side in SIDES]
    bar = np.array([0.0, 0.0, _bar_height(body)])
    hips = bar - (reached[0] + reached[1]) / 2.0 - trunk[:, :, 2] * body.trunk
    wrists = {side: bar + _along_bar(body, tracks, side) for side in SIDES}
    return Placement(
        hips=hips,
        trunk=trunk,
        ankles={side: hips + _leg(body, tracks, side) for side in SIDES},
        feet={side: foot_of(tracks, side) @ rotation("y", _POINTED) for side in SIDES},
        knees_to=dict.fromkeys(SIDES, stack(np.ones(len(hips)), 0.0, 0.0)),
        wrists=wrists,
        hands={side: hand_of(tracks, trunk, reached[i], side) for i, side in enumerate(SIDES)},
        elbows_to={side: elbow_way(body, tracks, trunk, side) for side in SIDES},
    )


def _bar_height(body: Body) -> float:
    arm, leg = body.upper_arm + body.forearm, body.thigh + body.shank
    return arm + body.trunk + leg + body.scaled(0.13 + _CLEAR)


def _along_bar(body: Body, tracks: Tracks, side: str) -> Array:
    return stack(0.0, SIGN[side] * body.stature * of_side(tracks, "grip", side) / 2.0, 0.0)


def _leg(body: Body, tracks: Tracks, side: str) -> Array:
    """(T, 3) from the middle of the hips to the ankle; the thigh is forward of upright."""
    thigh = np.radians(of_side(tracks, "hip_flexion", side))
    shank = thigh - np.radians(180.0 - of_side(tracks, "knee", side))
    x = body.thigh * np.sin(thigh) + body.shank * np.sin(shank)
    z = -body.thigh * np.cos(thigh) - body.shank * np.cos(shank)
    return stack(x, SIGN[side] * body.stature * tracks["stance"] / 2.0, z)
