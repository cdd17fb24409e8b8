"""Dip: on straight arms between bars, down until the upper arms are level, and up again."""

from pose.synthetic.exercises.exercise import HALF_OF_LINE, SHORT_OF_LINE, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import SHRUGGING

_BARS = {
    "bar": 0.72, "on_bar": 1.0, "grip": 0.27, "grip_turn": 90.0, "knee_out": 3.0,
    "foot_pitch": 30.0,
}  # fmt: skip
# Hands on a bench behind, feet on the floor before it.
_BENCH = {
    "bar": 0.26, "on_bar": 1.0, "grip": 0.24, "grip_turn": 0.0, "elbows_out": 12.0,
    "feet_ahead": 0.42, "foot_pitch": 0.0, "knee_out": 6.0, "stance": 0.12,
}  # fmt: skip

DIP = Exercise(
    slug="dip",
    contact="on_hands",
    start={
        **_BARS, "lean": 8.0, "bar_ahead": 0.14, "bar_up": -0.975, "hip_flexion": 6.0,
        "knee": 110.0, "elbows_out": 20.0,
    },
    turn={
        **_BARS, "lean": 24.0, "bar_ahead": 0.08, "bar_up": -0.66, "hip_flexion": 16.0,
        "knee": 100.0, "elbows_out": 20.0, "head_pitch": -8.0,
    },
    angle="elbow",
    yaws=(30.0, 90.0),
    faults={
        "half_repetition": HALF_OF_LINE, "short": SHORT_OF_LINE,
        "swinging": Fault(turn={"hip_flexion": 52.0, "knee": 130.0}),
        "shrugging": SHRUGGING,
    },
    variety={
        "lean": 4.0, "knee": 14.0, "hip_flexion": 6.0, "elbows_out": 8.0, "grip": 0.02,
        "bar_up": 0.02,
    },
    variants=(
        Variant("straight_legs", both={"knee": 170.0, "hip_flexion": 4.0}, turn={"lean": 18.0}),
        Variant("knees_up", both={"knee": 85.0, "hip_flexion": 62.0}, weight=0.5),
        Variant(
            "leaning", start={"lean": 20.0, "bar_ahead": 0.30, "bar_up": -0.935},
            turn={"lean": 44.0, "bar_ahead": 0.30, "bar_up": -0.60, "elbows_out": 45.0},
            both={"hip_flexion": 20.0},
        ),
        Variant(
            "deep", turn={"bar_up": -0.54, "bar_ahead": 0.10, "lean": 28.0}, weight=0.7,
        ),
        Variant("crossed_feet", both={"knee": 88.0, "hip_flexion": 0.0, "left_foot_pitch": 12.0}),
        Variant(
            "assisted", both={"knee": 92.0, "hip_flexion": 10.0, "foot_pitch": 70.0},
            turn={"lean": 12.0, "bar_ahead": -0.04}, weight=0.8,
        ),
        Variant(
            "machine", contact="seated",
            both={"lean": 2.0, "seat": 0.29, "feet_ahead": 0.24, "foot_pitch": 0.0, "knee": 90.0,
                  "knee_out": 10.0, "grip": 0.30},
            start={"bar_ahead": 0.14, "bar_up": -0.92},
            turn={"lean": 8.0, "bar_ahead": 0.02, "bar_up": -0.52}, weight=0.6,
        ),
        Variant(
            "bench", contact="hands_and_feet", both=_BENCH,
            start={"lean": -4.0, "bar_ahead": -0.30, "bar_up": -0.935},
            turn={"lean": -2.0, "bar_ahead": -0.40, "bar_up": -0.52, "head_pitch": 0.0},
            weight=1.6,
        ),
        Variant(
            "bench_straight_legs", contact="hands_and_feet",
            both={**_BENCH, "feet_ahead": 0.60, "foot_pitch": -52.0},
            start={"lean": -6.0, "bar_ahead": -0.30, "bar_up": -0.935},
            turn={"lean": -2.0, "bar_ahead": -0.40, "bar_up": -0.54}, weight=1.2,
        ),
        Variant(
            "bench_feet_up", contact="hands_and_feet",
            both={**_BENCH, "feet_ahead": 0.60, "foot_z": 0.24, "foot_pitch": -52.0},
            start={"lean": -4.0, "bar_ahead": -0.28, "bar_up": -0.945},
            turn={"lean": 0.0, "bar_ahead": -0.38, "bar_up": -0.54}, weight=0.5,
        ),
    ),
)  # fmt: skip
