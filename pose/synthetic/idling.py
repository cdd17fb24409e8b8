"""What athletes do between walking in and the set: no repetition, but not still either."""

from pose.synthetic.dofs import Posture
from pose.synthetic.motion import Key

# Less idle time than this leaves no room for it; how long it takes to get there and back, seconds.
_LEAST, _WAY = 1.4, 0.6

FIDGETS: dict[str, Posture] = {
    "hands_on_hips": {
        "arm_flexion": -18.0, "arm_abduction": 42.0, "arm_rotation": -35.0, "elbow": 82.0,
    },
    "wipe_forehead": {
        "right_arm_flexion": 75.0, "right_elbow": -115.0, "right_arm_rotation": -40.0,
        "head_pitch": 10.0,
    },
    "look_around": {"head_yaw": 45.0, "twist": 8.0},
    "shift_weight": {"hip_shift": 0.025, "side_lean": -2.0, "left_arm_abduction": 4.0},
    "adjust_shirt": {"arm_flexion": 12.0, "elbow": 95.0, "arm_rotation": -30.0, "head_pitch": 25.0},
}  # fmt: skip


def idling(name: str, rest: Posture, start: float, end: float) -> list[Key]:
    """Keys of a fidget that begins and ends at rest; none where time or name are missing."""
    if not name or end - start < _LEAST:
        return []
    posture = {**rest, **FIDGETS[name]}
    return [
        Key(start, rest),
        Key(start + _WAY, posture),
        Key(end - _WAY, posture),
    ]
