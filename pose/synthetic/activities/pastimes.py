"""What people do in a gym between sets and beside them: no repetitions."""

from pose.synthetic.activities import hands
from pose.synthetic.activities.activity import Activity, pastime
from pose.synthetic.activities.hands import one
from pose.synthetic.dofs import Posture

_STANDING: dict[str, float] = {"stance": 0.14, "knee": 174.0}
_ON_ONE_LEG: dict[str, float] = {"hip_shift": 0.025, "side_lean": -3.0, "left_knee": -10.0}
_HOLDING_UP: dict[str, float] = {"lean": 70.0, "knee": 120.0, "arm_flexion": 74.0, "elbow": 168.0}
_FROM_HANDS: dict[str, float] = {"on_bar": 1.0, "bar": 1.2, "grip": 0.36, "grip_turn": 0.0}
# Hips over the feet, on a bench behind them, and on the way; the feet stay.
_UP: dict[str, float] = {"seat": 0.515, "feet_ahead": -0.02, "lean": 4.0, "stance": 0.16}
_ON_THE_WAY: dict[str, float] = {
    "seat": 0.40, "feet_ahead": 0.16, "root_x": -0.28, "lean": 38.0, "stance": 0.16,
    "arm_flexion": 30.0, "elbow": 150.0,
}  # fmt: skip
_DOWN: dict[str, float] = {
    "seat": 0.295, "feet_ahead": 0.26, "root_x": -0.46, "lean": 6.0, "stance": 0.18,
    "arm_flexion": 28.0, "elbow": 110.0, "arm_rotation": -20.0,
}  # fmt: skip
_LYING: dict[str, float] = {**_DOWN, "lean": -88.0, "arm_flexion": 4.0, "elbow": 150.0}
_SQUATTING: dict[str, float] = {"seat": 0.20, "feet_ahead": 0.08, "root_x": -0.14, "lean": 40.0}
_ON_FLOOR: dict[str, float] = {
    "seat": 0.060, "feet_ahead": 0.32, "root_x": -0.42, "lean": -8.0, "arm_flexion": 60.0,
}  # fmt: skip
_FLAT: dict[str, float] = {**_ON_FLOOR, "feet_ahead": 0.42, "lean": -88.0, "arm_flexion": 4.0}


def _with(*parts: Posture) -> Posture:
    """One posture of several parts over a plain stance."""
    merged = dict(_STANDING)
    for part in parts:
        merged |= part
    return merged


