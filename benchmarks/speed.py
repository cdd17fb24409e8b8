"""Frames per second of decode + pose against the two loops people write, as ratios in one run."""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, get_args

import yaml

from benchmarks.clips import hd_clips, shared_folder
from benchmarks.table import table
from pose.estimators.base import Precision
from pose.estimators.blazepose.nets import has_native_bf16
from pose.estimators.choice import EstimatorChoice
from pose.estimators.offline import mute_ultralytics
from pose.extract import PosePool

YOLO_WEIGHTS = "weights/yolov8n-pose_int8_openvino_model"


@dataclass
class Contender:
    """A way to get a clip's joints; ``run`` returns the frames it worked through."""

    name: str
    run: Callable[[Path], int]
    rates: list[float] = field(default_factory=list)

    def time(self, clip: Path) -> None:
        """One more measurement, frames a second."""
        start = time.perf_counter()
        frames = self.run(clip)
        self.rates.append(frames / (time.perf_counter() - start))


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--precision", choices=get_args(Precision), default="auto")
    parser.add_argument("--blazepose-only", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, PosePool() as pool:
        clips = hd_clips(Path(folder), options.clips)
        print(f"{len(clips)} clips of 1280x720, {options.rounds} rounds, {pool.count} processes")
        mixed = has_native_bf16() and options.precision != "f32"
        print(f"BlazePose in {'bf16 with f32 heads' if mixed else 'f32'}\n")
        contenders = _contenders(pool, EstimatorChoice(precision=options.precision))
        if not options.blazepose_only:
            contenders += _yolo_contenders(pool, Path(folder))
        for clip in clips[:1]:
            for contender in contenders:
                contender.run(clip)  # nets compile and files are cached before anything counts
        for clip in clips * options.rounds:
            for contender in contenders:
                contender.time(clip)
    print(_report(contenders))


def _contenders(pool: PosePool, choice: EstimatorChoice) -> list[Contender]:
    return [
        Contender("cv2 + mp.solutions.pose loop", _mediapipe_loop),
        Contender("GymbrAIn, BlazePose", _ours(pool, choice)),
    ]


def _yolo_contenders(pool: PosePool, folder: Path) -> list[Contender]:
    weights = shared_folder() / YOLO_WEIGHTS
    if not weights.exists():
        return []
    loop = _UltralyticsLoop(_one_at_a_time(weights, folder))
    choice = EstimatorChoice("yolo", weights=weights)
    return [
        Contender("ultralytics model.predict loop", loop),
        Contender("GymbrAIn, YOLO-Pose", _ours(pool, choice)),
    ]


def _report(contenders: list[Contender]) -> str:
    """Median rates, and for each of ours the median of the ratios clip by clip."""
    rows = []
    for peer, ours in zip(contenders[::2], contenders[1::2], strict=True):
        ratios = [a / b for a, b in zip(ours.rates, peer.rates, strict=True)]
        rows.append([peer.name, f"{median(peer.rates):.1f}", "1.00", ""])
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        rows.append([ours.name, f"{median(ours.rates):.1f}", f"{median(ratios):.2f}", spread])
    return table(["decode + pose", "frames/s", "ratio", "range"], rows)


def _ours(pool: PosePool, choice: EstimatorChoice) -> Callable[[Path], int]:
    return lambda clip: len(pool.extract(clip, choice).image)


def _mediapipe_loop(clip: Path) -> int:
    """The loop of the tutorials."""
    import cv2  # noqa: PLC0415
    from mediapipe.python.solutions import pose  # noqa: PLC0415

    count = 0
    with pose.Pose() as solution:
        for frame in _cv2_frames(clip):
            solution.process(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB))
            count += 1
    return count


def _one_at_a_time(weights: Path, folder: Path) -> Path:
    """A copy of an OpenVINO export whose metadata lets ultralytics run frames singly.

    As exported it pads every frame to a batch of eight squares, which would flatter us.
    """
    copy = Path(shutil.copytree(weights, folder / weights.name))
    metadata = copy / "metadata.yaml"
    stated = yaml.safe_load(metadata.read_text())
    metadata.unlink()  # the source may be read-only, and so its copy
    metadata.write_text(yaml.safe_dump(stated | {"batch": 1, "dynamic": True}))
    return copy


class _UltralyticsLoop:
    """``model.predict`` on each frame, as ultralytics' own examples do."""

    def __init__(self, weights: Path) -> None:
        mute_ultralytics(Path(tempfile.gettempdir()) / "ultralytics")
        from ultralytics.models.yolo.model import YOLO  # noqa: PLC0415
        from ultralytics.nn.autobackend import AutoBackend  # noqa: PLC0415

        # The warm-up imports torchvision, which a CPU build of torch cannot load.
        AutoBackend.warmup = lambda *_, **__: None
        self._model = YOLO(weights, task="pose")

    def __call__(self, clip: Path) -> int:
        count = 0
        for frame in _cv2_frames(clip):
            self._model.predict(frame, verbose=False)
            count += 1
        return count


def _cv2_frames(clip: Path) -> Iterator[Any]:
    import cv2  # noqa: PLC0415

    capture = cv2.VideoCapture(str(clip))
    while True:
        more, frame = capture.read()
        if not more:
            return
        yield frame


if __name__ == "__main__":
    main()
