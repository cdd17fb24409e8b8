"""Standing curl of both arms, the upper arms at the side."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import LEANING_BACK, SHRUGGING, SWINGING, UNEVEN_ELBOWS

_SEAT = {"seat": 0.29, "feet_ahead": 0.22, "stance": 0.20, "toe_out": 10.0, "lean": 0.0}

BICEPS_CURL = Exercise(
    slug="biceps_curl",
    contact="standing",
    start={"elbow": 165.0, "arm_flexion": 4.0, "arm_abduction": 8.0, "supination": 70.0},
    turn={"elbow": 42.0, "arm_flexion": 14.0, "arm_abduction": 8.0, "supination": 90.0},
    angle="elbow",
    yaws=(0.0, 90.0),
    faults={
        "half_repetition": HALF, "short": SHORT,
        "elbow_drift": Fault(turn={"arm_flexion": 44.0}),
        "swinging": SWINGING,
        "leaning_back": LEANING_BACK,
        "shrugging": SHRUGGING,
        "uneven_arms": UNEVEN_ELBOWS,
    },
    variety={"elbow": 4.0, "arm_flexion": 3.0, "arm_abduction": 2.0},
    equipment="dumbbells",
    variants=(
        Variant("alternate", sides="alternate", weight=2.0),
        Variant("one_arm", sides="left", weight=0.6),
        Variant("other_arm", sides="right", weight=0.6),
        Variant("barbell", both={"arm_abduction": 5.0, "supination": 90.0}, equipment="barbell",
                weight=2.0),
        Variant("wide_barbell", both={"arm_abduction": 6.0, "arm_rotation": 18.0},
                equipment="barbell"),
        Variant("narrow_barbell", both={"arm_rotation": -16.0}, equipment="barbell"),
        Variant("hammer", both={"supination": 0.0}, equipment="dumbbells"),
        Variant("hammer_alternate", both={"supination": 0.0}, sides="alternate"),
        Variant("across", both={"supination": 0.0}, turn={"arm_rotation": -45.0},
                sides="alternate", weight=0.6),
        Variant("reverse", both={"supination": -80.0}, equipment="barbell", weight=0.6),
        Variant("elbows_ahead", turn={"arm_flexion": 34.0, "elbow": 48.0}),
        Variant("elbows_behind", both={"arm_flexion": -14.0}, weight=0.6),
        Variant("swinging", start={"lean": 8.0}, turn={"lean": -10.0, "arm_flexion": 28.0}),
        Variant("bent_start", start={"elbow": 142.0}),
        Variant("not_to_top", turn={"elbow": 62.0}),
        Variant("cable", both={"arm_flexion": 12.0, "lean": -4.0}, equipment="bar"),
        Variant("seated", both={**_SEAT, "arm_abduction": 14.0}, contact="seated"),
        Variant("seated_alternate", both={**_SEAT, "arm_abduction": 14.0}, contact="seated",
                sides="alternate"),
        Variant("incline", both={**_SEAT, "lean": -38.0, "arm_flexion": -34.0}, contact="seated",
                turn={"arm_flexion": -26.0}, weight=0.6),
        # Upper arms on a sloping pad.
        Variant(
            "preacher", both={**_SEAT, "lean": 12.0, "arm_flexion": 52.0, "arm_abduction": 2.0},
            contact="seated", turn={"elbow": 52.0}, equipment="barbell",
        ),
        # Bent over, the elbow against the thigh.
        Variant(
            "concentration", both={
                **_SEAT, "lean": 46.0, "stance": 0.34, "knee_out": 24.0, "arm_flexion": 46.0,
                "arm_abduction": -2.0, "right_arm_abduction": 24.0, "right_elbow": -40.0,
                "right_arm_rotation": -30.0,
            },
            contact="seated", sides="left", weight=0.5,
        ),
        Variant("spider", both={"lean": 58.0, "arm_flexion": 58.0, "knee": 160.0}, weight=0.3),
        # Cables from both sides, the upper arms level.
        Variant("high_cables", both={"arm_abduction": 84.0, "arm_rotation": 80.0},
                equipment="none", weight=0.3),
    ),
)  # fmt: skip
