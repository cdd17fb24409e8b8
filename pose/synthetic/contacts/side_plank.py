"""One forearm or hand and the edges of the feet on the floor, the body turned to the side."""

from functools import partial

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.forearms import ELBOW_HEIGHT
from pose.synthetic.contacts.placement import Contact, Placement
from pose.synthetic.contacts.plank import PALM_HEIGHT, bearing, meet
from pose.synthetic.dofs import Tracks
from pose.synthetic.geometry import SIDES, SIGN, Array, apply, reach, rotation, stack

# The middle of two feet one on the other above the floor, and between them, fractions of stature.
_FEET_HEIGHT, _FEET_APART = 0.045, 0.05
_STRAIGHT_ARM = 172.0


def side_plank(body: Body, tracks: Tracks, *, side: str, on_hand: bool = False) -> Placement:
    """``side`` is below; ``hip_flexion`` raises the hips (+) or lets them sink (-)."""
    frames = len(tracks["hip_flexion"])
    span = float(reach(body.upper_arm, body.forearm, _STRAIGHT_ARM)) if on_hand else body.upper_arm
    height = body.stature * (PALM_HEIGHT if on_hand else ELBOW_HEIGHT)
    chain = _chain(body, tracks)
    feet = stack(np.zeros(frames), 0.0, body.stature * _FEET_HEIGHT)
    along = np.sqrt(np.linalg.norm(chain["below"], axis=-1) ** 2 - (height + span) ** 2)
    support = stack(along, 0.0, height)
    below = meet(feet, chain["below"], support, np.full(frames, span))
    turn = rotation("y", bearing(chain["below"]) - bearing(below - feet))
    at = {name: feet + apply(turn, point) for name, point in chain.items()}
    trunk = _trunk(at["shoulder"] - at["hip"], side)
    forwards = stack(np.zeros(frames), -SIGN[side], 0.0)
    hand = support if on_hand else support + forwards * body.forearm
    up = -SIGN[side] * trunk[:, :, 1]
    return Placement(
        hips=at["hip"],
        trunk=trunk,
        pelvis=trunk[:, :, 1],
        ankles={s: feet + up * _FEET_APART * body.stature * _level(s, side) for s in SIDES},
        feet=dict.fromkeys(SIDES, trunk),
        knees_to=dict.fromkeys(SIDES, forwards),
        wrists={side: hand},
        hands={side: rotation("z", np.full(frames, -SIGN[side] * 90.0))},
        elbows_to={side: support - below if not on_hand else -trunk[:, :, 2]},
    )


def _chain(body: Body, tracks: Tracks) -> dict[str, Array]:
    """Hip, middle of the shoulders and lower shoulder seen from the feet, the legs along x."""
    legs = reach(body.thigh, body.shank, tracks["knee"])
    bend = np.radians(-tracks["hip_flexion"])
    hip = stack(legs, 0.0, 0.0)
    shoulder = hip + body.trunk * stack(np.cos(bend), 0.0, np.sin(bend))
    below = shoulder + body.half_shoulders * stack(np.sin(bend), 0.0, -np.cos(bend))
    return {"hip": hip, "shoulder": shoulder, "below": below}


def _trunk(spine: Array, side: str) -> Array:
    """(T, 3, 3) a trunk along the spine whose ``side`` is below."""
    z = spine / np.linalg.norm(spine, axis=-1, keepdims=True)
    left = SIGN[side] * stack(z[:, 2], 0.0, -z[:, 0])
    return np.stack([np.cross(left, z), left, z], axis=-1)


def _level(foot: str, side: str) -> float:
    """Half a foot's width below or above the middle of both."""
    return -0.5 if foot == side else 0.5


SIDE_PLANKS: dict[str, Contact] = {
    f"side_plank_{side}{'_hand' * on_hand}": partial(side_plank, side=side, on_hand=on_hand)
    for side in SIDES
    for on_hand in (False, True)
}
