"""Plank: held on forearms or hands and toes, the body in a line; it sways and drifts a little."""

from pose.synthetic.exercises.exercise import Exercise, Fault, Variant

_LINE = {"knee": 174.0, "stance": 0.10, "hands": 0.16, "head_pitch": -14.0}
_ON_HANDS = {"hands": 0.32, "elbow": 172.0, "elbows_out": 40.0}
_ON_SIDE = {"head_pitch": 0.0, "hip_flexion": 4.0}
_ARM_ON_HIP = {"arm_flexion": -21.0, "arm_abduction": 24.0, "arm_rotation": -46.0, "elbow": 100.0}
_ARM_UP = {"arm_abduction": 88.0, "arm_flexion": 0.0, "elbow": 172.0}
_ARM_ALONG = {"arm_abduction": 6.0, "arm_flexion": 4.0, "elbow": 170.0}

PLANK = Exercise(
    slug="plank",
    contact="forearms",
    start={**_LINE, "hip_flexion": 3.0},
    turn={**_LINE, "hip_flexion": 0.0, "head_pitch": -11.0},
    angle="hip",
    yaws=(60.0, 90.0),
    faults={
        # People's own line differs by 10: this sags in all of them.
        "sagging": Fault(turn={"hip_flexion": -28.0}),
        "piked": Fault(turn={"hip_flexion": 36.0}),
    },
    variety={"hip_flexion": 5.0, "hands": 0.06, "stance": 0.03, "head_pitch": 10.0},
    held=True,
    variants=(
        Variant("hands", contact="plank", both=_ON_HANDS, weight=1.2),
        Variant("feet_wide", both={"stance": 0.24}, weight=0.4),
        Variant("low_head", both={"head_pitch": 24.0}, weight=0.4),
        Variant("looking_ahead", both={"head_pitch": -38.0}, weight=0.4),
        Variant("high_hips", both={"hip_flexion": 20.0}, turn={"hip_flexion": 17.0}, weight=0.4),
        *(
            Variant(f"side_{side}_{name}", contact=f"side_plank_{side}{hand}",
                    both={**_ON_SIDE, **arm}, turn={"hip_flexion": 1.0}, weight=0.2)
            for side in ("left", "right")
            for name, arm, hand in (
                ("arm_on_hip", _ARM_ON_HIP, ""),
                ("arm_up", _ARM_UP, ""),
                ("arm_along", _ARM_ALONG, ""),
                ("on_hand", _ARM_UP, "_hand"),
            )
        ),
    ),
)  # fmt: skip
