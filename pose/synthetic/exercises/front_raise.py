"""Standing raise of straight arms to the front, up to the height of the shoulders."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import SHRUGGING

FRONT_RAISE = Exercise(
    slug="front_raise",
    contact="standing",
    start={
        "arm_flexion": 10.0, "arm_abduction": 4.0, "elbow": 164.0, "supination": -70.0,
    },
    turn={
        "arm_flexion": 86.0, "arm_abduction": 4.0, "elbow": 166.0, "supination": -70.0,
        "arm_across": 4.0,
    },
    angle="shoulder",
    yaws=(0.0, 90.0),
    faults={
        "half_repetition": HALF,
        "short": SHORT,
        "above_shoulder": Fault(turn={"arm_flexion": 124.0}, asked=True),
        "swinging": Fault(turn={"lean": -14.0}),
        "shrugging": SHRUGGING,
        "uneven_arms": Fault(turn={"left_arm_flexion": -26.0}),
    },
    variety={"arm_flexion": 6.0, "elbow": 6.0, "arm_across": 3.0, "lean": 2.0},
    equipment="dumbbells",
    variants=(
        Variant("alternate", sides="alternate", weight=1.5),
        Variant("one_arm", sides="left", weight=0.5),
        Variant("thumbs_up", both={"supination": 0.0}),
        Variant(
            "plate", both={"arm_across": 12.0, "arm_rotation": -4.0, "elbow": 158.0,
                           "supination": 0.0},
            equipment="none",
        ),
        Variant("barbell", both={"arm_abduction": 6.0}, turn={"arm_across": 0.0},
                equipment="barbell"),
        Variant("overhead", turn={"arm_flexion": 162.0}),
        Variant("high", turn={"arm_flexion": 118.0}),
        Variant("bent_arms", both={"elbow": 142.0}),
        Variant("low", turn={"arm_flexion": 76.0}),
        Variant("leaning", both={"lean": -7.0}, weight=0.5),
        Variant("v_shaped", turn={"arm_across": -24.0}, weight=0.6),
        Variant(
            "seated", both={"seat": 0.29, "feet_ahead": 0.22, "lean": -3.0}, contact="seated",
            start={"arm_flexion": 2.0, "arm_abduction": 16.0}, weight=0.5,
        ),
        # Between the legs, the back to the machine.
        Variant("cable", both={"arm_across": 9.0, "lean": 6.0, "stance": 0.20}, weight=0.4,
                equipment="none"),
    ),
)  # fmt: skip
