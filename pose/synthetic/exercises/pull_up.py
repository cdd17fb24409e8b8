"""Pull-up at a bar: from stretched arms until the chin is over it."""

from pose.synthetic.exercises.exercise import HALF_OF_LINE, SHORT_OF_LINE, Exercise, Fault, Variant

_HANG = {"on_bar": 1.0, "grip": 0.40, "stance": 0.08, "knee": 165.0, "toe_out": 4.0}

PULL_UP = Exercise(
    slug="pull_up",
    contact="hanging",
    start={
        **_HANG, "lean": 1.0, "bar_ahead": 0.03, "bar_up": 0.90, "elbows_out": 60.0,
        "hip_flexion": 4.0, "head_pitch": -8.0,
    },
    turn={
        **_HANG, "lean": -12.0, "bar_ahead": 0.24, "bar_up": 0.10, "elbows_out": 50.0,
        "hip_flexion": 10.0, "head_pitch": -14.0,
    },
    angle="elbow",
    yaws=(0.0, 90.0),
    faults={
        "half_repetition": HALF_OF_LINE, "short": SHORT_OF_LINE,
        "kipping": Fault(turn={"hip_flexion": 62.0, "knee": 118.0, "lean": -26.0}),
        "uneven_arms": Fault(there={"side_lean": 8.0}, turn={"side_lean": 10.0}),
    },
    variety={
        "grip": 0.04, "lean": 3.0, "bar_up": 0.05, "bar_ahead": 0.03, "knee": 8.0,
        "hip_flexion": 4.0, "elbows_out": 8.0,
    },
    equipment="bar",
    variants=(
        Variant("knees_bent", both={"knee": 92.0, "hip_flexion": 2.0}, weight=1.5),
        Variant("legs_ahead", both={"hip_flexion": 24.0, "knee": 170.0}),
        Variant("crossed", both={"knee": 125.0, "stance": 0.02, "hip_flexion": 8.0}),
        Variant(
            "chin_up", both={"grip": 0.22, "grip_turn": 180.0, "elbows_out": 12.0},
            start={"bar_up": 0.97}, turn={"bar_up": 0.06, "bar_ahead": 0.30, "lean": -16.0},
            weight=1.5,
        ),
        Variant(
            "neutral", both={"grip": 0.26, "grip_turn": 90.0, "elbows_out": 15.0},
            start={"bar_up": 0.97}, turn={"bar_up": 0.08, "bar_ahead": 0.28},
        ),
        Variant("wide", both={"grip": 0.56}, start={"bar_up": 0.82}, turn={"bar_up": 0.16}),
        Variant(
            "chest_to_bar", turn={"bar_up": -0.2, "bar_ahead": 0.30, "lean": -26.0}, weight=0.6
        ),
        # The knees come up with every pull.
        Variant("knees_up", both={"knee": 150.0}, turn={"knee": 80.0, "hip_flexion": 60.0},
                weight=0.5),
        Variant(
            "kip", start={"hip_flexion": -22.0, "knee": 150.0, "lean": 14.0, "bar_ahead": -0.12},
            turn={"hip_flexion": 48.0, "knee": 160.0, "lean": -30.0}, weight=0.6,
        ),
        Variant(
            "knees_on_pad", both={"knee": 84.0, "hip_flexion": 78.0, "stance": 0.16}, weight=0.6
        ),
    ),
)  # fmt: skip
