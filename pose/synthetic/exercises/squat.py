"""Squat with the arms held out in front; full depth is hips at or below knee height."""

from dataclasses import replace

from pose.synthetic.exercises.arms import ARMS
from pose.synthetic.exercises.exercise import HALF, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import (
    EARLY_HIPS_BACK,
    HEELS_LIFTING,
    KNEES_CAVING,
    ROUNDED_BACK,
    TOES_LIFTING,
)

_SUMO = {"stance": 0.38, "toe_out": 36.0, "knee_out": 40.0}

SQUAT = Exercise(
    slug="squat",
    contact="standing",
    start={
        "knee": 174.0, "lean": 4.0, "stance": 0.20, "toe_out": 18.0, "knee_out": 20.0,
        "arm_flexion": 35.0, "arm_abduction": 4.0, "elbow": 150.0,
    },
    turn={
        "knee": 58.0, "lean": 40.0, "stance": 0.20, "toe_out": 18.0, "knee_out": 24.0,
        "arm_flexion": 112.0, "arm_abduction": 4.0, "elbow": 162.0, "head_pitch": -22.0,
    },
    angle="knee",
    yaws=(25.0, 90.0),
    faults={
        "shallow": Fault(share=0.55, complete=False),
        "forward_lean": Fault(turn={"lean": 66.0, "knee": 66.0, "arm_flexion": 125.0}),
        "half_repetition": HALF,
        "knees_caving": KNEES_CAVING,
        "heels_lifting": HEELS_LIFTING,
        "rounded_back": ROUNDED_BACK,
        "toes_lifting": replace(TOES_LIFTING, asked=True),
        "early_hips": EARLY_HIPS_BACK,
    },
    variety={"knee": 3.0, "lean": 3.0, "stance": 0.02, "arm_flexion": 5.0, "toe_out": 4.0},
    variants=(
        Variant("goblet", both=ARMS["goblet"], turn={"lean": 30.0}, equipment="none", weight=1.5),
        Variant("clasped", both=ARMS["clasped"], turn={"lean": 36.0}, weight=1.5),
        Variant("crossed", both=ARMS["crossed"], turn={"lean": 36.0}),
        Variant("behind_head", both=ARMS["behind_head"], turn={"lean": 38.0}),
        Variant("on_hips", both=ARMS["on_hips"], turn={"lean": 44.0}),
        Variant("dumbbells", both=ARMS["dumbbells"], turn={"lean": 46.0, "arm_flexion": 44.0},
                equipment="dumbbells"),
        Variant("at_sides", both=ARMS["at_sides"], turn={"lean": 48.0, "arm_flexion": 30.0},
                weight=0.6),
        Variant("arms_rising", start=ARMS["at_sides"],
                turn={"arm_flexion": 92.0, "elbow": 166.0, "arm_across": 6.0}),
        Variant("hands_meeting", start=ARMS["at_sides"],
                turn={"arm_flexion": 62.0, "elbow": 62.0, "arm_across": 10.0, "lean": 36.0}),
        # The arms swing back on the way down, and forwards on the way up.
        Variant("arms_swinging", start={"arm_flexion": 70.0, "elbow": 100.0, "arm_abduction": 12.0},
                turn={"arm_flexion": -28.0, "elbow": 158.0, "arm_abduction": 14.0, "lean": 48.0}),
        Variant("forward", both=ARMS["forward"], turn={"lean": 40.0, "arm_flexion": 122.0}),
        Variant("barbell", both=ARMS["bar_on_back"], turn={"lean": 42.0}, equipment="barbell",
                weight=3.0),
        Variant("low_bar", both={**ARMS["narrow_bar_on_back"], "stance": 0.24},
                turn={"lean": 54.0, "knee": 66.0}, equipment="barbell", weight=1.5),
        Variant("front", both=ARMS["front_rack"], turn={"lean": 26.0, "knee": 54.0},
                equipment="barbell"),
        Variant("front_crossed", both=ARMS["bar_on_crossed_arms"], turn={"lean": 28.0}, weight=0.5),
        Variant("shoulder_dumbbells", both=ARMS["dumbbells_on_shoulders"], turn={"lean": 32.0},
                weight=0.6),
        Variant("overhead", both=ARMS["overhead"], equipment="barbell",
                turn={"lean": 34.0, "bar_ahead": -0.42, "bar_up": 0.74},
                weight=0.6),
        Variant("sumo", both={**ARMS["clasped"], **_SUMO}, turn={"lean": 24.0, "knee_out": 44.0}),
        Variant(
            "sumo_hanging", both={**_SUMO, "arm_across": 9.0, "elbow": 172.0, "arm_abduction": 0.0},
            start={"arm_flexion": 10.0}, turn={"lean": 26.0, "arm_flexion": 26.0}, weight=0.6,
        ),
        Variant("sumo_barbell", both={**ARMS["bar_on_back"], **_SUMO}, turn={"lean": 34.0},
                equipment="barbell", weight=0.6),
        Variant("narrow", both={**ARMS["forward"], "stance": 0.09, "toe_out": 5.0, "knee_out": 6.0},
                turn={"lean": 46.0, "arm_flexion": 126.0, "knee_out": 8.0}, weight=0.6),
        Variant("parallel", turn={"knee": 78.0, "lean": 44.0}),
        Variant("half_barbell", both=ARMS["bar_on_back"], turn={"lean": 36.0, "knee": 92.0},
                equipment="barbell"),
        Variant("half", both=ARMS["clasped"], turn={"lean": 34.0, "knee": 98.0}),
        Variant("deep", both=ARMS["clasped"], turn={"lean": 30.0, "knee": 44.0}),
        Variant("smith", both={**ARMS["bar_on_back"], "foot_x": 0.07}, turn={"lean": 18.0},
                equipment="barbell", weight=0.5),
    ),
)  # fmt: skip
