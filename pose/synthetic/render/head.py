"""The head: skull, hair, ears and a face, fractions of stature in the axes of the head."""

import numpy as np
import numpy.typing as npt

from pose.synthetic.body import Body
from pose.synthetic.geometry import Array
from pose.synthetic.render.bones import BONE
from pose.synthetic.render.mesh import Colour, Mesh, Ring, ellipsoid, patch, tube
from pose.synthetic.spec import Look

_SKULL = (0.056, 0.0435, 0.066)
_WHITE: Colour = (238, 236, 230)
_IRIS: Colour = (52, 38, 30)
# Paint lies this far above the skin and counts as this much nearer, metres.
_LIFT = 0.03


def head(body: Body, look: Look) -> list[Mesh]:
    """Neck, skull, hair, ears, nose, eyes, brows and mouth."""
    bone, size = BONE["head"], body.stature
    skull = [r * size for r in _SKULL]
    shade = _mix(look.skin, (150, 60, 50), 0.25)
    lips = _mix(look.skin, (150, 40, 50), 0.6)
    parts = [
        _neck(body, look),
        ellipsoid(bone, (0, 0, 0), skull, look.skin, rings=12, segments=18, shape=_jaw),
        *_hair(body, look),
        _blob(bone, size, (0.057, 0, -0.008), (0.010, 0.008, 0.015), shade),
        patch(bone, _oval(size, 0.0, -0.035, 0.014, 0.0045), lips, _LIFT),
    ]
    for sign in (1.0, -1.0):
        parts += [
            _blob(bone, size, (-0.002, sign * 0.043, -0.006), (0.010, 0.005, 0.016), shade),
            patch(bone, _oval(size, sign * 0.018, 0.006, 0.0085, 0.0045), _WHITE, _LIFT),
            patch(bone, _oval(size, sign * 0.0175, 0.006, 0.0042, 0.0044), _IRIS, 1.2 * _LIFT),
            patch(bone, _oval(size, sign * 0.018, 0.0155, 0.011, 0.0026), look.hair, _LIFT),
        ]
    return parts


def _neck(body: Body, look: Look) -> Mesh:
    size = body.stature
    rings = [
        Ring(at * size, 0.032 * size, 0.033 * size, look.skin, ahead * size)
        for at, ahead in ((0.0, -0.006), (0.035, -0.006), (0.07, -0.004), (0.10, 0.0))
    ]
    return tube(BONE["neck"], rings)


def _jaw(ball: Array) -> Array:
    """The lower half narrows towards the chin."""
    narrow = 1.0 - 0.28 * np.clip(-ball[:, 2], 0.0, 1.0)
    back = np.where(ball[:, 0] < 0, narrow, 1.0)
    bent: Array = ball * np.stack([back, narrow, np.ones(len(ball))], axis=-1)
    return bent


def _hair(body: Body, look: Look) -> list[Mesh]:
    size = body.stature
    cap = [r * size * 1.07 for r in _SKULL]
    grown = [
        ellipsoid(
            BONE["head"], (0, 0, 0), cap, look.hair, rings=12, segments=18, keep=_cap, shape=_jaw
        )
    ]
    if look.long_hair:
        tail = _blob(BONE["head"], size, (-0.066, 0, 0.0), (0.018, 0.018, 0.038), look.hair)
        grown.append(tail)
    return grown


def _cap(middle: Array) -> npt.NDArray[np.bool_]:
    x, z = middle[:, 0], middle[:, 2]
    hairline = np.where(x > 0.0, 0.30 + 0.42 * x, 0.30 + 1.0 * x)
    kept: npt.NDArray[np.bool_] = z > hairline
    return kept


def _blob(
    bone: int,
    size: float,
    centre: tuple[float, float, float],
    radii: tuple[float, float, float],
    colour: Colour,
) -> Mesh:
    return ellipsoid(
        bone, [c * size for c in centre], [r * size for r in radii], colour, rings=5, segments=8
    )


def _oval(size: float, y: float, z: float, wide: float, high: float) -> list[list[float]]:
    """Six corners of an oval on the face, counter-clockwise from in front."""
    corners = []
    for degrees in (0, 60, 120, 180, 240, 300):
        side = y + wide * np.cos(np.radians(degrees))
        up = z + high * np.sin(np.radians(degrees))
        corners.append([_face_depth(side, up) * size, side * size, up * size])
    return corners


def _face_depth(y: float, z: float) -> float:
    """How far in front of the middle of the head the skin is."""
    deep, wide, high = _SKULL
    narrow = 1.0 - 0.28 * max(-z / high, 0.0)
    inside = 1.0 - (y / (wide * narrow)) ** 2 - (z / high) ** 2
    return float(deep * np.sqrt(max(inside, 0.02)) + 0.001)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    mixed = np.array(one) * (1.0 - share) + np.array(other) * share
    return int(mixed[0]), int(mixed[1]), int(mixed[2])
