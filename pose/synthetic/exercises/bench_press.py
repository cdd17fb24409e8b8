"""Bench press: lying on the back, a bar from stretched arms down to the chest."""

from pose.synthetic.exercises.exercise import HALF_OF_LINE, SHORT_OF_LINE, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import UNEVEN_BAR

_BENCH = {
    "seat": 0.29, "lean": -90.0, "feet_ahead": 0.20, "stance": 0.28, "toe_out": 16.0,
    "knee_out": 14.0, "on_bar": 1.0, "grip": 0.42,
}  # fmt: skip
# Dumbbells go apart on their way down.
_DUMBBELLS_UP = {"grip": 0.26, "bar_ahead": 0.97, "bar_up": 0.0}
_DUMBBELLS_DOWN = {"grip": 0.50, "bar_ahead": 0.14, "bar_up": -0.16, "elbows_out": 62.0}

BENCH_PRESS = Exercise(
    slug="bench_press",
    contact="seated",
    start={**_BENCH, "bar_ahead": 0.94, "bar_up": -0.02, "elbows_out": 50.0},
    turn={**_BENCH, "bar_ahead": 0.16, "bar_up": -0.26, "elbows_out": 50.0},
    angle="elbow",
    yaws=(0.0, 90.0),
    faults={
        "half_repetition": HALF_OF_LINE, "short": SHORT_OF_LINE,
        "flared_elbows": Fault(turn={"elbows_out": 85.0, "bar_up": -0.06}),
        "uneven_arms": UNEVEN_BAR,
    },
    variety={"grip": 0.04, "bar_up": 0.04, "bar_ahead": 0.03, "elbows_out": 8.0, "stance": 0.04},
    equipment="barbell",
    variants=(
        Variant("wide", both={"grip": 0.52}, start={"bar_ahead": 0.82}),
        Variant("close", both={"grip": 0.24, "elbows_out": 18.0}, start={"bar_ahead": 0.97},
                turn={"bar_up": -0.38}),
        Variant("high_on_chest", turn={"bar_up": -0.10, "elbows_out": 72.0}),
        Variant("not_to_chest", turn={"bar_ahead": 0.34}, weight=0.7),
        Variant("dumbbells", start=_DUMBBELLS_UP, turn=_DUMBBELLS_DOWN, equipment="dumbbells",
                weight=1.5),
        Variant(
            "neutral_dumbbells", both={"grip_turn": 90.0, "grip": 0.28}, start={"bar_ahead": 0.97},
            turn={"bar_ahead": 0.1, "bar_up": -0.38, "elbows_out": 20.0}, equipment="dumbbells",
        ),
        Variant(
            "alternate_dumbbells", start=_DUMBBELLS_UP, turn=_DUMBBELLS_DOWN,
            equipment="dumbbells", sides="alternate", weight=0.4,
        ),
        Variant("incline", both={"lean": -50.0, "head_pitch": 4.0}, start={"bar_up": 0.22},
                turn={"bar_up": -0.1}),
        Variant(
            "incline_dumbbells", both={"lean": -45.0}, start={**_DUMBBELLS_UP, "bar_up": 0.3},
            turn={**_DUMBBELLS_DOWN, "bar_up": -0.06}, equipment="dumbbells",
        ),
        Variant("decline", both={"lean": -104.0, "seat": 0.34, "foot_z": 0.12}, weight=0.4),
        Variant("feet_on_bench", both={"foot_z": 0.25, "feet_ahead": 0.16}, weight=0.6),
        Variant("feet_back", both={"feet_ahead": 0.06, "foot_pitch": 25.0, "foot_z": 0.03}),
        Variant("legs_in_the_air", both={"foot_z": 0.42, "feet_ahead": 0.26}, weight=0.3),
        Variant(
            "floor", both={"seat": 0.055, "feet_ahead": 0.24, "elbows_out": 45.0},
            turn={"bar_ahead": 0.42, "bar_up": -0.2}, weight=0.5,
        ),
        Variant(
            "floor_dumbbells", both={"seat": 0.055, "feet_ahead": 0.24}, start=_DUMBBELLS_UP,
            turn={**_DUMBBELLS_DOWN, "bar_ahead": 0.40}, equipment="dumbbells", weight=0.5,
        ),
        # Upright in a machine the handles go out from the chest.
        Variant(
            "machine", both={"lean": -10.0, "feet_ahead": 0.22}, equipment="none",
            start={"bar_up": -0.1}, turn={"bar_up": -0.12}, weight=0.3,
        ),
    ),
)  # fmt: skip
