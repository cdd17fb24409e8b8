"""BlazePose on the animated athlete: one person well, and never two mixed."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from pose.estimators.base import Frame
from pose.estimators.blazepose import BlazePose
from pose.estimators.blazepose.detector import Detection, Detector
from pose.sequence import Floats
from pose.skeletons import BLAZEPOSE33
from pose.synthetic.clip import random_spec, render, truth

FPS = 15
SMALLER = 0.6
NOSE = BLAZEPOSE33.index["nose"]


@pytest.fixture(scope="module")
def athlete() -> tuple[list[Frame], Floats]:
    """Three seconds of a squat, and where the joints are."""
    spec = random_spec(3, "squat")
    spec = replace(spec, walk_in=0.0, walk_out=0.0, size=(480, 480), fps=FPS, idle_before=0.0)
    exact = truth(spec).poses.image.points[: 3 * FPS]
    frames = [frame for frame, _ in zip(render(spec), exact, strict=False)]
    left, right = exact[..., 0].min() - 40, exact[..., 0].max() + 40
    shift = np.array([max(0.0, left), 0, 0], np.float32)
    narrow = slice(int(shift[0]), int(right))
    return [frame[:, narrow] for frame in frames], exact - np.floor(shift)


def test_joints_are_where_they_were_drawn(athlete: tuple[list[Frame], Floats]) -> None:
    frames, exact = athlete
    found = _follow(frames)
    torso = 110  # pixels of this figure, shoulders to hips
    errors = np.linalg.norm(found[:, 11:29, :2] - exact[:, 11:29, :2], axis=2)
    assert np.isfinite(errors).mean() > 0.95
    assert np.nanmedian(errors) < 0.15 * torso


def test_the_larger_of_two_people_is_followed(athlete: tuple[list[Frame], Floats]) -> None:
    frames, _ = athlete
    middle = frames[0].shape[1]
    small = [_shrunk(frame) for frame in frames]
    found = _follow([np.hstack([a, b]) for a, b in zip(small, frames, strict=True)])
    beyond = found[np.isfinite(found[:, NOSE, 0])]
    assert len(beyond) > 0.9 * len(found)
    assert (beyond[:, NOSE, 0] > middle).all()


def test_somebody_larger_who_comes_and_stays_takes_over(
    athlete: tuple[list[Frame], Floats],
) -> None:
    frames, _ = athlete
    middle = frames[0].shape[1]
    long = [frames[i % len(frames)] for i in range(9 * FPS)]
    empty = np.full_like(frames[0], 190)
    scene = [
        np.hstack([_shrunk(frame), empty if i < 2 * FPS else frame]) for i, frame in enumerate(long)
    ]
    found = _follow(scene)
    assert np.nanmedian(found[:FPS, NOSE, 0]) < middle
    assert np.nanmedian(found[-FPS:, NOSE, 0]) > middle


def test_everybody_in_view_is_looked_for_once_a_second(
    athlete: tuple[list[Frame], Floats], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    detect = Detector.__call__

    def counted(self: Detector, frame: Frame) -> list[Detection]:
        looks.append(1)
        return detect(self, frame)

    monkeypatch.setattr(Detector, "__call__", counted)
    _follow(athlete[0][: 2 * FPS])
    assert len(looks) == 2


def _follow(frames: list[Frame]) -> Floats:
    estimator = BlazePose()
    unseen = np.full((33, 3), np.nan, np.float32)
    poses = [estimator(np.ascontiguousarray(f), i / FPS) for i, f in enumerate(frames)]
    return np.stack([unseen if pose is None else pose.points for pose in poses])


def _shrunk(frame: Frame) -> Frame:
    """Smaller, standing on the same floor."""
    height, width = (round(side * SMALLER) for side in frame.shape[:2])
    out = np.full_like(frame, 190)
    out[-height:, :width] = cv2.resize(frame, (width, height))
    return out
