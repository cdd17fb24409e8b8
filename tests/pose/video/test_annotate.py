"""Joints and words drawn into pictures."""

from pathlib import Path

import numpy as np
import pytest

from pose.sequence import Poses, PoseSequence
from pose.skeletons import COMMON13
from pose.storage import save_poses
from pose.video.annotate import annotate_video, joints_at
from pose.video.caption import Caption
from pose.video.frames import read_frames
from pose.video.write import write_video

GREY = 110
SIZE = (320, 180)
SECONDS = 2.0
FPS = 10.0


def poses(times: list[float]) -> Poses:
    points = np.zeros((len(times), len(COMMON13), 2), np.float32)
    points[..., 0] = 100 + 10 * np.arange(len(times))[:, None]
    points[..., 1] = 40 + 8 * np.arange(len(COMMON13))
    confidence = np.ones(points.shape[:2], np.float32)
    return Poses(PoseSequence(points, confidence, np.array(times), COMMON13), SIZE, "truth")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A grey video, joints in its first second alone, and where the film goes."""
    frames = [np.full((SIZE[1], SIZE[0], 3), GREY, np.uint8)] * round(SECONDS * FPS)
    write_video(tmp_path / "video.mp4", frames, FPS)
    save_poses(tmp_path / "joints.npz", poses([index / FPS for index in range(10)]))
    return tmp_path / "video.mp4", tmp_path / "joints.npz", tmp_path / "out.mp4"


def drawn_share(frame: np.ndarray) -> float:  # type: ignore[type-arg]
    """How much of a picture is not the grey wall."""
    return float((np.abs(frame.astype(int) - GREY).max(axis=2) > 40).mean())


def test_joints_are_drawn_where_somebody_was_found(files: tuple[Path, Path, Path]) -> None:
    annotate_video(*files, [], lambda _: None)
    film = [frame for _, frame in read_frames(files[2])]
    assert len(film) == SECONDS * FPS
    assert drawn_share(film[5]) > 0.005
    assert drawn_share(film[18]) == 0


def test_captions_stand_from_their_moment_on(files: tuple[Path, Path, Path]) -> None:
    captions = [Caption(1.5, "7", "Fersen auf den Boden drücken.", "change")]
    annotate_video(*files, captions, lambda _: None)
    film = [frame for _, frame in read_frames(files[2])]
    low, corner = slice(150, 180), slice(0, 50)
    assert drawn_share(film[13][low]) == 0
    assert drawn_share(film[17][low]) > 0.1
    assert drawn_share(film[17][corner, :50]) > 0.1


def test_a_long_cue_stays_inside_the_picture(files: tuple[Path, Path, Path]) -> None:
    cue = "Keep your chest proud and drive your knees out over your toes all the way"
    annotate_video(*files, [Caption(0.0, "", cue)], lambda _: None)
    frame = [frame for _, frame in read_frames(files[2])][18]
    assert drawn_share(frame[:, :8]) == 0
    assert drawn_share(frame[:, -8:]) == 0


def test_progress_rises_to_the_end(files: tuple[Path, Path, Path]) -> None:
    told: list[float] = []
    annotate_video(*files, [], told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_joints_between_two_frames_lie_between_their_places() -> None:
    places = joints_at(poses([0.0, 0.1, 0.2]), 0.15)
    assert places is not None
    assert places[0, 0] == pytest.approx(115)


@pytest.mark.parametrize("time", [0.5, 1.6])
def test_nothing_is_guessed_far_from_any_frame(time: float) -> None:
    assert joints_at(poses([0.0, 0.1, 1.2]), time) is None
