"""Standing overhead press: the forearms stay upright because the elbow opens as the arm rises."""

from pose.synthetic.exercises.exercise import HALF, Exercise

SHOULDER_PRESS = Exercise(
    slug="shoulder_press",
    contact="standing",
    start={
        "arm_abduction": 52.0, "arm_flexion": 22.0, "arm_rotation": 90.0, "elbow": 55.0,
        "supination": -90.0,
    },
    turn={
        "arm_abduction": 166.0, "arm_flexion": 8.0, "arm_rotation": 90.0, "elbow": 168.0,
        "supination": -90.0,
    },
    angle="elbow",
    yaws=(0.0, 60.0),
    faults={"half_repetition": HALF},
    variety={"elbow": 4.0, "arm_flexion": 3.0},
    equipment="dumbbells",
)  # fmt: skip
