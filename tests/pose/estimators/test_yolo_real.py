"""Real weights on real footage, held against ultralytics' own predictor."""

from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pose.estimators.offline import mute_openvino, mute_ultralytics
from pose.estimators.yolo import YoloPose
from pose.estimators.yolo.decode import DetectionRules, people
from pose.estimators.yolo.letterbox import Letterbox
from pose.estimators.yolo.nets import open_net
from pose.sequence import Floats
from pose.video.frames import read_frames

pytestmark = [pytest.mark.shared, pytest.mark.slow]

FRAMES = 24
SQUARE = (640, 640)  # what ultralytics takes for exports that do not say they are dynamic


@pytest.fixture(scope="module")
def weights(shared: Path) -> Path:
    """An INT8 export of YOLOv8n-pose."""
    return shared / "weights" / "yolov8n-pose_int8_openvino_model"


@pytest.fixture(scope="module")
def clip(shared: Path) -> Path:
    """One person squatting, 480 pixels high; the scene changes before the third frame."""
    return shared / "videos" / "real" / "squat__calimiro-ai__squat_12.mp4"


def test_the_athlete_is_found_in_nearly_every_frame(weights: Path, clip: Path) -> None:
    estimator = YoloPose(weights, threads=2)
    frames = islice(read_frames(clip, start=0.2), FRAMES)
    poses = [estimator(frame, time) for time, frame in frames]
    found = [pose for pose in poses if pose is not None]
    assert len(found) >= 0.95 * len(poses)
    hips = np.array([pose.points[11:13].mean(axis=0) for pose in found])
    shoulders = np.array([pose.points[5:7].mean(axis=0) for pose in found])
    assert (shoulders[:, 1] < hips[:, 1]).all()
    assert np.abs(np.diff(hips, axis=0)).max() < 30  # pixels from frame to frame


def test_people_are_those_that_ultralytics_finds(
    weights: Path, clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its warm-up imports torchvision, which fails beside a CPU build of torch: left out."""
    mute_openvino()
    mute_ultralytics(tmp_path)
    import ultralytics  # noqa: PLC0415
    from ultralytics.nn import autobackend  # noqa: PLC0415

    monkeypatch.setattr(autobackend.AutoBackend, "warmup", lambda *_, **__: None)
    library: Any = ultralytics
    oracle = library.YOLO(weights, task="pose")
    net = open_net(weights, 2)
    for _, frame in read_frames(clip, end=0.2):
        letterbox = Letterbox((frame.shape[0], frame.shape[1]), SQUARE)
        ours = people(net(letterbox.apply(frame)), letterbox, DetectionRules())
        (result,) = oracle.predict(frame[..., ::-1], imgsz=SQUARE, verbose=False)
        assert len(ours) == len(result.boxes)
        boxes = np.array([person.box for person in ours])
        joints = np.array([person.keypoints for person in ours])
        sure = joints[..., 2] > 0.5
        theirs = result.keypoints.data.numpy()
        _assert_near(boxes, result.boxes.xyxy.numpy())
        _assert_near(joints[sure, :2], theirs[sure, :2])


def _assert_near(ours: Floats, theirs: Floats) -> None:
    """Within pixels: the INT8 kernels of one CPU round otherwise than those of another."""
    apart = np.abs(ours - theirs)
    assert np.median(apart) < 2
    assert apart.max() < 5


def test_it_waits_for_the_one_to_prefer_though_others_are_in_view(
    weights: Path, shared: Path
) -> None:
    clip = shared / "videos" / "real" / "biceps_curl__nadaMarie__hammer_curl_12.mp4"
    (time, frame), *_ = read_frames(clip, end=0.01)
    estimator = YoloPose(weights, threads=2)
    largest = estimator(frame, time)
    assert largest is not None
    empty_place = largest.points / 2 + np.array([190, 30], np.float32)
    estimator.reset()
    estimator.prefer(empty_place)
    estimator(frame, time)
    assert estimator(frame, time + 1) is None  # nobody stands there: they are waited for
    estimator.reset()
    estimator.prefer(largest.points)
    again = estimator(frame, time)
    assert again is not None
    assert np.array_equal(again.points, largest.points)
