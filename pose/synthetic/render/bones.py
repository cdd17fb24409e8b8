"""The figure's bones: an origin and a frame for everything the mesh hangs on."""

import numpy as np

from pose.synthetic.geometry import SIDES, SIGN, Array, unit
from pose.synthetic.kinematics import Figure

BONES = (
    "trunk", "neck", "head",
    *(f"{side}_{part}" for side in SIDES
      for part in ("upper_arm", "forearm", "hand", "thigh", "shank", "foot")),
)  # fmt: skip
BONE = {name: index for index, name in enumerate(BONES)}


def bone_frames(figure: Figure) -> tuple[Array, Array]:
    """Origins (T, B, 3) and frames (T, B, 3, 3) in the order of ``BONES``.

    Limbs: origin at the upper joint, z up the limb, y to the athlete's left.
    """
    trunk, joints = figure.frames["trunk"], figure.joints
    hips = (joints["left_hip"] + joints["right_hip"]) / 2.0
    shoulders = (joints["left_shoulder"] + joints["right_shoulder"]) / 2.0
    found = {
        "trunk": (hips, trunk),
        "neck": (shoulders, _limb(figure.head - shoulders, trunk[:, :, 1])),
        "head": (figure.head, figure.frames["head"]),
    }
    for side in SIDES:
        found |= _side_bones(figure, side)
    origins = np.stack([found[name][0] for name in BONES], axis=1)
    frames = np.stack([found[name][1] for name in BONES], axis=1)
    return origins, frames


def _side_bones(figure: Figure, side: str) -> dict[str, tuple[Array, Array]]:
    at = {name.removeprefix(f"{side}_"): place for name, place in figure.joints.items()}
    hand, foot = figure.frames[f"{side}_hand"], figure.frames[f"{side}_foot"]
    # The back of the hand is the outside of the forearm.
    outwards = hand[:, :, 2] * SIGN[side]
    left = figure.frames["trunk"][:, :, 1]
    return {
        f"{side}_upper_arm": (at["shoulder"], _limb(at["shoulder"] - at["elbow"], left)),
        f"{side}_forearm": (at["elbow"], _limb(at["elbow"] - at["wrist"], outwards)),
        f"{side}_hand": (at["wrist"], hand),
        f"{side}_thigh": (at["hip"], _limb(at["hip"] - at["knee"], foot[:, :, 1])),
        f"{side}_shank": (at["knee"], _limb(at["knee"] - at["ankle"], foot[:, :, 1])),
        f"{side}_foot": (at["ankle"], foot),
    }


def _limb(up: Array, left: Array) -> Array:
    """(T, 3, 3) frame whose z runs up the limb and whose y is as near to ``left`` as can be."""
    z = unit(up)
    x = unit(np.cross(left, z))
    return np.stack([x, np.cross(z, x), z], axis=-1)
