"""Toes and forearms on the floor; bending at the hip raises or lowers the hips in between."""

from dataclasses import replace

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.plank import on_toes, toes_below
from pose.synthetic.dofs import Tracks
from pose.synthetic.geometry import SIDES, SIGN, Array, rotation, stack

# The elbow above the floor, fraction of stature.
ELBOW_HEIGHT = 0.025


def forearms(body: Body, tracks: Tracks) -> Placement:
    """The elbows below the shoulders, the forearms ahead: ``hands`` is between the wrists."""
    toes, elbow = toes_below(body, ELBOW_HEIGHT * body.stature, body.upper_arm)
    elbow = elbow + stack(body.stature * tracks["hands_ahead"], 0.0, 0.0)
    placed = on_toes(body, tracks, toes, elbow, np.full(len(elbow), body.upper_arm))
    shoulders = placed.hips + placed.trunk[:, :, 2] * body.trunk
    return replace(
        placed,
        wrists={side: _wrist(body, tracks, elbow, side) for side in SIDES},
        hands={side: _hand(side, len(elbow)) for side in SIDES},
        elbows_to=dict.fromkeys(SIDES, elbow - shoulders),
    )


def _wrist(body: Body, tracks: Tracks, elbow: Array, side: str) -> Array:
    aside = body.stature * tracks["hands"] / 2.0 - body.half_shoulders
    aside = np.clip(aside, -body.forearm, body.forearm)
    forwards = np.sqrt(body.forearm**2 - aside**2)
    at: Array = elbow + stack(forwards, SIGN[side] * (body.half_shoulders + aside), 0.0)
    return at


def _hand(side: str, frames: int) -> Array:
    """The little finger on the floor, the palm to the other hand."""
    return rotation("x", np.full(frames, -SIGN[side] * 90.0))
