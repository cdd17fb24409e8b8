"""Jumping jack: the feet jump apart while the arms go overhead."""

from pose.synthetic.exercises.exercise import HALF, Exercise, Fault, Variant

# Both arms of a jack that steps to one side at a time, degrees from start to turn.
_BOTH_ARMS = 142.0

JUMPING_JACK = Exercise(
    slug="jumping_jack",
    contact="standing",
    start={
        "stance": 0.10, "knee": 168.0, "arm_abduction": 12.0, "elbow": 160.0, "hop": 0.035,
        "knee_out": 6.0,
    },
    turn={
        "stance": 0.42, "knee": 166.0, "arm_abduction": 158.0, "elbow": 155.0, "hop": 0.035,
        "knee_out": 16.0, "toe_out": 14.0,
    },
    angle="shoulder",
    slowest=2.2,
    yaws=(0.0, 50.0),
    faults={
        "half_repetition": HALF,
        "arms_low": Fault(turn={"arm_abduction": 95.0}),
        "narrow_feet": Fault(turn={"stance": 0.20}),
    },
    variety={"arm_abduction": 5.0, "elbow": 8.0, "stance": 0.03, "knee": 4.0, "hop": 0.01},
    variants=(
        Variant("half", turn={"arm_abduction": 92.0, "elbow": 160.0, "stance": 0.32}),
        Variant("clap", turn={"arm_abduction": 174.0, "elbow": 140.0, "arm_rotation": 60.0}),
        Variant("bent_arms", turn={"arm_abduction": 145.0, "elbow": 110.0, "arm_rotation": 75.0}),
        Variant("arms_ahead", turn={"arm_abduction": 128.0, "arm_flexion": 40.0}, weight=0.6),
        Variant(
            "low", both={"knee": 140.0, "lean": 14.0, "hop": 0.025}, turn={"knee": 128.0},
            weight=0.5,
        ),
        Variant("wide", turn={"stance": 0.55, "arm_abduction": 150.0}, weight=0.5),
        Variant(
            "step", both={"hop": 0.0, "stance": 0.10},
            turn={
                "left_foot_y": 0.20, "hip_shift": 0.08, "arm_abduction": 12.0 + _BOTH_ARMS,
                "right_arm_abduction": _BOTH_ARMS, "knee": 166.0, "knee_out": 6.0,
            },
            sides="alternate", weight=0.6,
        ),
    ),
)  # fmt: skip
