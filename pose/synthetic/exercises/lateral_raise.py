"""Standing raise of both arms to the side, elbows a little bent."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import SHRUGGING, SWINGING, UNEVEN_ARMS

_SEAT = {"seat": 0.29, "feet_ahead": 0.22, "stance": 0.20, "toe_out": 10.0, "lean": 0.0}

LATERAL_RAISE = Exercise(
    slug="lateral_raise",
    contact="standing",
    start={"arm_abduction": 10.0, "arm_flexion": 4.0, "elbow": 158.0},
    turn={"arm_abduction": 90.0, "arm_flexion": 10.0, "elbow": 160.0},
    angle="shoulder",
    yaws=(0.0, 50.0),
    faults={
        "half_repetition": HALF,
        "short": SHORT,
        "above_shoulder": Fault(turn={"arm_abduction": 124.0}, asked=True),
        "shrugging": SHRUGGING,
        "swinging": SWINGING,
        "uneven_arms": UNEVEN_ARMS,
    },
    variety={"arm_abduction": 3.0, "elbow": 4.0},
    equipment="dumbbells",
    variants=(
        Variant("bent_arms", both={"elbow": 118.0}, start={"arm_flexion": 12.0}),
        Variant("elbows_square", both={"elbow": 92.0}, start={"arm_flexion": 4.0}, weight=0.6),
        Variant("straight", both={"elbow": 174.0}),
        Variant("one_arm", start={"side_lean": 0.0}, turn={"side_lean": -4.0}, sides="left"),
        Variant("other_arm", turn={"side_lean": -4.0}, sides="right"),
        Variant("alternate", sides="alternate", weight=0.6),
        # The free hand holds on to a frame, the body hangs away from it.
        Variant(
            "leaning_away", both={"side_lean": -14.0, "right_arm_abduction": 40.0}, sides="left",
            weight=0.5,
        ),
        Variant("cable", both={"right_arm_flexion": -20.0, "right_arm_abduction": 30.0,
                               "right_elbow": -70.0},
                start={"arm_abduction": -2.0, "arm_flexion": 12.0}, sides="left",
                equipment="none", weight=0.6),
        Variant("seated", both=_SEAT, contact="seated"),
        Variant("leaning", both={"lean": 18.0}, start={"arm_flexion": 16.0}),
        # Bent over, for the back of the shoulders.
        Variant("bent_over", both={"lean": 68.0, "knee": 150.0}, weight=0.4,
                start={"arm_flexion": 66.0, "arm_abduction": 4.0},
                turn={"arm_flexion": 20.0, "arm_abduction": 82.0}),
        Variant("before_thighs", start={"arm_flexion": 14.0, "arm_abduction": 2.0}),
        Variant("ahead", turn={"arm_across": 26.0, "arm_flexion": 12.0}),
        Variant("high", turn={"arm_abduction": 118.0}),
        Variant("overhead", turn={"arm_abduction": 162.0}, weight=0.3),
        Variant("low", turn={"arm_abduction": 74.0}),
        Variant("swinging", start={"lean": 10.0, "knee": 166.0}, turn={"lean": -4.0}),
        Variant("palms_up", both={"supination": 60.0}, weight=0.5),
    ),
)  # fmt: skip
