"""Standing curl of both arms, the upper arms at the side."""

from pose.synthetic.exercises.exercise import HALF, Exercise

BICEPS_CURL = Exercise(
    slug="biceps_curl",
    contact="standing",
    start={"elbow": 165.0, "arm_flexion": 4.0, "arm_abduction": 8.0, "supination": 70.0},
    turn={"elbow": 42.0, "arm_flexion": 14.0, "arm_abduction": 8.0, "supination": 90.0},
    angle="elbow",
    yaws=(0.0, 90.0),
    faults={"half_repetition": HALF},
    variety={"elbow": 4.0, "arm_flexion": 3.0, "arm_abduction": 2.0},
    equipment="dumbbells",
)
