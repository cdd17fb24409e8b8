"""The exercises the athlete can do: one short file of data each."""

from pose.synthetic.exercises.bench_press import BENCH_PRESS
from pose.synthetic.exercises.biceps_curl import BICEPS_CURL
from pose.synthetic.exercises.deadlift import DEADLIFT
from pose.synthetic.exercises.dip import DIP
from pose.synthetic.exercises.exercise import Exercise, Fault, Variant
from pose.synthetic.exercises.front_raise import FRONT_RAISE
from pose.synthetic.exercises.hip_thrust import HIP_THRUST
from pose.synthetic.exercises.jumping_jack import JUMPING_JACK
from pose.synthetic.exercises.lat_pulldown import LAT_PULLDOWN
from pose.synthetic.exercises.lateral_raise import LATERAL_RAISE
from pose.synthetic.exercises.lunge import LUNGE
from pose.synthetic.exercises.plank import PLANK
from pose.synthetic.exercises.pull_up import PULL_UP
from pose.synthetic.exercises.push_up import PUSH_UP
from pose.synthetic.exercises.row import ROW
from pose.synthetic.exercises.shoulder_press import SHOULDER_PRESS
from pose.synthetic.exercises.sit_up import SIT_UP
from pose.synthetic.exercises.squat import SQUAT
from pose.synthetic.exercises.triceps_pushdown import TRICEPS_PUSHDOWN

EXERCISES: dict[str, Exercise] = {
    exercise.slug: exercise
    for exercise in (
        SQUAT,
        PUSH_UP,
        BICEPS_CURL,
        SHOULDER_PRESS,
        LATERAL_RAISE,
        JUMPING_JACK,
        ROW,
        SIT_UP,
        DIP,
        HIP_THRUST,
        PLANK,
        LAT_PULLDOWN,
        PULL_UP,
        TRICEPS_PUSHDOWN,
        FRONT_RAISE,
        DEADLIFT,
        BENCH_PRESS,
        LUNGE,
    )
}

__all__ = ["EXERCISES", "Exercise", "Fault", "Variant"]
