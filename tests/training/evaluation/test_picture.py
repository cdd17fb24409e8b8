"""The confusion matrix as a picture."""

from pathlib import Path

import cv2
import numpy as np

from training.evaluation.picture import draw_confusion


def test_a_picture_is_drawn_with_dark_cells_where_the_clips_are(tmp_path: Path) -> None:
    path = tmp_path / "img" / "confusion.png"

    draw_confusion(np.array([[20, 0], [0, 30]]), ["squat", "none"], path)

    picture = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    assert min(picture.shape) > 200
    assert np.mean(picture < 100) > 0.05
