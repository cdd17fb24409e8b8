"""Bodies get their proportions back after each axis of a frame was squeezed to 0..1."""

import numpy as np
import numpy.typing as npt
import pytest

from pose.proportions import TORSO, looks_squeezed, restored, width_over_height
from pose.skeletons import BLAZEPOSE33, Skeleton

# A person of one trunk seen half from the side: x, y, depth in trunks from between the hips.
BODY = {
    "nose": (0.2, -1.35, -0.3),
    "left_shoulder": (0.30, -0.98, 0.18), "right_shoulder": (-0.30, -0.98, -0.18),
    "left_elbow": (0.55, -0.45, 0.05), "right_elbow": (-0.40, -0.42, -0.35),
    "left_wrist": (0.75, -0.85, -0.23), "right_wrist": (-0.20, -0.60, -0.79),
    "left_hip": (0.19, 0.0, 0.11), "right_hip": (-0.19, 0.0, -0.11),
    "left_knee": (0.35, 0.79, 0.0), "right_knee": (-0.20, 0.70, -0.53),
    "left_ankle": (0.30, 1.60, 0.10), "right_ankle": (-0.25, 1.48, -0.31),
    "left_heel": (0.28, 1.66, 0.15), "right_heel": (-0.27, 1.55, -0.26),
    "left_foot_index": (0.45, 1.72, -0.24), "right_foot_index": (-0.10, 1.61, -0.64),
}  # fmt: skip
SKELETON = Skeleton("test", tuple(BODY), ())
Array = npt.NDArray[np.float32]


FORWARD = np.array([0.5, 0.0, -0.87], np.float32)  # where the person looks
LEG = 0.82  # thigh and shin alike, in trunks


def squats(frames: int = 60) -> Array:
    """(T, J, 3) in trunks: the hips and all above go down and up over still feet."""
    down = 0.4 * (1 - np.cos(np.linspace(0, 4 * np.pi, frames))) / 2
    above = np.array([y < 0.1 for _, y, _ in BODY.values()])
    motion = np.repeat(np.array(list(BODY.values()), np.float32)[None], frames, axis=0)
    motion[..., 1] += down[:, None] * above
    for side in ("left", "right"):
        hip, knee, ankle = (SKELETON.index[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
        apart = np.linalg.norm(motion[:, hip] - motion[:, ankle], axis=1)
        bend = np.sqrt(np.maximum(LEG**2 - (apart / 2) ** 2, 0))
        motion[:, knee] = (motion[:, hip] + motion[:, ankle]) / 2 + bend[:, None] * FORWARD
    return motion


def squeezed(motion: Array) -> Array:
    low, high = motion.min(axis=1, keepdims=True), motion.max(axis=1, keepdims=True)
    return np.asarray((motion - low) / (high - low), np.float32)


def lengths(motion: Array, near: str, far: str) -> Array:
    """(T,) in the picture."""
    between = motion[:, SKELETON.index[near], :2] - motion[:, SKELETON.index[far], :2]
    return np.asarray(np.linalg.norm(between, axis=1), np.float32)


def test_a_squeezed_body_gets_its_lengths_back() -> None:
    motion = squats()

    back = restored(squeezed(motion), SKELETON) / TORSO

    for near, far in (("left_shoulder", "right_shoulder"), ("left_shoulder", "left_hip")):
        np.testing.assert_allclose(lengths(back, near, far), lengths(motion, near, far), rtol=0.15)


def test_feet_stay_where_they_stand_and_shoulders_go_down() -> None:
    motion = squats()
    shoulder, foot = SKELETON.index["left_shoulder"], SKELETON.index["left_ankle"]

    back = restored(squeezed(motion), SKELETON) / TORSO

    assert np.ptp(back[:, foot, 1]) < 0.1
    assert np.ptp(back[:, shoulder, 1]) == pytest.approx(0.4, rel=0.25)


def test_frames_without_anybody_stay_empty() -> None:
    points = squeezed(squats())
    points[10:12] = np.nan

    back = restored(points, SKELETON)

    assert np.isnan(back[10:12]).all()
    assert np.isfinite(back[:10]).all()


def test_nobody_at_all_is_nobody_still() -> None:
    assert np.isnan(restored(np.full((3, len(SKELETON), 3), np.nan, np.float32), SKELETON)).all()


def test_squeezed_frames_are_told_from_places_in_a_picture() -> None:
    motion = squats()

    assert looks_squeezed(squeezed(motion))
    assert not looks_squeezed(0.5 + motion / 10)
    assert not looks_squeezed(np.zeros_like(motion))


@pytest.mark.parametrize("ratio", [9 / 16, 3 / 4, 4 / 3, 16 / 9])
def test_the_aspect_of_a_picture_shows_in_a_body(ratio: float) -> None:
    shares = squats() / np.array([4 * ratio, 4.0, 4 * ratio], np.float32)

    assert width_over_height(shares, SKELETON) == pytest.approx(ratio)


def test_without_depth_a_picture_is_taken_to_be_wide() -> None:
    flat = np.zeros((2, len(BLAZEPOSE33), 2), np.float32)

    assert width_over_height(flat, BLAZEPOSE33) == pytest.approx(16 / 9)
