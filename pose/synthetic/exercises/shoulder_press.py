"""Standing overhead press: the forearms stay upright because the elbow opens as the arm rises."""

from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Variant
from pose.synthetic.exercises.faults import LEANING_BACK, LEG_DRIVE, UNEVEN_PRESS

_SEAT = {"seat": 0.29, "feet_ahead": 0.22, "stance": 0.20, "toe_out": 10.0, "lean": 0.0}
_BAR = {"on_bar": 1.0, "grip": 0.40, "elbows_out": 40.0}
_BAR_LOW = {"bar_ahead": 0.24, "bar_up": 0.06, "head_pitch": -6.0}
_BAR_HIGH = {"bar_ahead": 0.03, "bar_up": 0.93}

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
    faults={
        "half_repetition": HALF, "short": SHORT,
        "leaning_back": LEANING_BACK,
        "leg_drive": LEG_DRIVE,
        "uneven_arms": UNEVEN_PRESS,
    },
    variety={"elbow": 4.0, "arm_flexion": 3.0},
    equipment="dumbbells",
    variants=(
        Variant("barbell", both=_BAR, start=_BAR_LOW, turn=_BAR_HIGH, equipment="barbell",
                weight=1.5),
        Variant("narrow_barbell", both={**_BAR, "grip": 0.32, "elbows_out": 20.0},
                start=_BAR_LOW, turn={**_BAR_HIGH, "bar_up": 0.98}, equipment="barbell"),
        Variant("from_chin", both=_BAR, start={**_BAR_LOW, "bar_up": 0.22}, turn=_BAR_HIGH,
                equipment="barbell"),
        Variant("behind_neck", both={**_BAR, "grip": 0.5, "elbows_out": 80.0},
                start={"bar_ahead": 0.06, "bar_up": 0.06, "head_pitch": 12.0},
                turn={"bar_ahead": 0.02, "bar_up": 0.86}, equipment="barbell", weight=0.6),
        Variant("seated", both=_SEAT, contact="seated"),
        Variant("seated_barbell", both={**_SEAT, **_BAR}, start=_BAR_LOW, turn=_BAR_HIGH,
                contact="seated", equipment="barbell"),
        # In a machine or against a backrest that slopes.
        Variant("machine", both={**_SEAT, **_BAR, "lean": -12.0}, contact="seated",
                start={"bar_ahead": 0.22, "bar_up": 0.12}, turn={"bar_ahead": 0.20, "bar_up": 0.84},
                equipment="none"),
        Variant("alternate", sides="alternate"),
        Variant("one_arm", start={"right_arm_abduction": -40.0, "right_elbow": 110.0,
                                  "right_arm_rotation": -90.0},
                turn={"right_arm_abduction": -40.0, "right_elbow": 110.0,
                      "right_arm_rotation": -90.0, "side_lean": 4.0},
                sides="alternate", weight=0.6),
        # Elbows and palms to the front.
        Variant("neutral", both={"on_bar": 1.0, "grip": 0.24, "grip_turn": 90.0,
                                 "elbows_out": 14.0},
                start={"bar_ahead": 0.26, "bar_up": 0.14},
                turn={"bar_ahead": 0.02, "bar_up": 0.97}),
        # The palms turn out on the way up.
        Variant("turning", both={"on_bar": 1.0, "grip": 0.26},
                start={"bar_ahead": 0.32, "bar_up": 0.12, "elbows_out": 5.0, "grip_turn": 180.0},
                turn={"bar_ahead": 0.02, "bar_up": 0.96, "elbows_out": 70.0}, weight=0.6),
        Variant("low_start", start={"arm_abduction": 36.0, "elbow": 46.0}),
        Variant("high_start", start={"arm_abduction": 84.0, "elbow": 82.0}),
        Variant("not_locked", turn={"arm_abduction": 150.0, "elbow": 146.0}),
        # The legs help.
        Variant("push_press", both=_BAR, start={**_BAR_LOW, "knee": 146.0, "lean": 6.0},
                turn=_BAR_HIGH, equipment="barbell", weight=0.5),
        Variant("leaning_back", both={**_BAR, "lean": -9.0}, start=_BAR_LOW, turn=_BAR_HIGH,
                equipment="barbell"),
    ),
)  # fmt: skip
