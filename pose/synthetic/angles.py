"""Exact joint angles of the figure, by the same joint centres the estimators mark."""

from collections.abc import Mapping

from pose.synthetic.geometry import SIDES, Array, interior_angle

# Each angle is at the middle joint of three.
ANGLES = {
    "knee": ("hip", "knee", "ankle"),
    "hip": ("shoulder", "hip", "knee"),
    "elbow": ("shoulder", "elbow", "wrist"),
    "shoulder": ("hip", "shoulder", "elbow"),
}


def joint_angles(joints: Mapping[str, Array]) -> dict[str, Array]:
    """(T,) degrees in 0..180 of each side's angles, such as ``left_knee``; joints in 2D or 3D."""
    return {
        f"{side}_{name}": interior_angle(*(joints[f"{side}_{joint}"] for joint in three))
        for side in SIDES
        for name, three in ANGLES.items()
    }
