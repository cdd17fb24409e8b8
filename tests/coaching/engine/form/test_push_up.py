"""What is read off push-ups in a picture."""

from dataclasses import replace

import numpy as np
import pytest

from coaching.engine.form.push_up import push_up_features
from pose.sequence import PoseSequence
from pose.synthetic.clip import Rep
from tests.coaching.engine.builders import filmed


def picture(rep: Rep | None = None) -> PoseSequence:
    """One push-up filmed a little from the front."""
    return filmed("push_up", rep or Rep(), yaw=60).poses.image


def mirrored(seen: PoseSequence) -> PoseSequence:
    """The same with left and right exchanged, as a mirror shows them."""
    joints = seen.skeleton.joints
    swap = {"left": "right", "right": "left"}
    other = [
        swap[side] + rest if side in swap else side + rest
        for side, rest in ((j.split("_")[0], j[len(j.split("_")[0]) :]) for j in joints)
    ]
    order = [joints.index(joint) if joint in joints else at for at, joint in enumerate(other)]
    points = seen.points[:, order].copy()
    points[..., 0] *= -1
    return replace(seen, points=points, confidence=seen.confidence[:, order])


def test_a_mirror_changes_nothing() -> None:
    seen = picture()
    assert push_up_features(mirrored(seen)) == pytest.approx(push_up_features(seen), abs=1e-6)


def test_neither_the_distance_nor_the_place_in_the_picture_counts() -> None:
    seen = picture()
    far = replace(seen, points=(seen.points * 0.25 + 40).astype(np.float32))
    assert push_up_features(far) == pytest.approx(push_up_features(seen), abs=1e-2)


def test_half_a_push_up_has_less_change_at_the_elbow() -> None:
    whole, half = push_up_features(picture()), push_up_features(picture(Rep(share=0.5)))
    assert abs(half["elbow.change"]) < 0.8 * abs(whole["elbow.change"])
    assert half["elbow.bottom"] > whole["elbow.bottom"]


def test_a_single_frame_has_numbers_too() -> None:
    seen = picture()
    first = seen.part(np.arange(len(seen.times)) < 1)
    assert np.isfinite(list(push_up_features(first).values())).all()
