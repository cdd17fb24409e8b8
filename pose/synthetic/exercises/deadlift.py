"""Deadlift from the floor: bent over the bar, the turn is standing upright.

The Romanian ways begin upright with the weight in the hands and turn at the bottom.
"""

from pose.synthetic.exercises.exercise import HALF, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import EARLY_HIPS_THERE, ROUNDED_ON_THE_WAY

_FEET = {"stance": 0.15, "toe_out": 12.0, "knee_out": 12.0}
_UPRIGHT = {
    "knee": 174.0, "lean": 0.0, "arm_flexion": 10.0, "arm_abduction": 7.0, "elbow": 172.0,
    "supination": -80.0, "head_pitch": 0.0,
}  # fmt: skip
# The arms hang: their flexion is the lean.
_BENT = {
    "knee": 152.0, "lean": 74.0, "arm_flexion": 76.0, "arm_abduction": 5.0, "elbow": 172.0,
    "supination": -80.0, "head_pitch": -22.0,
}  # fmt: skip

DEADLIFT = Exercise(
    slug="deadlift",
    contact="standing",
    start={
        **_FEET, **_BENT, "knee": 106.0, "lean": 62.0, "arm_flexion": 62.0, "head_pitch": -28.0,
    },
    turn={**_FEET, **_UPRIGHT},
    angle="hip",
    yaws=(25.0, 90.0),
    faults={
        "half_repetition": HALF,
        "not_locked_out": Fault(
            turn={"lean": 22.0, "knee": 158.0, "arm_flexion": 26.0}, asked=True
        ),
        "bar_far": Fault(there={"arm_flexion": 22.0}, back={"arm_flexion": 18.0}, asked=True),
        "leaning_back": Fault(turn={"lean": -18.0}),
        "rounded_back": ROUNDED_ON_THE_WAY,
        "early_hips": EARLY_HIPS_THERE,
        "knees_caving": Fault(there={"knee_out": -24.0}, back={"knee_out": -20.0}),
    },
    variety={"knee": 4.0, "lean": 3.0, "stance": 0.02, "arm_abduction": 2.0, "head_pitch": 8.0},
    equipment="barbell",
    variants=(
        Variant(
            "sumo", both={"stance": 0.42, "toe_out": 34.0, "knee_out": 38.0, "arm_abduction": 1.0},
            start={"lean": 48.0, "arm_flexion": 48.0, "knee": 98.0},
        ),
        Variant("low_hips", start={"knee": 90.0, "lean": 52.0, "arm_flexion": 55.0}),
        Variant("high_hips", start={"knee": 128.0, "lean": 76.0, "arm_flexion": 74.0}),
        Variant("rack_pull", start={"knee": 142.0, "lean": 44.0, "arm_flexion": 42.0}, weight=0.6),
        Variant(
            "trap_bar", both={"arm_abduction": 12.0, "supination": 0.0},
            start={"knee": 98.0, "lean": 44.0, "arm_flexion": 42.0}, turn={"arm_flexion": 2.0},
            equipment="dumbbells", weight=0.6,
        ),
        Variant("wide_grip", both={"arm_abduction": 28.0}, start={"knee": 98.0, "lean": 68.0},
                weight=0.4),
        Variant(
            "kettlebell", both={"stance": 0.24, "arm_across": 9.0, "arm_abduction": 0.0,
                                "toe_out": 22.0, "knee_out": 24.0},
            start={"knee": 100.0, "lean": 56.0, "arm_flexion": 54.0}, equipment="none",
        ),
        Variant("dumbbells", both={"supination": -60.0}, start={"knee": 100.0, "lean": 60.0},
                equipment="dumbbells"),
        Variant("romanian", start=_UPRIGHT, turn=_BENT, weight=1.5),
        Variant("romanian_dumbbells", start=_UPRIGHT, turn=_BENT, equipment="dumbbells"),
        Variant(
            "stiff_legged", start={**_UPRIGHT, "knee": 170.0},
            turn={**_BENT, "knee": 166.0, "lean": 86.0, "arm_flexion": 86.0}, weight=0.6,
        ),
        Variant("shallow_romanian", start=_UPRIGHT, turn={**_BENT, "lean": 58.0,
                                                          "arm_flexion": 56.0, "knee": 158.0}),
        Variant(
            "single_leg", start=_UPRIGHT,
            turn={
                **_BENT, "left_foot_x": -0.46, "left_foot_z": 0.36, "left_foot_pitch": 70.0,
                "right_knee": -16.0,
            },
            equipment="dumbbells", sides="alternate", weight=0.4,
        ),
    ),
)  # fmt: skip
