"""What people do with their arms while the legs work."""

from pose.synthetic.dofs import Posture

ARMS: dict[str, Posture] = {
    "at_sides": {"arm_flexion": 4.0, "arm_abduction": 10.0, "elbow": 168.0},
    "dumbbells": {"arm_flexion": 2.0, "arm_abduction": 9.0, "elbow": 173.0},
    "forward": {"arm_flexion": 82.0, "arm_abduction": 4.0, "elbow": 168.0, "arm_across": 6.0},
    "on_hips": {
        "on_bar": 1.0, "bar_ahead": -0.02, "bar_up": -0.70, "grip": 0.25, "elbows_out": 72.0,
    },
    "crossed": {
        "on_bar": 1.0, "bar_ahead": 0.30, "bar_up": -0.04, "grip": -0.10, "elbows_out": 15.0,
    },
    "clasped": {
        "on_bar": 1.0, "bar_ahead": 0.42, "bar_up": -0.12, "grip": 0.04, "elbows_out": 40.0,
        "grip_turn": 90.0,
    },
    "goblet": {
        "on_bar": 1.0, "bar_ahead": 0.34, "bar_up": -0.10, "grip": 0.08, "elbows_out": 16.0,
        "grip_turn": 90.0,
    },
    "behind_head": {
        "arm_abduction": 106.0, "arm_flexion": 0.0, "arm_rotation": 105.0, "elbow": 48.0,
    },
    "bar_on_back": {
        "on_bar": 1.0, "bar_ahead": 0.05, "bar_up": -0.03, "grip": 0.44, "elbows_out": 10.0,
    },
    "narrow_bar_on_back": {
        "on_bar": 1.0, "bar_ahead": 0.10, "bar_up": -0.06, "grip": 0.37, "elbows_out": 5.0,
    },
    "front_rack": {
        "arm_flexion": 80.0, "arm_abduction": 2.0, "elbow": 30.0, "arm_across": -4.0,
        "supination": -80.0,
    },
    "bar_on_crossed_arms": {
        "on_bar": 1.0, "bar_ahead": 0.34, "bar_up": 0.10, "grip": -0.06, "elbows_out": 20.0,
    },
    "dumbbells_on_shoulders": {
        "on_bar": 1.0, "bar_ahead": 0.30, "bar_up": 0.10, "grip": 0.26, "elbows_out": 12.0,
        "grip_turn": 90.0,
    },
    "overhead": {
        "on_bar": 1.0, "bar_ahead": 0.0, "bar_up": 0.86, "grip": 0.52, "elbows_out": 60.0,
    },
}  # fmt: skip
