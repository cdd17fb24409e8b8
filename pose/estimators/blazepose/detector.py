"""The person detector: where people are, and how they are turned."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Frame, Precision
from pose.estimators.blazepose.nets import DETECTOR, Request, hint_for, read_net
from pose.estimators.blazepose.region import Region, crop, whole

BOXES, SCORES = "Identity", "Identity_1"
INPUT = 224  # pixels, edge of the net's picture
GRIDS = ((28, 2), (14, 2), (7, 6))  # cells across, anchors a cell
MIN_SCORE = 0.5
MAX_OVERLAP = 0.3  # intersection over union above which two boxes are one person
SCORE_CLIP = 80.0  # beyond it float32 overflows (MediaPipe clips at 100 in wider floats)

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Detection:
    """One person.

    Attributes:
        score: 0..1.
        box: (4,) x0, y0, x1, y1 of the face, pixels of the frame.
        keypoints: (4, 2) pixels: middle of the hips, rim of the whole body's circle, middle of
            the shoulders, rim of the upper body's circle.
    """

    score: float
    box: Array
    keypoints: Array

    @property
    def region(self) -> Region:
        """Where the landmark net should look."""
        return Region.about(self.keypoints[0], self.keypoints[1])


def anchors() -> Array:
    """(2254, 2) centres of the anchors, 0..1, row by row, every anchor of a cell in turn."""
    rows = []
    for cells, repeats in GRIDS:
        ticks = (np.arange(cells) + 0.5) / cells
        y, x = np.meshgrid(ticks, ticks, indexing="ij")
        rows.append(np.repeat(np.stack([x.ravel(), y.ravel()], axis=1), repeats, axis=0))
    return np.asarray(np.concatenate(rows), np.float32)


class Detector:
    """Finds everybody in a frame."""

    def __init__(self, threads: int, precision: Precision = "auto") -> None:
        net = read_net(DETECTOR, scale=127.5, mean=1.0)
        self._run = Request(net, threads=threads, hint=hint_for(precision))
        self._anchors = anchors()

    def __call__(self, frame: Frame) -> list[Detection]:
        """People in an RGB frame (H, W, 3), the surest first."""
        square = whole(frame)
        picture = crop(frame, square, INPUT, replicate=False)
        self._run(picture[None])
        boxes, logits = self._run.output(BOXES), self._run.output(SCORES)[:, 0]
        people = suppress(*decode(boxes, logits, self._anchors))
        return [_in_frame(score, values, square) for score, values in people]


def decode(boxes: Array, logits: Array, centres: Array) -> tuple[Array, Array]:
    """Candidates above the score limit.

    Args:
        boxes: (N, 12) x, y, width, height and four keypoints, pixels about the anchor.
        logits: (N,) raw scores.
        centres: (N, 2) anchors, 0..1.

    Returns:
        (M,) scores, surest first, and (M, 6, 2) points in 0..1 of the net's picture: upper left
        and lower right corner of the box, then the keypoints.
    """
    scores = 1 / (1 + np.exp(-np.clip(logits, -SCORE_CLIP, SCORE_CLIP)))
    chosen = np.flatnonzero(scores >= MIN_SCORE)
    chosen = chosen[np.argsort(-scores[chosen], kind="stable")]
    raw = boxes[chosen].reshape(-1, 6, 2) / INPUT
    centre, extent = raw[:, 0] + centres[chosen], raw[:, 1]
    keypoints = raw[:, 2:] + centres[chosen][:, None]
    corners = np.stack([centre - extent / 2, centre + extent / 2], axis=1)
    return scores[chosen], np.concatenate([corners, keypoints], axis=1)


def suppress(scores: Array, points: Array) -> list[tuple[float, Array]]:
    """Candidates of one person blended by score, as weighted non-maximum suppression does."""
    people = []
    while len(scores):
        same = _overlap(points[0], points) > MAX_OVERLAP
        same[0] = True
        weights = scores[same] / scores[same].sum()
        people.append((float(scores[0]), np.tensordot(weights, points[same], axes=1)))
        scores, points = scores[~same], points[~same]
    return people


def _overlap(one: Array, many: Array) -> Array:
    """(N,) intersection over union of one box with many."""
    low = np.maximum(one[0], many[:, 0])
    high = np.minimum(one[1], many[:, 1])
    shared = np.clip(high - low, 0, None).prod(axis=1)
    areas = (many[:, 1] - many[:, 0]).prod(axis=1)
    union: Array = (one[1] - one[0]).prod() + areas - shared
    return np.asarray(shared / np.maximum(union, 1e-9), np.float32)


def _in_frame(score: float, values: Array, square: Region) -> Detection:
    flat = np.concatenate([values, np.zeros((len(values), 1), np.float32)], axis=1)
    points = square.to_frame(flat.astype(np.float32))[:, :2]
    return Detection(score, points[:2].reshape(4), points[2:])
