"""Push-up on the toes; full depth is the shoulders at elbow height."""

from pose.synthetic.exercises.exercise import HALF, Exercise, Fault, Variant

_PLANK = {"knee": 174.0, "stance": 0.10, "hands": 0.38, "hands_ahead": -0.02, "elbows_out": 55.0}

PUSH_UP = Exercise(
    slug="push_up",
    contact="plank",
    start={**_PLANK, "elbow": 168.0, "head_pitch": -18.0},
    turn={**_PLANK, "elbow": 64.0, "head_pitch": -22.0},
    angle="elbow",
    yaws=(65.0, 90.0),
    faults={
        "shallow": Fault(share=0.55, complete=False),
        "sagging": Fault(turn={"hip_flexion": -28.0}),
        "piked": Fault(turn={"hip_flexion": 42.0}),
        "half_repetition": HALF,
        "flared_elbows": Fault(turn={"elbows_out": 88.0}),
        "head_dropping": Fault(turn={"head_pitch": 30.0}),
    },
    variety={"elbow": 3.0, "hip_flexion": 2.0, "hands": 0.02, "elbows_out": 8.0},
    variants=(
        Variant("wide", both={"hands": 0.52, "elbows_out": 75.0}, turn={"elbow": 78.0}),
        Variant("narrow", both={"hands": 0.24, "elbows_out": 15.0}),
        Variant("diamond", both={"hands": 0.07, "elbows_out": 40.0, "hands_ahead": -0.06},
                turn={"elbow": 58.0}, weight=0.6),
        Variant("knees", contact="on_knees", weight=1.5),
        Variant("knees_feet_up", both={"foot_z": 0.17}, contact="on_knees"),
        Variant("knees_wide", both={"hands": 0.50, "elbows_out": 70.0}, turn={"elbow": 86.0},
                contact="on_knees"),
        Variant("hands_on_bench", both={"hands_up": 0.26, "hands_ahead": 0.09}),
        Variant("hands_on_bar", both={"hands_up": 0.40, "hands_ahead": 0.24}, weight=0.6),
        Variant("hands_on_handles", both={"hands_up": 0.06}, turn={"elbow": 56.0}, weight=0.6),
        Variant("feet_on_bench", both={"feet_up": 0.24}, weight=0.6),
        Variant("not_to_floor", turn={"elbow": 88.0}),
        Variant("bent_start", start={"elbow": 150.0}, weight=0.6),
        Variant("hips_high", both={"hip_flexion": 18.0}),
        Variant("hips_low", both={"hip_flexion": -12.0}),
        # The hips end in the air, the head goes down between the hands.
        Variant("pike", both={"hip_flexion": 62.0, "hands_ahead": -0.22}, turn={"elbow": 84.0},
                weight=0.3),
        Variant("feet_wide", both={"stance": 0.28}, weight=0.6),
        Variant("looking_ahead", both={"head_pitch": -42.0}, weight=0.6),
        Variant("looking_down", both={"head_pitch": 12.0}, weight=0.6),
    ),
)  # fmt: skip
