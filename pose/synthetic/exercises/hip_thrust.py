"""Hip thrust: the upper back on a bench, the hips rise until trunk and thighs are in line."""

from pose.synthetic.exercises.exercise import HALF, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import KNEES_CAVING, TOES_LIFTING

_ON_BENCH = {
    "rest": 0.275, "feet_ahead": 0.50, "stance": 0.16, "toe_out": 12.0, "knee_out": 6.0,
}  # fmt: skip
_ON_FLOOR = {"rest": 0.060, "feet_ahead": 0.44, "stance": 0.15, "toe_out": 8.0, "knee_out": 8.0}
# Hands on a barbell across the hips.
_HOLDING = {
    "arm_flexion": -8.0, "arm_abduction": 31.0, "arm_rotation": -28.0, "elbow": 132.0,
    "supination": -70.0,
}  # fmt: skip
_ARMS_DOWN = {"arm_abduction": 22.0, "elbow": 172.0, "supination": -90.0}
# One foot on the floor, the other leg stretched out in line with the trunk.
_ONE_LEG = {"right_foot_x": 0.235, "right_foot_pitch": -50.0, "stance": 0.10}

HIP_THRUST = Exercise(
    slug="hip_thrust",
    contact="bridge",
    start={**_ON_BENCH, **_HOLDING, "lean": -52.0, "head_pitch": 8.0},
    turn={**_ON_BENCH, **_HOLDING, "lean": -97.0, "head_pitch": 28.0},
    angle="hip",
    yaws=(60.0, 90.0),
    faults={
        "half_repetition": HALF,
        "not_locked_out": Fault(share=0.72),
        "overextended": Fault(turn={"lean": -110.0, "head_pitch": -14.0}),
        "knees_caving": KNEES_CAVING,
        "toes_lifting": TOES_LIFTING,
    },
    variety={"feet_ahead": 0.02, "stance": 0.03, "lean": 3.0, "head_pitch": 10.0, "elbow": 8.0},
    variants=(
        Variant(
            "arms_wide", both={"arm_abduction": 78.0, "arm_flexion": -14.0, "elbow": 165.0},
            weight=0.5,
        ),
        Variant(
            "hands_on_hips", both={"arm_flexion": -21.0, "arm_abduction": 24.0,
                                   "arm_rotation": -46.0, "elbow": 100.0}, weight=0.5,
        ),
        Variant("feet_wide", both={"stance": 0.30, "knee_out": 30.0, "toe_out": 28.0}, weight=0.6),
        Variant("short", start={"lean": -66.0}, weight=0.4),
        Variant(
            "bridge",
            both={**_ON_FLOOR, **_ARMS_DOWN, "arm_rotation": 0.0},
            start={"lean": -89.0, "arm_flexion": -4.0, "head_pitch": 0.0},
            turn={"lean": -113.0, "arm_flexion": -24.0, "head_pitch": 20.0}, weight=2.0,
        ),
        Variant(
            "bridge_close_feet",
            both={**_ON_FLOOR, **_ARMS_DOWN, "arm_rotation": 0.0, "feet_ahead": 0.38},
            start={"lean": -89.0, "arm_flexion": -4.0, "head_pitch": 0.0},
            turn={"lean": -119.0, "arm_flexion": -30.0, "head_pitch": 26.0},
        ),
        Variant(
            "bridge_weighted", both=_ON_FLOOR,
            start={"lean": -89.0, "head_pitch": 0.0}, turn={"lean": -111.0, "head_pitch": 18.0},
            weight=0.7,
        ),
        Variant(
            "frog", both={**_ON_FLOOR, **_ARMS_DOWN, "arm_rotation": 0.0, "stance": 0.05,
                          "knee_out": 42.0, "feet_ahead": 0.42},
            start={"lean": -89.0, "arm_flexion": -4.0, "head_pitch": 0.0},
            turn={"lean": -114.0, "arm_flexion": -24.0, "head_pitch": 20.0}, weight=0.4,
        ),
        Variant(
            "one_leg", both=_ONE_LEG | {"arm_abduction": 60.0, "elbow": 160.0},
            start={"right_foot_z": 0.10}, turn={"right_foot_z": 0.24}, weight=0.5,
        ),
        Variant(
            "one_leg_bridge", both={**_ON_FLOOR, **_ARMS_DOWN, **_ONE_LEG, "arm_rotation": 0.0},
            start={"lean": -89.0, "arm_flexion": -4.0, "head_pitch": 0.0, "right_foot_z": 0.20},
            turn={"lean": -113.0, "arm_flexion": -24.0, "head_pitch": 20.0, "right_foot_z": 0.32},
            weight=0.6,
        ),
        Variant(
            "feet_up", both={**_ON_FLOOR, **_ARMS_DOWN, "arm_rotation": 0.0, "foot_z": 0.24,
                             "feet_ahead": 0.50, "foot_pitch": -25.0},
            start={"lean": -89.0, "arm_flexion": -4.0, "head_pitch": 0.0},
            turn={"lean": -126.0, "arm_flexion": -37.0, "head_pitch": 32.0}, weight=0.4,
        ),
    ),
)  # fmt: skip
