"""A movement of one side: what a posture of both sides becomes when only one of them moves."""

from pose.synthetic.dofs import DEFAULTS, Posture

# Degrees of freedom of a limb: without a side in the name they are meant for both.
_OF_LIMBS = (
    "knee", "knee_out", "foot_x", "foot_z", "foot_pitch",
    "arm_flexion", "arm_abduction", "arm_rotation", "arm_across", "elbow", "supination",
    "bar_ahead", "bar_up", "grip", "grip_turn",
)  # fmt: skip
# Degrees of freedom that change their sign in the mirror.
_SIGNED = ("root_y", "yaw", "side_lean", "twist", "hip_shift", "head_yaw", "foot_y", "foot_turn")


def one_sided(
    start: Posture, turn: Posture, side: str
) -> tuple[dict[str, float], dict[str, float]]:
    """Start and turn of a repetition that one side does.

    Args:
        start: as both sides would have it; what names a side is meant for the left.
        turn: likewise. Where it names no side, the other limb stays as it was at the start.
        side: ``left`` or ``right``.
    """
    moved = dict(turn)
    for name in _OF_LIMBS:
        by = _of(turn, name) - _of(start, name)
        if by:
            moved[name] = _of(start, name)
            moved[f"left_{name}"] = turn.get(f"left_{name}", 0.0) + by
    return (dict(start), moved) if side == "left" else (mirrored(start), mirrored(moved))


def mirrored(posture: Posture) -> dict[str, float]:
    """The posture with left and right changed over."""
    return dict(_mirrored(name, value) for name, value in posture.items())


def _mirrored(name: str, value: float) -> tuple[str, float]:
    side, _, bare = name.partition("_")
    if side in _OTHER:
        return f"{_OTHER[side]}_{bare}", -value if bare in _SIGNED else value
    return name, -value if name in _SIGNED else value


_OTHER = {"left": "right", "right": "left"}


def _of(posture: Posture, name: str) -> float:
    return posture.get(name, DEFAULTS.get(name, 0.0))
