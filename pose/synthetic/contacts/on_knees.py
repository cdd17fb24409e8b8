"""Knees and hands on the floor, the body straight in between: the easier push-up."""

from dataclasses import replace

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.plank import bearing, meet, plank
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import SIDES, SIGN, Array, apply, reach, rotation, stack

# The knee and the ankle above the floor, fraction of stature.
_KNEE, _ANKLE = 0.03, 0.04
# Elbow at which the arms stand upright, degrees.
_LOCKED = 172.0


def on_knees(body: Body, tracks: Tracks) -> Placement:
    """The body turns about the knees until the arms, bent as the elbow says, reach the floor."""
    arms = plank(body, tracks)
    wrist = (arms.wrists["left"] + arms.wrists["right"]) / 2.0
    aside = np.abs(arms.wrists["left"][:, 1]) - body.half_shoulders
    knee = _knee(body, tracks, wrist, _span(body, aside, _LOCKED))
    chain = _chain(body, tracks)
    shoulder = meet(knee, chain["shoulder"], wrist, _span(body, aside, tracks["elbow"]))
    turn = rotation("y", bearing(chain["shoulder"]) - bearing(shoulder - knee))
    hips, neck = (knee + apply(turn, chain[name]) for name in ("hip", "shoulder"))
    return replace(
        arms,
        hips=hips,
        trunk=rotation("y", 90.0 - bearing(neck - hips)),
        ankles={side: _ankle(body, tracks, knee, side) for side in SIDES},
        feet=dict.fromkeys(SIDES, rotation("y", np.full(len(knee), 170.0))),
    )


def _chain(body: Body, tracks: Tracks) -> dict[str, Array]:
    """Hip and shoulder seen from the knee, the thigh along x."""
    spine = np.radians(-tracks["hip_flexion"])
    hip = stack(np.full(len(spine), body.thigh), 0.0, 0.0)
    return {"hip": hip, "shoulder": hip + body.trunk * stack(np.cos(spine), 0.0, np.sin(spine))}


def _knee(body: Body, tracks: Tracks, wrist: Array, arm: Array) -> Array:
    """Where the knees are when the arms stand upright and the body is straight."""
    height = body.stature * _KNEE
    rise = wrist[:, 2] + arm - height
    along = np.sqrt(np.maximum((body.thigh + body.trunk) ** 2 - rise**2, 0.0))
    ahead = body.stature * tracks["hands_ahead"]
    return stack(wrist[:, 0] - ahead - along, 0.0, height)


def _ankle(body: Body, tracks: Tracks, knee: Array, side: str) -> Array:
    height = body.stature * (_ANKLE + of_side(tracks, "foot_z", side))
    rise = np.clip(height - knee[:, 2], -body.shank, body.shank)
    aside = SIGN[side] * body.stature * tracks["stance"] / 2.0
    return stack(knee[:, 0] - np.sqrt(body.shank**2 - rise**2), aside, knee[:, 2] + rise)


def _span(body: Body, aside: Array, elbow: Array | float) -> Array:
    """(T,) shoulder to wrist as seen from the side."""
    arm = reach(body.upper_arm, body.forearm, elbow)
    span: Array = np.sqrt(np.maximum(arm**2 - aside**2, 0.0))
    return span
