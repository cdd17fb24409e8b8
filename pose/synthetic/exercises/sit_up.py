"""Sit-up and crunch: from lying on the back, the trunk comes up to bent knees."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant

# Flat on the back with bent knees.
_FLAT = {"seat": 0.058, "feet_ahead": 0.30, "stance": 0.13, "knee_out": 6.0, "toe_out": 4.0}
_BEHIND_HEAD = {"arm_flexion": 6.0, "arm_abduction": 150.0, "arm_rotation": 98.0, "elbow": 44.0}
_CROSSED = {"arm_flexion": 35.0, "arm_abduction": -6.0, "arm_rotation": -79.0, "elbow": 74.0}
_AT_EARS = {"arm_flexion": 52.0, "arm_abduction": -4.0, "arm_rotation": -44.0, "elbow": 34.0}
# Shoulder blades off the floor and no more.
_CRUNCHED = {"lean": -72.0, "curl": 44.0, "head_pitch": 20.0}

SIT_UP = Exercise(
    slug="sit_up",
    contact="seated",
    start={**_FLAT, **_BEHIND_HEAD, "lean": -89.0, "head_pitch": 6.0},
    turn={**_FLAT, **_BEHIND_HEAD, "lean": -16.0, "curl": 24.0, "arm_flexion": 16.0},
    angle="hip",
    yaws=(60.0, 90.0),
    faults={
        "half_repetition": HALF, "short": SHORT, "neck_pulled": Fault(turn={"head_pitch": 42.0}),
        "feet_lifting": Fault(turn={"foot_z": 0.06, "foot_pitch": -12.0}),
    },
    variety={"feet_ahead": 0.03, "stance": 0.03, "curl": 6.0, "head_pitch": 8.0, "elbow": 5.0},
    variants=(
        Variant("crossed", both=_CROSSED, turn={"lean": -8.0}),
        Variant("at_ears", both=_AT_EARS, turn={"lean": -20.0}, weight=0.7),
        Variant(
            "reaching", start={"arm_flexion": 172.0, "arm_abduction": 8.0, "elbow": 165.0,
                               "arm_rotation": 0.0},
            turn={"arm_flexion": 82.0, "arm_abduction": 4.0, "elbow": 168.0, "arm_rotation": 0.0,
                  "lean": -2.0},
        ),
        Variant(
            "arms_ahead", both={"arm_flexion": 84.0, "arm_abduction": 4.0, "elbow": 166.0,
                                "arm_rotation": 0.0},
            turn={"lean": -12.0, "arm_flexion": 80.0},
        ),
        Variant(
            "along_thighs",
            start={"arm_flexion": 12.0, "arm_abduction": 8.0, "elbow": 168.0, "arm_rotation": 0.0},
            turn={"arm_flexion": 62.0, "arm_abduction": 6.0, "elbow": 166.0, "arm_rotation": 0.0,
                  "lean": -24.0},
        ),
        Variant("crunch", turn=_CRUNCHED, weight=1.3),
        Variant("crunch_crossed", both=_CROSSED, turn=_CRUNCHED, weight=0.7),
        Variant(
            "crunch_reaching", both={"arm_flexion": 60.0, "arm_abduction": 6.0, "elbow": 168.0,
                                     "arm_rotation": 0.0},
            turn={**_CRUNCHED, "arm_flexion": 64.0}, weight=0.7,
        ),
        Variant(
            "crunch_feet_up",
            both={"foot_z": 0.27, "feet_ahead": 0.24, "foot_pitch": -10.0},
            turn=_CRUNCHED, weight=0.7,
        ),
        Variant("straight_legs", both={"feet_ahead": 0.485, "foot_pitch": -62.0, "toe_out": 16.0}),
        Variant(
            "butterfly",
            both={"feet_ahead": 0.26, "knee_out": 68.0, "stance": 0.06, "foot_pitch": -8.0},
            start={"arm_flexion": 165.0, "arm_abduction": 10.0, "elbow": 160.0,
                   "arm_rotation": 0.0},
            turn={"arm_flexion": 84.0, "arm_abduction": 4.0, "elbow": 166.0, "arm_rotation": 0.0,
                  "lean": 4.0}, weight=0.6,
        ),
        Variant(
            "to_upright", both={"arm_flexion": 30.0, "arm_abduction": 4.0, "elbow": 48.0,
                                "arm_rotation": -30.0},
            turn={"lean": 6.0, "curl": 30.0},
        ),
        Variant(
            "twisting", turn={"twist": 28.0, "lean": -12.0}, sides="alternate", weight=0.6,
        ),
        Variant(
            "declined",
            both={"seat": 0.42, "feet_ahead": 0.28, "foot_z": 0.42, "foot_pitch": 24.0},
            start={"lean": -112.0}, turn={"lean": -6.0}, weight=0.5,
        ),
        Variant("v_up", both={"arm_rotation": 0.0, "elbow": 166.0, "arm_abduction": 6.0},
            start={"feet_ahead": 0.48, "foot_pitch": -50.0, "arm_flexion": 172.0},
            turn={"feet_ahead": 0.30, "foot_z": 0.36, "foot_pitch": -40.0, "lean": -28.0,
                  "arm_flexion": 92.0}, weight=0.4,
        ),
    ),
)  # fmt: skip
