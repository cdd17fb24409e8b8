"""What may be done to a frame before joints are looked for."""

from dataclasses import dataclass

import numpy as np

from pose.estimators.base import Frame
from pose.sequence import Floats


@dataclass(frozen=True)
class SharpenRules:
    """Strength of the smoothing and of the sharpening after it."""

    # Pixels: takes away the grain and the block edges of compressed video.
    blur_size: int = 3
    blur_sigma: float = 0.8
    # Share of the edges that is added back; 1 is the usual 3x3 sharpening kernel.
    amount: float = 1.0


def sharpened(frame: Frame, rules: SharpenRules | None = None) -> Frame:
    """The frame smoothed by a Gaussian and then sharpened, as GymbrAIn's paper does.

    Off by default: `python -m benchmarks.sharpening` finds that it changes neither how often
    the athlete is found nor how sure the joints are, while each frame costs more.

    Args:
        frame: (H, W, 3) uint8; left as it is.
        rules: strength of both steps.

    Returns:
        (H, W, 3) uint8.
    """
    import cv2  # noqa: PLC0415 - the web process stays without it

    rules = rules or SharpenRules()
    smooth = cv2.GaussianBlur(frame, (rules.blur_size, rules.blur_size), rules.blur_sigma)
    return np.asarray(cv2.filter2D(smooth, -1, _kernel(rules.amount)), np.uint8)


def _kernel(amount: float) -> Floats:
    """Identity plus ``amount`` of the negative Laplacian; sums to one, so brightness stays."""
    edges = np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]], np.float32)
    edges *= amount
    edges[1, 1] += 1
    return edges
