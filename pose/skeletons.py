"""Skeletons as data: joint names, bones and mirror pairs. Indices live in this file alone."""

from dataclasses import dataclass
from functools import cached_property

Bone = tuple[str, str]


@dataclass(frozen=True)
class Skeleton:
    """An ordered set of named joints.

    Attributes:
        name: how stored joints refer to it.
        joints: names in the order of the array axis J.
        bones: pairs of names that a drawing connects.
    """

    name: str
    joints: tuple[str, ...]
    bones: tuple[Bone, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """Position of each joint on the array axis J."""
        return {joint: i for i, joint in enumerate(self.joints)}

    @cached_property
    def mirror(self) -> tuple[int, ...]:
        """For each joint, the index of its counterpart on the other side of the body."""
        return tuple(self.index[_other_side(joint)] for joint in self.joints)

    def __len__(self) -> int:
        return len(self.joints)


def _other_side(joint: str) -> str:
    """Swap left and right, wherever in the name they stand (``mouth_left``, ``left_eye``)."""
    swap = {"left": "right", "right": "left"}
    return "_".join(swap.get(word, word) for word in joint.split("_"))


_LIMB_BONES: tuple[Bone, ...] = (
    ("left_shoulder", "right_shoulder"),
    ("left_hip", "right_hip"),
    ("left_shoulder", "left_hip"),
    ("right_shoulder", "right_hip"),
    ("left_shoulder", "left_elbow"),
    ("left_elbow", "left_wrist"),
    ("right_shoulder", "right_elbow"),
    ("right_elbow", "right_wrist"),
    ("left_hip", "left_knee"),
    ("left_knee", "left_ankle"),
    ("right_hip", "right_knee"),
    ("right_knee", "right_ankle"),
)

_LIMB_JOINTS: tuple[str, ...] = (
    "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
    "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
)  # fmt: skip

COCO17 = Skeleton(
    name="coco17",
    joints=("nose", "left_eye", "right_eye", "left_ear", "right_ear", *_LIMB_JOINTS),
    bones=(
        ("nose", "left_eye"), ("nose", "right_eye"),
        ("left_eye", "left_ear"), ("right_eye", "right_ear"), *_LIMB_BONES,
    ),
)  # fmt: skip

BLAZEPOSE33 = Skeleton(
    name="blazepose33",
    joints=(
        "nose", "left_eye_inner", "left_eye", "left_eye_outer",
        "right_eye_inner", "right_eye", "right_eye_outer", "left_ear", "right_ear",
        "mouth_left", "mouth_right", "left_shoulder", "right_shoulder",
        "left_elbow", "right_elbow", "left_wrist", "right_wrist",
        "left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb",
        "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
        "left_heel", "right_heel", "left_foot_index", "right_foot_index",
    ),
    bones=(
        ("nose", "left_eye"), ("nose", "right_eye"),
        ("left_eye", "left_ear"), ("right_eye", "right_ear"), ("mouth_left", "mouth_right"),
        *_LIMB_BONES,
        ("left_wrist", "left_index"), ("right_wrist", "right_index"),
        ("left_ankle", "left_heel"), ("right_ankle", "right_heel"),
        ("left_heel", "left_foot_index"), ("right_heel", "right_foot_index"),
        ("left_ankle", "left_foot_index"), ("right_ankle", "right_foot_index"),
    ),
)  # fmt: skip

# What every corpus and estimator can give, and what the nets therefore see.
COMMON13 = Skeleton(name="common13", joints=("nose", *_LIMB_JOINTS), bones=_LIMB_BONES)

SKELETONS = {skeleton.name: skeleton for skeleton in (COCO17, BLAZEPOSE33, COMMON13)}
