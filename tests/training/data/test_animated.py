"""What is read out of the names of the rendered demonstrations."""

import pytest

from training.data.animated import family, one_repetition, shown, still, unclear


@pytest.mark.parametrize(
    "name",
    [
        "squat_to_shoulder_press", "thruster_kettlebell_left", "biceps_curl_and_press",
        "upright_row_wide", "hip_bridge", "chest_press", "reverse_curl",  # near one of ours
        "side_plank_elbow_knee_left", "plank_push",  # planks that move
    ],
)  # fmt: skip
def test_a_name_that_is_too_near_or_two_in_one_is_unclear(name: str) -> None:
    assert unclear(name)


@pytest.mark.parametrize(
    "name",
    [
        "squat", "lunge_dumbbells_left", "push_up_clap_incline", "plank", "russian_twist",
        "side_plank_elbow_feet_wide_time_left", "burpee", "hip_thrust",
    ],
)  # fmt: skip
def test_a_plain_name_is_clear(name: str) -> None:
    assert not unclear(name)


def test_a_hip_dip_is_no_dip() -> None:
    assert shown("kopenhagen_hip_dip_adduction_left", "dip") == "none"
    assert shown("triceps_dip_box", "dip") == "dip"


def test_a_held_pose_has_nothing_to_count() -> None:
    for name in ("calf_stretch_standing_left", "step_up_knee_arm_raise_hold_right"):
        assert still(name)
        assert not one_repetition(name)


def test_a_cycle_of_both_sides_or_of_steps_is_not_one_repetition_for_certain() -> None:
    assert not one_repetition("lunge_alternated")
    assert not one_repetition("marching_in_place")
    assert one_repetition("lunge_left")


def test_sides_and_loads_of_one_movement_are_one_family() -> None:
    names = ("lunge_left", "lunge_right", "lunge_dumbbells_left", "lunge_barbell_right")

    assert {family(name) for name in names} == {"lunge"}
    assert family("reverse_lunge_left") != "lunge"
