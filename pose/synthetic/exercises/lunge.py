"""Lunge: one foot steps forward and both knees bend; the step may go back or come first."""

from pose.synthetic.exercises.arms import ARMS
from pose.synthetic.exercises.exercise import HALF, SHORT, Exercise, Fault, Variant
from pose.synthetic.exercises.faults import KNEES_CAVING

_FEET = {"stance": 0.13, "toe_out": 6.0, "knee": 173.0, "knee_out": 5.0, "lean": 4.0, "step": 0.04}
# The left leg is in front; the heel behind comes up.
_FORWARD = {
    **_FEET, "left_foot_x": 0.46, "hip_ahead": 0.24, "left_knee": -84.0, "right_knee": -78.0,
    "right_foot_pitch": 48.0, "right_foot_z": 0.055, "lean": 8.0,
}  # fmt: skip
_BACK = {**_FORWARD, "left_foot_x": 0.0, "right_foot_x": -0.46, "hip_ahead": -0.22}
_SPLIT = {
    **_FEET, "left_foot_x": 0.24, "right_foot_x": -0.24, "right_foot_pitch": 32.0,
    "right_foot_z": 0.045,
}  # fmt: skip
_SPLIT_LOW = {
    **_FORWARD, "left_foot_x": 0.24, "right_foot_x": -0.24, "hip_ahead": 0.02,
}  # fmt: skip
# Seen from the hips, of two feet one goes ahead while the other stays behind.
_STRIDE = {**_SPLIT_LOW, "step": 0.0}
_BENCH = {
    **_SPLIT, "left_foot_x": 0.20, "right_foot_x": -0.30, "right_foot_z": 0.24,
    "right_foot_pitch": 82.0, "right_knee": -62.0, "right_knee_down": 50.0,
}  # fmt: skip
_BENCH_LOW = {
    **_BENCH, "left_knee": -76.0, "right_knee": -104.0, "hip_ahead": 0.0, "lean": 14.0,
}  # fmt: skip
_ASIDE = {
    **_FEET, "left_foot_y": 0.36, "hip_shift": 0.27, "left_knee": -84.0, "left_knee_out": 22.0,
    "hip_ahead": -0.10, "lean": 34.0,
}  # fmt: skip

LUNGE = Exercise(
    slug="lunge",
    contact="standing",
    start={**_FEET, **ARMS["at_sides"]},
    turn={**_FORWARD, **ARMS["at_sides"]},
    angle="knee",
    yaws=(25.0, 90.0),
    faults={
        "half_repetition": HALF, "short": SHORT,
        "knee_past_toe": Fault(
            turn={"left_foot_x": 0.40, "hip_ahead": 0.30, "left_knee": -96.0}, asked=True
        ),
        "forward_lean": Fault(turn={"lean": 34.0}),
        "knees_caving": KNEES_CAVING,
        "heel_lifting": Fault(turn={"left_foot_pitch": 16.0, "left_foot_z": 0.03}),
        "leaning_aside": Fault(turn={"side_lean": 14.0}),
    },
    variety={"lean": 4.0, "stance": 0.03, "knee": 3.0, "hip_ahead": 0.01},
    sides="alternate",
    variants=(
        Variant("dumbbells", both=ARMS["dumbbells"], equipment="dumbbells", sides="alternate"),
        Variant("on_hips", both=ARMS["on_hips"], sides="alternate", weight=1.5),
        Variant("one_leg", both=ARMS["on_hips"], sides="left", weight=0.5),
        Variant("clasped", both=ARMS["clasped"], sides="alternate"),
        Variant("barbell", both=ARMS["bar_on_back"], equipment="barbell", sides="alternate"),
        Variant("behind_head", both=ARMS["behind_head"], sides="alternate", weight=0.5),
        Variant("reverse", turn=_BACK, sides="alternate", weight=1.5),
        Variant("reverse_on_hips", both=ARMS["on_hips"], turn=_BACK, sides="alternate"),
        Variant("reverse_goblet", both=ARMS["goblet"], turn=_BACK, sides="alternate"),
        Variant("reverse_one_leg", both=ARMS["clasped"], turn=_BACK, sides="right", weight=0.6),
        Variant("reverse_barbell", both=ARMS["bar_on_back"], turn=_BACK, equipment="barbell",
                sides="alternate", weight=0.6),
        Variant("split", start=_SPLIT, turn=_SPLIT_LOW, sides="left"),
        Variant("split_right", both=ARMS["on_hips"], start=_SPLIT, turn=_SPLIT_LOW, sides="right"),
        Variant("split_dumbbells", both=ARMS["dumbbells"], start=_SPLIT, turn=_SPLIT_LOW,
                equipment="dumbbells", sides="left"),
        Variant("split_barbell", both=ARMS["bar_on_back"], start=_SPLIT, turn=_SPLIT_LOW,
                equipment="barbell", sides="right", weight=0.5),
        Variant("bulgarian", both=ARMS["dumbbells"], start=_BENCH, turn=_BENCH_LOW,
                equipment="dumbbells", sides="left"),
        Variant("bulgarian_clasped", both=ARMS["clasped"], start=_BENCH, turn=_BENCH_LOW,
                sides="right"),
        Variant("walking", turn=_STRIDE, sides="alternate", travel=0.8, weight=1.5),
        Variant("walking_on_hips", both=ARMS["on_hips"], turn=_STRIDE, sides="alternate",
                travel=0.85),
        Variant("walking_dumbbells", both=ARMS["dumbbells"], turn=_STRIDE, sides="alternate",
                equipment="dumbbells", travel=0.75),
        # From one split to the other by a jump, the feet side by side on the way.
        Variant("switching", start={"knee": 165.0}, turn=_STRIDE, sides="alternate"),
        Variant("switching_on_hips", both=ARMS["on_hips"], turn=_STRIDE, sides="alternate",
                weight=0.6),
        Variant("shallow", turn={"left_knee": -58.0, "right_knee": -56.0, "left_foot_x": 0.38,
                                 "hip_ahead": 0.19}, sides="alternate"),
        Variant("side", both=ARMS["clasped"], turn=_ASIDE, sides="alternate", weight=0.5),
    ),
)  # fmt: skip
