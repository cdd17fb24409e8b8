"""Standing at a high cable: the forearms push down, the upper arms stay at the side."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import SHRUGGING

_STAND = {"stance": 0.14, "knee": 168.0, "lean": 10.0}

TRICEPS_PUSHDOWN = Exercise(
    slug="triceps_pushdown",
    contact="standing",
    start={
        **_STAND, "arm_flexion": 18.0, "arm_abduction": 8.0, "arm_rotation": -10.0,
        "elbow": 68.0, "supination": -75.0,
    },
    turn={
        **_STAND, "arm_flexion": 15.0, "arm_abduction": 5.0, "arm_across": 10.0,
        "elbow": 170.0, "supination": -75.0,
    },
    angle="elbow",
    yaws=(0.0, 90.0),
    faults={
        "half_repetition": HALF, "short": SHORT,
        "swinging": Fault(turn={"lean": 30.0, "arm_flexion": 18.0}),
        "shrugging": SHRUGGING,
        "elbow_drift": Fault(turn={"arm_flexion": 44.0}),
    },
    variety={"elbow": 6.0, "arm_flexion": 5.0, "lean": 4.0, "stance": 0.03, "knee": 5.0},
    equipment="bar",
    variants=(
        Variant(
            "rope", both={"supination": 0.0}, start={"arm_rotation": -22.0},
            turn={"arm_abduction": 14.0, "arm_rotation": 0.0, "supination": -40.0},
            equipment="none", weight=1.5,
        ),
        Variant("leaning", both={"lean": 32.0, "knee": 158.0}, start={"arm_flexion": 30.0},
                turn={"arm_flexion": 30.0}),
        Variant("upright", both={"lean": 1.0}),
        # The elbows travel: up with the bar, down with the push.
        Variant("travelling", start={"arm_flexion": 42.0, "elbow": 55.0}),
        Variant("high_start", start={"elbow": 42.0, "arm_flexion": 22.0}),
        Variant("elbows_out", both={"arm_abduction": 30.0}, start={"arm_rotation": -40.0},
                turn={"arm_rotation": -30.0}),
        Variant("reverse_grip", both={"supination": 85.0, "arm_rotation": 0.0}, weight=0.6),
        Variant(
            "one_arm", both={"arm_rotation": 0.0, "right_arm_flexion": -10.0}, sides="alternate",
            start={"right_elbow": 90.0, "elbow": 70.0}, turn={"right_elbow": 90.0},
            equipment="none", weight=0.6,
        ),
        Variant(
            "one_hand_on_hip", both={
                "arm_rotation": -8.0, "right_arm_flexion": -30.0, "right_arm_abduction": 30.0,
            },
            sides="left", equipment="none", weight=0.4,
        ),
        Variant("split_stance", both={"left_foot_x": 0.10, "right_foot_x": -0.08}, weight=0.6),
    ),
)  # fmt: skip
