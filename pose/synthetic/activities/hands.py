"""What people do with their arms, as parts of postures."""

from pose.synthetic.dofs import Posture


def one(side: str, arm: Posture) -> dict[str, float]:
    """The arm's posture on one side alone, against arms that hang as they do by default."""
    hanging = {
        "arm_flexion": 2.0, "arm_abduction": 9.0, "arm_rotation": 0.0, "elbow": 165.0,
        "supination": 0.0,
    }  # fmt: skip
    return {f"{side}_{name}": value - hanging[name] for name, value in arm.items()}


def _arm(flexion: float, abduction: float, rotation: float, elbow: float) -> dict[str, float]:
    return {
        "arm_flexion": flexion,
        "arm_abduction": abduction,
        "arm_rotation": rotation,
        "elbow": elbow,
    }


HANGING = _arm(2.0, 9.0, 0.0, 165.0)
ON_HIPS = _arm(-21.0, 24.0, -46.0, 100.0)
FOLDED = _arm(27.0, 9.0, -66.0, 62.0)
BEHIND_BACK = _arm(-27.0, 3.0, -71.0, 126.0)
IN_POCKETS = _arm(-9.0, 11.0, -21.0, 132.0)
CLASPED_LOW = _arm(14.0, 0.0, -58.0, 143.0)
CLASPED_HIGH = _arm(16.0, 2.0, -43.0, 47.0)
BEHIND_HEAD = _arm(12.0, 148.0, 100.0, 43.0)
AT_SHOULDERS = _arm(-9.0, 61.0, 65.0, 30.0)
AT_CHIN = _arm(51.0, -6.0, -50.0, 32.0)
AT_MOUTH = _arm(80.0, 40.0, -10.0, 42.0)
AT_EAR = _arm(65.0, 130.0, 100.0, 42.0)
BEFORE_FACE = _arm(49.0, -4.0, -45.0, 71.0)
BEFORE_BELLY = _arm(8.0, 6.0, -38.0, 92.0)
AHEAD = _arm(85.0, 8.0, 0.0, 165.0)
OVERHEAD = _arm(172.0, 8.0, 0.0, 168.0)
SPREAD = _arm(10.0, 88.0, 0.0, 165.0)
ACROSS = _arm(116.0, 88.0, 8.0, 47.0)
ELBOW_BEHIND_HEAD = _arm(172.0, 16.0, -42.0, 34.0)
