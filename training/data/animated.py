"""What the rendered demonstrations show: their index guesses it from names, and errs at times."""

import re

from coaching.engine.exercise import NONE_SLUG

# Two exercises in one, or too near to one of the catalogue's to be called another: they would
# teach a net to doubt what it should know.
_UNCLEAR = (
    # two in one
    r"thruster", r"(burpee|squat_to|sit_up|lunge_walk|lunge_to)_shoulder_pr", r"curl_and_press",
    r"squat_(to|biceps)_", r"push_squat", r"lunge_walk_(press|overhead)", r"split_squat_(row|with)",
    r"push_press_split", r"plank_row", r"push_up_(cross_)?row", r"hand_walk", r"muscle_up",
    r"wall_ball", r"split_jerk", r"squat_walk", r"sumo_squat_stretch", r"board_to_mountain",
    # near a squat or a lunge, and neither
    r"split_front_squat", r"single_leg_squat", r"one_leg_squat", r"tap_squat", r"bowling_air",
    r"wall_squat.*_left", r"lateral_lunge", r"lunge_lateral", r"split_jumps",
    # near a row, a press, a curl, a raise, a pull
    r"upright_row", r"chest_press", r"vertical_traction", r"shoulder_front_press", r"neck_press",
    r"reverse_curl", r"overhead_curl", r"rear_deltoid", r"side_raise_seated", r"grip_hold",
    # near a hip thrust
    r"hip_bridge", r"glute_raise",
    # near a sit-up: the legs come up, or the trunk turns
    r"reverse_crunch", r"side_crunch", r"crunch_double", r"crunch_diagonal", r"jackknife",
    r"crunch_machine", r"balance_crunch", r"lying_toe_tap", r"v_sit",
    # a plank that moves
    r"plank_(elbow_)?push", r"plank_knee", r"plank_leg_raise", r"plank_rotation", r"plank_hand_and",
    r"hand_planks", r"side_plank(?!.*_time)",
)  # fmt: skip
# Named as one of the catalogue's by a word that means something else.
_OUTSIDE = (r"kopenhagen_hip_dip", r"hip_dip_from", r"overhead_triceps_extension")
_STILL = (r"stretch", r"_hold(_|$)", r"_time(_|$)")
# Both sides in turn, or steps and strokes that nobody counts: how many repetitions a cycle holds
# is a matter of taste.
_MANY = (
    r"alternat", r"_walk", r"step_up_step_down", r"marching", r"bicycle", r"elliptical",
    r"step_machine", r"high_knees", r"waves", r"shake", r"trippling", r"uppercuts", r"punch",
    r"dead_bug", r"russian_twist",
)  # fmt: skip
# Words that tell a side or a load apart, and not a movement.
_VARIANT = re.compile(
    r"_(left|right|alternated|two_sides|standing|seated|\d+|barbells?|dumbbells?|dumbells?"
    r"|kettlebells?|medicine_ball|elastic_band|resistance_band|gymstick|pulley|plates?|xco"
    r"|machine|bosu|airpad)(?=_|$)"
)


def unclear(name: str) -> bool:
    """Whether nobody could say which exercise a demonstration shows, from its name."""
    return _any(_UNCLEAR, name)


def shown(name: str, guessed: str) -> str:
    """The exercise that a demonstration shows, ``none`` for one outside of the catalogue."""
    return NONE_SLUG if _any(_OUTSIDE, name) else guessed


def still(name: str) -> bool:
    """Whether a pose is held, so that there is nothing to count."""
    return _any(_STILL, name)


def one_repetition(name: str) -> bool:
    """Whether the cycle that a demonstration shows is one repetition for certain."""
    return not still(name) and not _any(_MANY, name)


def family(name: str) -> str:
    """The movement without its side and load: such clips are nearly the same."""
    return _VARIANT.sub("", name)


def _any(patterns: tuple[str, ...], name: str) -> bool:
    return any(re.search(pattern, name) for pattern in patterns)
