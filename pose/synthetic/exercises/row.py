"""Row: the arms pull from straight until the elbows are behind the trunk."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import ROUNDED_BACK, SHRUGGING

# Degrees the forearm can follow a cable: thumbs up, palms to each other.
_NEUTRAL = {"supination": 0.0}
# Seated at a cable: feet against a plate before the seat.
_AT_CABLE = {
    "lean": 4.0, "seat": 0.20, "feet_ahead": 0.43, "stance": 0.14, "left_foot_z": 0.04,
    "right_foot_z": 0.04, "foot_pitch": -40.0, "knee_out": 6.0,
}  # fmt: skip
_ON_MACHINE = {"lean": 2.0, "seat": 0.30, "feet_ahead": 0.24, "stance": 0.22, "knee_out": 18.0}
# The knee and the hand of the side that rests are on a bench.
_ON_BENCH = {
    "lean": 72.0, "knee": 158.0, "stance": 0.16, "right_knee": -72.0, "right_foot_x": -0.22,
    "right_foot_z": 0.24, "right_foot_pitch": 165.0,
}  # fmt: skip

ROW = Exercise(
    slug="row",
    contact="standing",
    start={
        "lean": 48.0, "knee": 150.0, "stance": 0.14, "arm_flexion": 50.0, "arm_abduction": 10.0,
        "elbow": 166.0, "supination": -80.0, "head_pitch": -18.0,
    },
    turn={
        "lean": 46.0, "knee": 150.0, "stance": 0.14, "arm_flexion": -34.0, "arm_abduction": 22.0,
        "elbow": 88.0, "supination": -60.0, "head_pitch": -18.0,
    },
    angle="elbow",
    yaws=(30.0, 90.0),
    faults={
        "half_repetition": HALF, "short": SHORT,
        "swinging": Fault(turn={"lean": 22.0, "arm_flexion": -52.0, "knee": 162.0}),
        "rounded_back": ROUNDED_BACK,
        "shrugging": SHRUGGING,
        "leg_drive": Fault(there={"knee": 16.0, "lean": -12.0}),
    },
    variety={"lean": 6.0, "knee": 6.0, "elbow": 5.0, "arm_abduction": 5.0, "arm_flexion": 4.0},
    equipment="dumbbells",
    variants=(
        Variant(
            "underhand", both={"supination": 80.0}, turn={"arm_abduction": 10.0, "elbow": 80.0},
            weight=0.6,
        ),
        Variant(
            "level_back", both={"lean": 74.0, "knee": 140.0}, start={"arm_flexion": 74.0},
            turn={"arm_flexion": -12.0, "arm_abduction": 32.0},
        ),
        Variant(
            "steep_back", both={"lean": 26.0, "knee": 158.0}, start={"arm_flexion": 26.0},
            turn={"arm_flexion": -42.0, "elbow": 96.0},
        ),
        Variant("dumbbells", both=_NEUTRAL, turn={"arm_abduction": 8.0, "elbow": 82.0}),
        Variant(
            "flared", turn={"arm_abduction": 62.0, "arm_flexion": 6.0, "elbow": 92.0}, weight=0.6
        ),
        Variant(
            "one_arm_bench", both=_ON_BENCH | _NEUTRAL, start={"arm_flexion": 72.0},
            turn={"arm_flexion": -22.0, "arm_abduction": 10.0, "elbow": 78.0, "twist": 6.0},
            sides="left",
        ),
        Variant(
            "one_arm_bench_right", both=_ON_BENCH | _NEUTRAL, start={"arm_flexion": 72.0},
            turn={"arm_flexion": -22.0, "arm_abduction": 10.0, "elbow": 78.0, "twist": 6.0},
            sides="right",
        ),
        Variant(
            "one_arm_staggered",
            both={
                "lean": 58.0, "knee": 140.0, "left_foot_x": -0.16, "left_knee": 16.0,
                "right_foot_x": 0.14, "right_arm_flexion": -18.0, "right_elbow": -30.0, **_NEUTRAL,
            },
            start={"arm_flexion": 58.0}, turn={"arm_flexion": -26.0, "arm_abduction": 8.0},
            sides="left", weight=0.6,
        ),
        Variant(
            "seated_cable", contact="seated", both=_AT_CABLE | _NEUTRAL,
            start={"lean": 18.0, "arm_flexion": 82.0, "arm_abduction": 4.0, "elbow": 170.0},
            turn={"lean": -6.0, "arm_flexion": -28.0, "arm_abduction": 8.0, "elbow": 72.0},
            equipment="none", weight=1.5,
        ),
        Variant(
            "seated_cable_still", contact="seated", both=_AT_CABLE | {"lean": 0.0},
            start={"arm_flexion": 74.0, "arm_abduction": 6.0, "elbow": 168.0},
            turn={"arm_flexion": -18.0, "arm_abduction": 34.0, "elbow": 78.0},
            equipment="none",
        ),
        Variant(
            "machine", contact="seated", both=_ON_MACHINE | _NEUTRAL,
            start={"arm_flexion": 84.0, "arm_abduction": 8.0, "elbow": 168.0},
            turn={"arm_flexion": -22.0, "arm_abduction": 16.0, "elbow": 76.0},
            equipment="none",
        ),
        Variant(
            "machine_one_arm", contact="seated", both=_ON_MACHINE | _NEUTRAL,
            start={"arm_flexion": 84.0, "arm_abduction": 8.0, "elbow": 168.0},
            turn={"arm_flexion": -22.0, "arm_abduction": 12.0, "elbow": 76.0, "twist": 6.0},
            equipment="none", sides="alternate", weight=0.5,
        ),
        Variant(
            "standing_cable", both={"lean": 6.0, "knee": 156.0, "stance": 0.2, **_NEUTRAL},
            start={"lean": 16.0, "arm_flexion": 78.0, "arm_abduction": 4.0},
            turn={"lean": 0.0, "arm_flexion": -22.0, "arm_abduction": 12.0, "elbow": 80.0},
            equipment="none",
        ),
        Variant(
            "standing_cable_one_arm",
            both={"lean": 8.0, "knee": 152.0, "left_foot_x": -0.14, "right_foot_x": 0.14},
            start={"arm_flexion": 78.0, "arm_abduction": 4.0, "right_arm_flexion": -70.0},
            turn={"arm_flexion": -22.0, "right_arm_flexion": -70.0, "elbow": 78.0, "twist": 12.0},
            equipment="none", sides="left", weight=0.4,
        ),
        Variant(
            "chest_supported", both={"lean": 52.0, "knee": 168.0, "stance": 0.26, **_NEUTRAL},
            start={"arm_flexion": 52.0, "head_pitch": -30.0},
            turn={"arm_flexion": -26.0, "arm_abduction": 18.0, "lean": 52.0},
            weight=0.7,
        ),
        Variant(
            "alternate", both=_NEUTRAL, turn={"arm_abduction": 8.0, "elbow": 82.0, "twist": 8.0},
            sides="alternate", weight=0.5,
        ),
    ),
)  # fmt: skip
