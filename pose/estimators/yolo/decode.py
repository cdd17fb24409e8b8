"""What a YOLO-Pose net puts out, as people."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pose.athlete import Candidate, box_overlap
from pose.estimators.yolo.letterbox import Letterbox
from pose.estimators.yolo.weights import unsuitable
from pose.sequence import Floats
from pose.skeletons import COCO17

# Values of the joints: x, y and confidence of each.
_JOINT_VALUES = len(COCO17) * 3
# Box corners, score and class before the joints, in nets that choose the boxes themselves.
_CHOSEN_VALUES = 6 + _JOINT_VALUES
# Box centre and size and the score of a person before the joints, in nets that leave the choice
# to the caller. More classes are refused: a detector of 80 things would look like one of them.
_ANCHOR_VALUES = 5 + _JOINT_VALUES


@dataclass(frozen=True)
class DetectionRules:
    """Which detections are people, with the defaults that ultralytics predicts with."""

    min_score: float = 0.25
    # Boxes that overlap more than this are one person.
    max_overlap: float = 0.7
    max_people: int = 20


def people(output: Floats, letterbox: Letterbox, rules: DetectionRules) -> list[Candidate]:
    """The people in a net's output, in pixels of the frame, the surest first.

    Args:
        output: (V, N) boxes as centre and size, score and joints of every anchor
            (YOLOv8, YOLO11), or (N, V) boxes as corners that the net has chosen (YOLO26).
        letterbox: how the frame was fitted into the net's input.
        rules: what counts as a person.
    """
    boxes, scores, joints = _chosen(output) if is_chosen(output) else _anchors(output, rules)
    sure = np.flatnonzero(scores > rules.min_score)
    order = sure[np.argsort(-scores[sure], kind="stable")]
    corners = letterbox.back(boxes[order].reshape(-1, 2, 2)).reshape(-1, 4)
    keypoints = joints[order].reshape(-1, len(COCO17), 3).astype(np.float32)
    keypoints[..., :2] = letterbox.back(keypoints[..., :2])
    found = (
        Candidate(_box(corner), float(score), keypoint)
        for corner, score, keypoint in zip(corners, scores[order], keypoints, strict=True)
    )
    kept: list[Candidate] = []
    for person in found:
        if all(box_overlap(person.box, other.box) <= rules.max_overlap for other in kept):
            kept.append(person)
        if len(kept) == rules.max_people:
            break
    return kept


def is_chosen(output: Floats) -> bool:
    """Whether the net has chosen the boxes itself.

    The number of anchors is a multiple of 21 (a cell of 32 pixels holds 16 + 4 + 1), so that it
    can never be taken for the number of values.
    """
    return output.shape[-1] == _CHOSEN_VALUES


def check_output(shape: tuple[int, ...], weights: Path) -> None:
    """Refuse nets that are no pose nets with COCO's 17 joints.

    Args:
        shape: of the output, its last two axes those of ``people``.
        weights: named in the refusal.

    Raises:
        EstimatorError: code ``yolo_weights_unsuitable``.
    """
    if shape[-1] != _CHOSEN_VALUES and shape[-2:-1] != (_ANCHOR_VALUES,):
        raise unsuitable(weights)


def _chosen(output: Floats) -> tuple[Floats, Floats, Floats]:
    return output[:, :4], output[:, 4], output[:, 6:]


def _anchors(output: Floats, rules: DetectionRules) -> tuple[Floats, Floats, Floats]:
    """Corners, scores and joints of the anchors that may be people."""
    scores: Floats = output[4]
    sure: npt.NDArray[np.intp] = np.flatnonzero(scores > rules.min_score)
    rows = output[:, sure].T
    middle, half = rows[:, :2], rows[:, 2:4] / 2
    corners = np.concatenate([middle - half, middle + half], axis=1)
    return corners, scores[sure], rows[:, -_JOINT_VALUES:]


def _box(corners: Floats) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(value) for value in corners)
    return x0, y0, x1, y1