PASTIMES: dict[str, Activity] = {
    "waiting": pastime(
        _with(), _with(_ON_ONE_LEG), _with(hands.ON_HIPS), _with(hands.FOLDED, {"head_yaw": 30.0}),
        _with(hands.BEHIND_BACK), _with(hands.IN_POCKETS, _ON_ONE_LEG), _with(hands.CLASPED_LOW),
        _with({"head_pitch": 30.0}), _with({"head_yaw": 50.0, "twist": 15.0}), weight=3.0,
    ),
    "walking": pastime(
        _with(), _with({"head_yaw": 25.0}), _with({"head_pitch": 15.0}), roams=True, weight=3.0,
    ),
    "carrying": pastime(
        _with(), _with(hands.BEFORE_BELLY), _with({"arm_abduction": 16.0}), roams=True,
        equipment="dumbbells",
    ),
    "on_the_phone": pastime(
        _with(hands.BEFORE_FACE, {"head_pitch": 20.0}), _with(one("left", hands.BEFORE_FACE)),
        _with(hands.BEFORE_BELLY, {"head_pitch": 38.0}), _with(one("right", hands.AT_EAR)),
        _with(one("left", hands.BEFORE_BELLY), {"head_pitch": 35.0}), weight=1.5,
    ),
    "phone_and_walk": pastime(
        _with(hands.BEFORE_BELLY, {"head_pitch": 30.0}), _with(one("right", hands.AT_EAR)),
        _with(one("left", hands.BEFORE_FACE)), roams=True,
    ),
    "talking": pastime(
        _with(), _with(hands.BEFORE_BELLY), _with(one("left", hands.BEFORE_FACE)),
        _with(one("right", hands.AHEAD)), _with({**hands.BEFORE_BELLY, "arm_rotation": 30.0}),
        _with(hands.ON_HIPS, {"head_yaw": -25.0}), _with(one("right", hands.SPREAD)),
        _with(one("left", hands.AT_CHIN)), _with(hands.CLASPED_HIGH), weight=2.0,
    ),
    "pointing_out": pastime(
        _with(one("right", hands.AHEAD)), _with(one("right", hands.OVERHEAD)),
        _with(hands.AHEAD, {"knee": 150.0, "lean": 14.0}), _with(hands.ON_HIPS),
        _with({"lean": 40.0, "knee": 150.0}, one("left", {"arm_flexion": 60.0})),
    ),
    "drinking": pastime(
        _with(), _with(one("right", hands.AT_MOUTH), {"head_pitch": -22.0}),
        _with(one("right", hands.BEFORE_BELLY)), _with(hands.BEFORE_BELLY),
        _with(one("left", hands.AT_MOUTH), {"head_pitch": -18.0}), weight=1.5,
    ),
    "tidying_oneself": pastime(
        _with(), _with(one("right", hands.AT_EAR)), _with(hands.BEHIND_HEAD, {"head_pitch": 15.0}),
        _with(hands.BEFORE_BELLY, {"head_pitch": 30.0}), _with(one("left", hands.AT_MOUTH)),
        _with(hands.AT_CHIN), _with(hands.AT_SHOULDERS), _with(one("left", hands.ACROSS)),
        weight=1.5,
    ),
    "arm_stretches": pastime(
        _with(), _with(hands.OVERHEAD),
        _with(one("left", hands.ACROSS), one("right", hands.AT_CHIN)),
        _with(one("right", hands.ELBOW_BEHIND_HEAD)), _with(hands.BEHIND_BACK, {"lean": -4.0}),
        _with(hands.SPREAD), _with(hands.OVERHEAD, {"side_lean": 24.0}),
        _with(one("left", hands.OVERHEAD), {"side_lean": -22.0}), weight=1.5,
    ),
    "leg_stretches": pastime(
        _with(), _with({"lean": 100.0, "arm_flexion": 100.0, "curl": 30.0, "knee": 172.0}),
        _with({"left_foot_z": 0.26, "left_foot_x": -0.16,
               "left_foot_pitch": 100.0, "left_arm_flexion": -34.0}),
        _with({"left_foot_x": 0.22, "right_foot_x": -0.22, "lean": 10.0, "left_knee": -50.0}),
        _with({"stance": 0.46, "lean": 60.0, "arm_flexion": 60.0}),
        _with({"stance": 0.40, "hip_shift": 0.10, "left_knee": -60.0, "lean": 20.0}),
        weight=1.5,
    ),
    "picking_up": pastime(
        _with(), _with(_HOLDING_UP), _with({**_HOLDING_UP, "lean": 85.0, "knee": 140.0}),
        _with({"knee": 75.0, "lean": 48.0, "arm_flexion": 50.0}), _with(hands.BEFORE_BELLY),
        _with(_HOLDING_UP, {"left_arm_flexion": -60.0, "twist": -18.0}), weight=2.0,
    ),
    "loading_a_bar": pastime(
        _with(), _with(hands.BEFORE_BELLY, {"lean": 12.0}), _with(hands.AHEAD),
        _with({"lean": 40.0, "knee": 140.0, "arm_flexion": 75.0, "elbow": 140.0}),
        _with(hands.AHEAD, {"twist": 30.0, "elbow": 120.0}), _with(_HOLDING_UP),
        _with({**hands.AHEAD, "arm_flexion": 120.0}), roams=False, weight=1.5,
    ),
    "holding_weights": pastime(
        _with({"arm_abduction": 12.0, "elbow": 168.0}), _with(hands.AT_SHOULDERS),
        _with({"lean": 8.0, "knee": 165.0}), _with({"shrug": 0.012, "arm_abduction": 14.0}),
        equipment="dumbbells",
    ),
    "bar_on_the_back": pastime(
        _with(hands.AT_SHOULDERS), _with(hands.AT_SHOULDERS, {"knee": 164.0, "lean": 10.0}),
        _with(hands.AT_SHOULDERS, _ON_ONE_LEG), _with(hands.AT_SHOULDERS, {"lean": -2.0}),
    ),
    "tying_shoes": pastime(
        _with(), _with({"knee": 68.0, "lean": 66.0, "arm_flexion": 70.0, "elbow": 150.0,
                        "head_pitch": 20.0, "curl": 25.0}),
        _with({"left_foot_x": 0.16, "right_foot_x": -0.16, "knee": 110.0, "lean": 70.0,
               "arm_flexion": 78.0, "curl": 25.0, "head_pitch": 20.0}), in_order=True,
    ),
    "on_a_bench": pastime(
        _UP, _ON_THE_WAY, _DOWN,
        {**_DOWN, "lean": 40.0, "arm_flexion": 34.0, "elbow": 120.0, "curl": 20.0},
        {**_DOWN, **hands.BEFORE_BELLY, "head_pitch": 30.0},
        {**_DOWN, **hands.ON_HIPS, "lean": -6.0}, {**_DOWN, "head_yaw": 40.0, "twist": 15.0},
        contact="seated", in_order=True, weight=1.5,
    ),
    "resting_on_a_bench": pastime(
        _DOWN, {**_DOWN, "lean": 42.0, "arm_flexion": 36.0, "curl": 20.0, "head_pitch": 15.0},
        {**_DOWN, **hands.BEFORE_FACE, "head_pitch": 25.0}, {**_DOWN, "head_yaw": -40.0},
        {**_DOWN, **one("right", hands.AT_MOUTH)}, {**_DOWN, **hands.CLASPED_LOW, "lean": 16.0},
        contact="seated", weight=1.5,
    ),
    "lying_down_on_a_bench": pastime(
        _UP, _ON_THE_WAY, _DOWN, {**_DOWN, "lean": -45.0, "arm_flexion": 20.0}, _LYING,
        {**_LYING, **hands.OVERHEAD, "arm_flexion": 100.0}, {**_LYING, **hands.CLASPED_HIGH},
        contact="seated", in_order=True, weight=1.5,
    ),
    "down_to_the_floor": pastime(
        _UP, _SQUATTING, _ON_FLOOR, {**_ON_FLOOR, "lean": 14.0, "arm_flexion": 50.0},
        {**_ON_FLOOR, "lean": -50.0, "arm_flexion": -70.0, "elbow": 95.0}, _FLAT,
        {**_FLAT, **hands.CLASPED_HIGH}, {**_FLAT, "feet_ahead": 0.32},
        contact="seated", in_order=True, weight=1.5,
    ),
    "lying_on_the_floor": pastime(
        _FLAT, {**_FLAT, "feet_ahead": 0.32}, {**_FLAT, **hands.BEHIND_HEAD},
        {**_FLAT, "feet_ahead": 0.05, "foot_z": 0.22, **hands.AHEAD},
        {**_FLAT, "feet_ahead": 0.47, **hands.OVERHEAD}, {**_FLAT, "head_yaw": 40.0},
        contact="seated",
    ),
    "floor_stretches": pastime(
        {**_ON_FLOOR, "feet_ahead": 0.47, "lean": 8.0},
        {**_ON_FLOOR, "feet_ahead": 0.48, "lean": 52.0, "curl": 30.0, "arm_flexion": 110.0},
        {**_ON_FLOOR, "feet_ahead": 0.40, "stance": 0.46, "lean": 30.0, "arm_flexion": 70.0},
        {**_ON_FLOOR, "feet_ahead": 0.20, "knee_out": 60.0, "stance": 0.06, "lean": 12.0},
        {**_ON_FLOOR, "lean": -28.0, "arm_flexion": -44.0, "elbow": 132.0, "twist": 20.0},
        contact="seated",
    ),
    "on_all_fours": pastime(
        {"seat": 0.29, "feet_ahead": -0.24, "foot_pitch": 162.0, "lean": 71.0, "arm_flexion": 73.0,
         "elbow": 168.0},
        {"seat": 0.29, "feet_ahead": -0.24, "foot_pitch": 162.0, "lean": 4.0},
        {"seat": 0.17, "feet_ahead": -0.045, "foot_pitch": 162.0, "lean": 86.0,
         "arm_flexion": 160.0, "elbow": 165.0, "root_x": -0.35},
        contact="kneeling",
    ),
    "hanging": pastime(
        {**_FROM_HANDS, "bar_ahead": 0.04, "bar_up": 0.985, "hip_flexion": 2.0, "lean": 2.0},
        {**_FROM_HANDS, "bar_ahead": 0.04, "bar_up": 0.985, "hip_flexion": 16.0, "lean": -3.0},
        {**_FROM_HANDS, "bar_ahead": 0.06, "bar_up": 0.98, "hip_flexion": 30.0, "knee": 120.0},
        contact="on_hands", weight=0.7,
    ),
    "on_the_bars": pastime(
        {**_FROM_HANDS, "bar": 0.72, "bar_ahead": 0.12, "bar_up": -0.98, "grip": 0.27,
         "grip_turn": 90.0, "lean": 6.0},
        {**_FROM_HANDS, "bar": 0.72, "bar_ahead": 0.14, "bar_up": -0.97, "grip": 0.27,
         "grip_turn": 90.0, "lean": 8.0, "knee": 110.0, "hip_flexion": 20.0},
        contact="on_hands", weight=0.5,
    ),
}  # fmt: skip
