"""What Gaussian and sharpening before YOLO-Pose change: `python -m benchmarks.sharpening`.

Each clip's frames pass YOLO-Pose as they are and sharpened in several strengths. The joints are
held against BlazePose's on the untouched frames, which is no truth, but is wrong in other ways.
"""

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Estimator, Frame
from pose.estimators.blazepose import BlazePose
from pose.estimators.preprocess import SharpenRules, sharpened
from pose.estimators.yolo import YoloPose
from pose.sequence import MIN_CONFIDENCE, Floats, PoseSequence
from pose.skeletons import COMMON13
from pose.video.frames import read_frames

GROUPS = ("real", "animated")
STRENGTHS: dict[str, SharpenRules | None] = {
    "as it is": None,
    "blur alone": SharpenRules(amount=0.0),
    "sharpen 0.5": SharpenRules(amount=0.5),
    "sharpen 1 (default)": SharpenRules(),
    "sharpen 1, blur 5x5": SharpenRules(blur_size=5, blur_sigma=1.1),
    "sharpen 2": SharpenRules(amount=2.0),
}

Timed = list[tuple[float, Frame]]


@dataclass(frozen=True)
class Row:
    """What was measured over some clips, pooled over their frames and joints.

    Attributes:
        found: share of the frames with an athlete.
        confidence: mean over the joints of these.
        seen: share of the joints with a confidence of at least 0.5.
        jitter: median second difference of a seen joint, % of the torso.
        apart: median distance to BlazePose's joint where both see it, % of the torso.
    """

    found: float
    confidence: float
    seen: float
    jitter: float
    apart: float


def joints(frames: Timed, estimator: Estimator, rules: SharpenRules | None) -> PoseSequence:
    """What an estimator finds in frames treated beforehand, on the joints that all share."""
    shape = (len(frames), len(estimator.skeleton))
    points, confidence = np.full((*shape, 2), np.nan, np.float32), np.zeros(shape, np.float32)
    estimator.reset()
    for i, (time, frame) in enumerate(frames):
        pose = estimator(frame if rules is None else sharpened(frame, rules), time)
        if pose is not None:
            points[i], confidence[i] = pose.points[:, :2], pose.confidence
    times = np.array([time for time, _ in frames])
    return PoseSequence(points, confidence, times, estimator.skeleton).on(COMMON13)


def torso(sequence: PoseSequence) -> float:
    """Median length from shoulders to hips, pixels."""
    shoulders = (sequence.joint("left_shoulder") + sequence.joint("right_shoulder")) / 2
    hips = (sequence.joint("left_hip") + sequence.joint("right_hip")) / 2
    return float(np.nanmedian(np.linalg.norm(shoulders - hips, axis=1)))


def jitter(sequence: PoseSequence, scale: float) -> Floats:
    """Second differences of the joints seen in three frames running, % of ``scale``."""
    seen = sequence.confidence >= MIN_CONFIDENCE
    thrice = seen[:-2] & seen[1:-1] & seen[2:]
    bends = np.linalg.norm(np.diff(sequence.points, n=2, axis=0), axis=2)
    return np.asarray(100 * bends[thrice] / scale, np.float32)


def apart(sequence: PoseSequence, reference: PoseSequence, scale: float) -> Floats:
    """Distances of the joints seen in both, % of ``scale``."""
    both = (sequence.confidence >= MIN_CONFIDENCE) & (reference.confidence >= MIN_CONFIDENCE)
    gaps = np.linalg.norm(sequence.points - reference.points, axis=2)
    return np.asarray(100 * gaps[both] / scale, np.float32)


def row(sequences: Sequence[PoseSequence], references: Sequence[PoseSequence]) -> Row:
    """The figures of one strength over some clips."""
    scales = [torso(reference) for reference in references]
    pairs = list(zip(sequences, references, scales, strict=True))
    confidence: Floats = np.concatenate([sequence.confidence for sequence in sequences])
    found: npt.NDArray[np.bool_] = (confidence > 0).any(axis=1)
    return Row(
        found=float(found.mean()),
        confidence=float(confidence[found].mean()),
        seen=float((confidence[found] >= MIN_CONFIDENCE).mean()),
        jitter=float(np.median(np.concatenate([jitter(s, scale) for s, _, scale in pairs]))),
        apart=float(np.median(np.concatenate([apart(s, r, scale) for s, r, scale in pairs]))),
    )


def sample(folder: Path, count: int) -> list[Path]:
    """Clips spread evenly over a folder's names, and so over the exercises."""
    clips = sorted(folder.glob("*.mp4"))
    chosen = np.linspace(0, len(clips) - 1, min(count, len(clips))).round().astype(int)
    return [clips[i] for i in chosen]


def measured(clips: Sequence[Path], frames: int, yolo: YoloPose) -> Iterator[tuple[str, Row]]:
    """A row for each strength."""
    blazepose = BlazePose(threads=os.cpu_count() or 1)
    found: dict[str, list[PoseSequence]] = {name: [] for name in STRENGTHS}
    references: list[PoseSequence] = []
    for clip in clips:
        pictures = list(islice(read_frames(clip), frames))
        reference = joints(pictures, blazepose, None)
        if not (reference.confidence > 0).any():
            continue
        references.append(reference)
        for name, rules in STRENGTHS.items():
            found[name].append(joints(pictures, yolo, rules))
    for name in STRENGTHS:
        yield name, row(found[name], references)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("GYMBRAIN_SHARED", "../shared"))
    parser.add_argument("--videos", type=Path, default=shared / "videos")
    parser.add_argument("--weights", type=Path, help="YOLO-Pose weights")
    parser.add_argument("--clips", type=int, default=10, help="clips of each group")
    parser.add_argument("--frames", type=int, default=60, help="frames of each clip")
    options = parser.parse_args()
    yolo = YoloPose(options.weights)
    print("| group | frames | found | mean confidence | joints seen | jitter % | apart % |")
    print("|---|---|---|---|---|---|---|")
    for group in GROUPS:
        clips = sample(options.videos / group, options.clips)
        for name, r in measured(clips, options.frames, yolo):
            print(
                f"| {group} | {name} | {r.found:.1%} | {r.confidence:.3f} | {r.seen:.1%} "
                f"| {r.jitter:.2f} | {r.apart:.2f} |"
            )


if __name__ == "__main__":
    main()
