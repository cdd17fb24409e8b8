"""Seated pull of a bar from overhead down to the chest, the thighs under a pad."""

from pose.synthetic.exercises.exercise import HALF_OF_LINE, Exercise, Fault, Variant

_SEAT = {
    "seat": 0.29, "feet_ahead": 0.22, "stance": 0.20, "toe_out": 12.0, "knee_out": 10.0,
    "on_bar": 1.0, "grip": 0.46,
}  # fmt: skip

LAT_PULLDOWN = Exercise(
    slug="lat_pulldown",
    contact="seated",
    start={**_SEAT, "lean": -6.0, "bar_ahead": 0.12, "bar_up": 0.90, "elbows_out": 55.0},
    turn={
        **_SEAT, "lean": -18.0, "bar_ahead": 0.26, "bar_up": 0.06, "elbows_out": 45.0,
        "head_pitch": -8.0,
    },
    angle="elbow",
    yaws=(0.0, 90.0),
    faults={
        "half_repetition": HALF_OF_LINE, "short": Fault(share=0.52, asked=True),
        "leaning_back": Fault(turn={"lean": -45.0, "bar_ahead": 0.36}),
        "swinging": Fault(there={"lean": -24.0}),
    },
    variety={"lean": 4.0, "grip": 0.05, "bar_ahead": 0.03, "bar_up": 0.05, "elbows_out": 10.0},
    equipment="bar",
    variants=(
        Variant("wide", both={"grip": 0.56}, start={"bar_up": 0.82}, turn={"bar_up": 0.12}),
        Variant(
            "underhand", both={"grip": 0.22, "grip_turn": 180.0, "elbows_out": 8.0},
            start={"bar_up": 0.97}, turn={"bar_up": -0.05},
        ),
        Variant(
            "close", both={"grip": 0.09, "grip_turn": 90.0, "elbows_out": 18.0},
            start={"bar_up": 0.95, "bar_ahead": 0.16},
            turn={"lean": -22.0, "bar_ahead": 0.34, "bar_up": -0.08},
        ),
        Variant("upright", both={"lean": -2.0}, turn={"bar_ahead": 0.2}),
        Variant("leaning", both={"lean": -24.0}, turn={"bar_ahead": 0.36, "bar_up": 0.0}),
        Variant("low", turn={"bar_up": -0.18, "bar_ahead": 0.28}),
        Variant(
            "behind_neck", both={"lean": 8.0, "elbows_out": 65.0}, start={"bar_ahead": 0.0},
            turn={"bar_ahead": 0.02, "bar_up": 0.14, "head_pitch": 22.0}, weight=0.4,
        ),
        Variant(
            "one_arm", both={"grip": 0.24, "grip_turn": 90.0, "elbows_out": 15.0},
            start={"bar_up": 0.95}, turn={"bar_up": 0.0}, equipment="none", sides="alternate",
            weight=0.3,
        ),
        # On a machine the handles come down before the body and the trunk stays.
        Variant(
            "machine", both={"lean": 2.0, "grip": 0.5}, start={"bar_ahead": 0.3, "bar_up": 0.78},
            turn={"bar_ahead": 0.34, "bar_up": -0.05}, equipment="none",
        ),
    ),
)  # fmt: skip
