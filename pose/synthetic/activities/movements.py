"""Movements that people repeat and the catalogue does not know."""

from pose.synthetic.activities import hands
from pose.synthetic.activities.activity import Activity, movement
from pose.synthetic.contacts.descent import CROUCH

_STANDING: dict[str, float] = {"stance": 0.16, "knee": 172.0}
_ON_TOES: dict[str, float] = {"foot_pitch": 38.0, "foot_z": 0.062}
_SEATED: dict[str, float] = {"seat": 0.30, "feet_ahead": 0.25, "stance": 0.16, "lean": 0.0}
_FLAT: dict[str, float] = {"seat": 0.060, "feet_ahead": 0.47, "lean": -88.0, "foot_pitch": -30.0}
_SAT_BACK: dict[str, float] = {
    "seat": 0.065, "feet_ahead": 0.34, "lean": -38.0, "curl": 16.0, **hands.CLASPED_HIGH,
}  # fmt: skip
_FOURS: dict[str, float] = {
    "seat": 0.29, "feet_ahead": -0.24, "foot_pitch": 162.0, "lean": 71.0, "arm_flexion": 73.0,
    "elbow": 168.0, "head_pitch": -20.0,
}  # fmt: skip
_PLANK: dict[str, float] = {"knee": 174.0, "hands": 0.36, "elbow": 170.0, "head_pitch": -14.0}
_LYING: dict[str, float] = {"seat": 0.29, "feet_ahead": 0.25, "lean": -88.0, "stance": 0.22}
_ONE_STEP_UP: dict[str, float] = {"left_foot_z": 0.22, "left_foot_x": 0.10}

