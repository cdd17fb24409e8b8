"""Push-up on the toes; full depth is the shoulders at elbow height."""

from pose.synthetic.exercises.exercise import HALF, Exercise, Fault

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
    },
    variety={"elbow": 3.0, "hip_flexion": 2.0, "hands": 0.02, "elbows_out": 8.0},
)
