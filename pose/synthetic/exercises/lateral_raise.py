"""Standing raise of both arms to the side, elbows a little bent."""

from pose.synthetic.exercises.exercise import HALF, Exercise

LATERAL_RAISE = Exercise(
    slug="lateral_raise",
    contact="standing",
    start={"arm_abduction": 10.0, "arm_flexion": 4.0, "elbow": 158.0},
    turn={"arm_abduction": 90.0, "arm_flexion": 10.0, "elbow": 160.0},
    angle="shoulder",
    yaws=(0.0, 50.0),
    faults={"half_repetition": HALF},
    variety={"arm_abduction": 3.0, "elbow": 4.0},
    equipment="dumbbells",
)
