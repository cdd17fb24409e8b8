"""Squat with the arms held out in front; full depth is hips at or below knee height."""

from pose.synthetic.exercises.exercise import HALF, Exercise, Fault

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
    },
    variety={"knee": 3.0, "lean": 3.0, "stance": 0.02, "arm_flexion": 5.0, "toe_out": 4.0},
)  # fmt: skip
