"""The confusion matrix as a picture."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

INCHES_PER_LABEL = 0.42
DOTS_PER_INCH = 110
DARK = 0.5  # share above which a cell is dark enough for white digits


def draw_confusion(counts: npt.NDArray[np.intp], labels: Sequence[str], path: Path) -> None:
    """Write a PNG: shade is the share of a row's clips, digits are clips.

    Args:
        counts: (L, L), what is shown down, what was named across.
        labels: (L,) exercises.
        path: where to; its folder is made.
    """
    side = 2.5 + INCHES_PER_LABEL * len(labels)
    figure = Figure(figsize=(side, side), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    names = [label.replace("_", " ") for label in labels]
    axes.set_xticks(range(len(labels)), names, rotation=90)
    axes.set_yticks(range(len(labels)), names)
    axes.set_xlabel("named")
    axes.set_ylabel("shown")
    for row, column in zip(*np.nonzero(counts), strict=True):
        colour = "white" if shares[row, column] > DARK else "black"
        digits = str(counts[row, column])
        axes.text(column, row, digits, ha="center", va="center", color=colour, fontsize=8)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=DOTS_PER_INCH, metadata={"Software": None})
