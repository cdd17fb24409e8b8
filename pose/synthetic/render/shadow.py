"""The soft shadow on the floor: a figure of discs and lines, blurred."""

from collections.abc import Mapping, Sequence

import numpy as np

from pose.estimators.base import Frame
from pose.skeletons import BLAZEPOSE33
from pose.synthetic.camera import Camera
from pose.synthetic.geometry import Array

# The shadow is drawn this many times smaller than the picture: it is soft anyway.
_COARSE = 4
_DARKNESS = 0.45
# Thickness of the limbs that throw it, metres; how much of the light comes straight from above.
_LIMB, _SLANT = 0.11, 0.2

_LINES = (
    *(bone for bone in BLAZEPOSE33.bones if not {"eye", "mouth"} & set("_".join(bone).split("_"))),
    ("nose", "left_shoulder"),
    ("nose", "right_shoulder"),
)


def cast(
    canvas: Frame,
    joints: Mapping[str, Array],
    light: tuple[float, float, float],
    camera: Camera,
    size: tuple[int, int],
) -> None:
    """Darken the floor below the athlete.

    Args:
        canvas: picture to darken in place.
        joints: (3,) of each joint, gym axes.
        light: direction towards the light.
        camera: who looks.
        size: of the picture, pixels.
    """
    import cv2  # noqa: PLC0415

    names = sorted({name for line in _LINES for name in line})
    ground = {name: _thrown(joints[name], light) for name in names}
    seen = camera.project(np.stack([ground[name] for name in names]), size)
    coarse: list[list[int]] = (seen[:, :2] / _COARSE).round().astype(int).tolist()
    pixel = dict(zip(names, coarse, strict=True))
    mask = np.zeros((-(-size[1] // _COARSE), -(-size[0] // _COARSE)), np.uint8)
    thick = max(1, int(_LIMB * camera.pixels(size) / camera.distance / _COARSE))
    for start, end in _LINES:
        cv2.line(mask, pixel[start], pixel[end], (255.0,), thick)
    box = cv2.boundingRect(np.array(coarse))
    _darken(canvas, mask, box, 2 * thick)


def _thrown(joint: Array, light: tuple[float, float, float]) -> Array:
    """The joint's shadow on the floor."""
    x, y, z = joint
    return np.array([x - _SLANT * light[0] * z, y - _SLANT * light[1] * z, 0.0])


def _darken(canvas: Frame, mask: Frame, box: Sequence[int], margin: int) -> None:
    import cv2  # noqa: PLC0415

    height, width = mask.shape
    left, top = max(box[0] - margin, 0), max(box[1] - margin, 0)
    right, bottom = min(box[0] + box[2] + margin, width), min(box[1] + box[3] + margin, height)
    if right - left < 1 or bottom - top < 1:
        return
    soft = cv2.GaussianBlur(mask[top:bottom, left:right], (0, 0), max(margin / 4.0, 1.0))
    part = canvas[top * _COARSE : bottom * _COARSE, left * _COARSE : right * _COARSE]
    fine = cv2.resize(soft, part.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    kept = cv2.cvtColor(255 - (fine * _DARKNESS).astype(np.uint8), cv2.COLOR_GRAY2RGB)
    cv2.multiply(part, kept, dst=part, scale=1.0 / 255.0)
