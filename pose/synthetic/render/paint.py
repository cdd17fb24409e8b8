"""Faces in space become coloured polygons, painted from far to near."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Frame
from pose.synthetic.camera import Camera
from pose.synthetic.geometry import Array
from pose.synthetic.render.mesh import Indices, Mesh

# OpenCV takes corners in fractions of a pixel: 4 bits of them.
_SHIFT = 4
_FIXED = 1 << _SHIFT
# The least area a face is taken to have, square metres.
_FLAT = 1e-12


@dataclass(frozen=True)
class Light:
    """Where light comes from and how strong it is.

    Attributes:
        direction: towards the light, gym axes, length 1.
        ambient: brightness of what faces away.
        direct: brightness added to what faces the light.
        depth: darkening for each metre behind the middle of the body.
    """

    direction: tuple[float, float, float] = (0.35, 0.45, 0.82)
    ambient: float = 0.55
    direct: float = 0.55
    depth: float = 0.45


@dataclass(frozen=True, eq=False)
class Polygons:
    """What is seen of a mesh, from far to near.

    Attributes:
        corners: (F, 4, 2) int32, sixteenths of a pixel.
        colours: F tuples RGB.
    """

    corners: npt.NDArray[np.int32]
    colours: list[list[float]]


def visible(
    mesh: Mesh, vertices: Array, camera: Camera, size: tuple[int, int], light: Light
) -> Polygons:
    """Faces that look at the camera, shaded and in painting order.

    Args:
        mesh: faces and colours.
        vertices: (V, 3) where the mesh is now, gym axes.
        camera: who looks.
        size: of the picture, pixels.
        light: how bright what is.
    """
    seen = camera.project(vertices, size)
    order = _facing(seen[:, :2], mesh.faces)
    faces = mesh.faces[order]
    depth = (seen[faces[:, 0], 2] + seen[faces[:, 2], 2]) / 2.0
    far_first = np.argsort(mesh.lift[order] - depth, kind="stable")
    order, faces, depth = order[far_first], faces[far_first], depth[far_first]
    bright = _brightness(_normals(vertices, faces), depth - float(np.median(depth)), light)
    colours = np.clip(mesh.colours[order] * bright[:, None], 0, 255)
    pixels = np.round(seen[:, :2] * _FIXED).astype(np.int32)[faces]
    return Polygons(pixels, colours.tolist())


def _facing(seen: Array, faces: Indices) -> Indices:
    """Faces whose corners run counter-clockwise in the picture (its y points down)."""
    one = seen[faces[:, 2]] - seen[faces[:, 0]]
    other = seen[faces[:, 3]] - seen[faces[:, 1]]
    return np.flatnonzero(one[:, 0] * other[:, 1] < one[:, 1] * other[:, 0])


def _normals(vertices: Array, faces: Indices) -> Array:
    one = vertices[faces[:, 2]] - vertices[faces[:, 0]]
    other = vertices[faces[:, 3]] - vertices[faces[:, 1]]
    normals: Array = np.cross(one, other)
    length = np.sqrt(np.einsum("fi,fi->f", normals, normals))
    scaled: Array = normals / np.maximum(length, _FLAT)[:, None]
    return scaled


def _brightness(normals: Array, behind: Array, light: Light) -> Array:
    lit = np.clip(normals @ np.array(light.direction), 0.0, None)
    # Light from the floor is weaker than light from the room.
    room = light.ambient * (0.85 + 0.15 * normals[:, 2])
    shade: Array = (room + light.direct * lit) * (1.0 - light.depth * np.clip(behind, -0.5, 0.6))
    return shade


def fill(canvas: Frame, polygons: Polygons) -> None:
    """Paint the polygons over a picture, and soften the edges they leave."""
    import cv2  # noqa: PLC0415 - nothing but drawing needs it

    for corners, colour in zip(polygons.corners, polygons.colours, strict=True):
        cv2.fillConvexPoly(canvas, corners, colour, cv2.LINE_8, _SHIFT)


def soften(canvas: Frame, polygons: Polygons) -> None:
    """Blur the part of the picture the polygons cover a little: its edges have steps."""
    import cv2  # noqa: PLC0415

    if not len(polygons.corners):
        return
    flat = polygons.corners.reshape(-1, 2) // _FIXED
    height, width = canvas.shape[:2]
    left, top = np.clip(flat.min(axis=0) - 2, 0, (width, height))
    right, bottom = np.clip(flat.max(axis=0) + 3, 0, (width, height))
    if right - left > 1 and bottom - top > 1:
        part = canvas[top:bottom, left:right]
        canvas[top:bottom, left:right] = cv2.GaussianBlur(part, (3, 3), 0.6)
