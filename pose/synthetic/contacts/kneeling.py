"""Knees and shins on the floor, the hips above them or back on the heels."""

from dataclasses import replace

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.contacts.seated import seated
from pose.synthetic.dofs import Tracks
from pose.synthetic.geometry import SIDES

# Below the hips and a little before them, where the knees are.
_KNEES = np.array([0.5, 0.0, -0.85])


def kneeling(body: Body, tracks: Tracks) -> Placement:
    """As somebody seated whose ankles are behind the hips: ``feet_ahead`` is negative."""
    placed = seated(body, tracks)
    down = np.broadcast_to(_KNEES, placed.hips.shape)
    return replace(placed, knees_to=dict.fromkeys(SIDES, down))