MOVEMENTS: dict[str, Activity] = {
    "shrug": movement(_STANDING | {"arm_abduction": 12.0}, {"shrug": 0.04}, equipment="dumbbells"),
    "torso_twist": movement(
        _STANDING | hands.CLASPED_HIGH, {"twist": 45.0, "head_yaw": 10.0}, sides="alternate"
    ),
    "twist_with_bar": movement(
        _STANDING | hands.AT_SHOULDERS, {"twist": 40.0}, sides="alternate", weight=0.7
    ),
    "side_bend": movement(
        _STANDING, {"side_lean": 24.0, "hip_shift": -0.02}, sides="alternate"
    ),
    "side_bend_one_side": movement(
        _STANDING | {"right_arm_flexion": -21.0, "right_elbow": -65.0}, {"side_lean": 24.0},
        sides="left",
    ),
    "leg_swing": movement(
        _STANDING | {"left_foot_x": -0.16, "left_foot_z": 0.06},
        {"left_foot_x": 0.24, "left_foot_z": 0.10}, sides="left", angle="hip",
    ),
    "leg_swing_aside": movement(
        _STANDING, {"left_foot_y": 0.24, "left_foot_z": 0.08, "side_lean": -6.0}, sides="alternate",
        angle="hip",
    ),
    "glute_kickback_standing": movement(
        _STANDING | {"lean": 14.0}, {"left_foot_x": -0.24, "left_foot_z": 0.10, "lean": 24.0},
        sides="left", angle="hip",
    ),
    "calf_raise": movement(_STANDING, _ON_TOES, angle="knee", weight=1.5),
    "calf_raise_holding": movement(_STANDING | hands.AHEAD, _ON_TOES, angle="knee"),
    "high_knees": movement(
        _STANDING | {"arm_flexion": 10.0, "elbow": 90.0},
        {"left_foot_z": 0.24, "left_foot_x": 0.10, "left_arm_flexion": -22.0,
         "right_arm_flexion": 34.0},
        sides="alternate", angle="knee", weight=1.5,
    ),
    "marching": movement(
        _STANDING, {"left_foot_z": 0.15, "left_foot_x": 0.05, "right_arm_flexion": 24.0,
                    "left_arm_flexion": -20.0},
        sides="alternate", angle="knee",
    ),
    "butt_kicks": movement(
        _STANDING | {"elbow": 95.0}, {"left_foot_z": 0.22, "left_foot_x": -0.20,
                                      "left_foot_pitch": 70.0},
        sides="alternate", angle="knee",
    ),
    "hopping": movement(
        _STANDING | {"knee": 158.0, "elbow": 110.0}, {"foot_z": 0.05, "foot_pitch": 24.0,
                                                       "knee": 172.0}, angle="knee",
    ),
    "jump": movement(
        {"knee": 110.0, "lean": 34.0, "stance": 0.18, "arm_flexion": -30.0},
        {"knee": 174.0, "lean": 4.0, "stance": 0.18, "foot_z": 0.16, "foot_pitch": 34.0,
         "arm_flexion": 120.0}, angle="knee", weight=0.7,
    ),
    "step_up": movement(
        _STANDING | _ONE_STEP_UP, {"right_foot_z": 0.22, "right_foot_x": 0.10, "lean": 8.0},
        angle="knee", weight=0.5,
    ),
    "arm_circles": movement(
        _STANDING | {"arm_abduction": 10.0}, {"arm_flexion": 172.0, "arm_abduction": 12.0,
                                              "elbow": 170.0},
        bump={"arm_abduction": 80.0}, angle="shoulder", weight=1.5,
    ),
    "arm_swings": movement(
        _STANDING | {"arm_abduction": 86.0, "arm_flexion": -14.0, "elbow": 168.0},
        {"arm_flexion": 82.0, "arm_abduction": 88.0}, angle="shoulder", weight=1.5,
    ),
    "arms_overhead": movement(
        _STANDING, {"arm_flexion": 168.0, "elbow": 168.0}, angle="shoulder", weight=0.5
    ),
    "punches": movement(
        _STANDING | hands.AT_CHIN | {"knee": 160.0, "left_foot_x": 0.10, "right_foot_x": -0.10},
        {"arm_flexion": 86.0, "arm_abduction": 6.0, "arm_rotation": 0.0, "elbow": 165.0,
         "twist": -24.0},
        sides="alternate",
    ),
    "clapping": movement(
        _STANDING | {"arm_flexion": 24.0, "arm_abduction": 14.0, "elbow": 85.0},
        {"arm_rotation": -42.0, "arm_abduction": 4.0}, weight=1.2,
    ),
    "waving": movement(
        _STANDING | {"left_arm_abduction": 130.0, "left_elbow": -70.0, "left_arm_rotation": 80.0},
        {"left_elbow": -20.0}, sides="left",
    ),
    "hip_circles": movement(
        _STANDING | hands.ON_HIPS, {"hip_shift": 0.05, "side_lean": -6.0}, sides="alternate",
        bump={"lean": 12.0},
    ),
    "nodding": movement(_STANDING, {"head_pitch": 35.0}, weight=0.5),
    "shaking_the_head": movement(_STANDING, {"head_yaw": 50.0}, sides="alternate", weight=0.5),
    "toe_touch": movement(
        _STANDING | hands.OVERHEAD,
        {"lean": 104.0, "arm_flexion": 110.0, "curl": 34.0, "knee": 170.0}, angle="hip",
    ),
    "wood_chop": movement(
        _STANDING | {"arm_flexion": 140.0, "arm_rotation": -10.0, "twist": 34.0, "stance": 0.28},
        {"arm_flexion": 36.0, "twist": -34.0, "lean": 34.0, "knee": 140.0}, angle="shoulder",
    ),
    "kettlebell_swing": movement(
        {"stance": 0.26, "knee": 142.0, "lean": 62.0, "arm_flexion": 24.0, "arm_rotation": -10.0,
         "elbow": 172.0},
        {"knee": 174.0, "lean": -2.0, "arm_flexion": 88.0}, angle="hip", weight=1.5,
    ),
    "wall_ball": movement(
        {"stance": 0.22, "knee": 66.0, "lean": 34.0, **hands.CLASPED_HIGH, "toe_out": 18.0},
        {"knee": 174.0, "lean": 0.0, "arm_flexion": 150.0, "arm_rotation": 0.0, "elbow": 160.0},
        angle="knee",
    ),
    "thruster": movement(
        {"stance": 0.20, "knee": 66.0, "lean": 30.0, **hands.AT_SHOULDERS, "toe_out": 18.0},
        {"knee": 174.0, "lean": 2.0, "arm_abduction": 166.0, "arm_rotation": 90.0,
         "arm_flexion": 8.0, "elbow": 168.0}, angle="knee", equipment="dumbbells",
    ),
    "clean": movement(
        {"stance": 0.18, "knee": 110.0, "lean": 66.0, "arm_flexion": 66.0, "elbow": 172.0},
        {"knee": 170.0, "lean": 0.0, **hands.AT_CHIN}, angle="hip",
    ),
    "overhead_extension": movement(
        _STANDING | {"arm_flexion": 168.0, "arm_abduction": 8.0, "elbow": 50.0}, {"elbow": 168.0},
        equipment="dumbbells",
    ),
    "triceps_kickback": movement(
        _STANDING | {"lean": 62.0, "knee": 155.0, "arm_flexion": -20.0, "elbow": 85.0},
        {"elbow": 168.0}, equipment="dumbbells",
    ),
    "skull_crusher": movement(
        _LYING | {"arm_flexion": 92.0, "arm_abduction": 6.0, "elbow": 168.0},
        {"elbow": 70.0, "arm_flexion": 100.0}, contact="seated", equipment="dumbbells",
    ),
    "pullover": movement(
        _LYING | {"arm_flexion": 88.0, "arm_abduction": 4.0, "elbow": 160.0},
        {"arm_flexion": 168.0}, contact="seated", angle="shoulder",
    ),
    "leg_extension": movement(
        _SEATED | {"lean": -14.0, "left_foot_x": -0.05, "right_foot_x": -0.05, "foot_z": 0.04},
        {"left_foot_x": 0.22, "right_foot_x": 0.22, "foot_z": 0.24, "foot_pitch": -50.0},
        contact="seated", angle="knee",
    ),
    "leg_press": movement(
        {"seat": 0.20, "lean": -48.0, "feet_ahead": 0.44, "foot_z": 0.34, "foot_pitch": -75.0,
         "arm_abduction": 16.0},
        {"feet_ahead": 0.26, "foot_z": 0.26}, contact="seated", angle="knee",
    ),
    "hip_abduction": movement(
        _SEATED | {"knee_out": 2.0, "lean": -10.0}, {"knee_out": 46.0, "stance": 0.30},
        contact="seated", angle="hip",
    ),
    "leg_raise": movement(
        _FLAT, {"feet_ahead": 0.06, "foot_z": 0.46}, contact="seated", angle="hip"
    ),
    "knee_tuck": movement(
        _FLAT | {"lean": -60.0, "foot_z": 0.06},
        {"feet_ahead": 0.24, "foot_z": 0.20, "lean": -44.0},
        contact="seated", angle="hip",
    ),
    "russian_twist": movement(
        _SAT_BACK, {"twist": 46.0}, contact="seated", sides="alternate", weight=1.5
    ),
    "russian_twist_feet_up": movement(
        _SAT_BACK | {"foot_z": 0.10}, {"twist": 46.0}, contact="seated", sides="alternate",
    ),
    "kickback_on_all_fours": movement(
        _FOURS, {"left_foot_x": -0.12, "left_foot_z": 0.34, "left_foot_pitch": -20.0},
        contact="kneeling", sides="left", angle="hip",
    ),
    "bird_dog": movement(
        _FOURS, {"left_foot_x": -0.22, "left_foot_z": 0.24, "right_arm_flexion": 88.0},
        contact="kneeling", sides="alternate", angle="hip",
    ),
    "cat_and_cow": movement(
        _FOURS | {"head_pitch": -34.0, "curl": -14.0}, {"curl": 46.0, "head_pitch": 26.0},
        contact="kneeling", angle="hip",
    ),
    "rocking_back": movement(
        _FOURS, {"seat": 0.18, "feet_ahead": -0.055, "lean": 86.0, "arm_flexion": 146.0,
                 "root_x": -0.35}, contact="kneeling", angle="hip",
    ),
    "mountain_climber": movement(
        _PLANK, {"left_foot_x": 0.32, "left_foot_z": 0.06}, contact="plank", sides="alternate",
        angle="knee", weight=1.5,
    ),
    "plank_jack": movement(
        _PLANK | {"stance": 0.10}, {"stance": 0.36}, contact="plank", angle="hip",
    ),
    "hips_up_and_down": movement(
        _PLANK | {"hip_flexion": 4.0}, {"hip_flexion": 52.0}, contact="plank", angle="hip",
    ),
    "burpee": movement(
        {"floor": 0.0, "stance": 0.13}, {**_PLANK, "floor": 1.0}, between={**_PLANK, **CROUCH},
        contact="plank", angle="hip", weight=1.5,
    ),
    "squat_thrust": movement(
        {**_PLANK, **CROUCH}, {**_PLANK, "floor": 1.0}, contact="plank", angle="hip",
    ),
    "hanging_knee_raise": movement(
        {"on_bar": 1.0, "bar": 1.2, "grip": 0.36, "bar_ahead": 0.04, "bar_up": 0.985},
        {"hip_flexion": 95.0, "knee": 85.0, "lean": -8.0}, contact="on_hands", angle="hip",
    ),
}  # fmt: skip
