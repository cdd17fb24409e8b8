"""Surfaces that hang on bones: rings joined to tubes, and ellipsoids."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pose.synthetic.geometry import Array

Colour = tuple[int, int, int]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Ring:
    """One cross-section of a tube, in the axes of its bone.

    Attributes:
        at: place along the tube.
        wide: half axis to the left, metres.
        deep: half axis to the front, metres.
        colour: of the surface from this ring to the next.
        ahead: shift to the front, metres.
        aside: shift to the left, metres.
    """

    at: float
    wide: float
    deep: float
    colour: Colour
    ahead: float = 0.0
    aside: float = 0.0


@dataclass(frozen=True, eq=False)
class Mesh:
    """Four-cornered faces whose corners move with bones.

    Attributes:
        vertices: (V, 3) metres in the axes of each one's bone.
        bones: (V,) number of the bone.
        faces: (F, 4) corners, counter-clockwise from outside.
        colours: (F, 3) RGB.
        lift: (F,) metres by which a face counts as nearer than it is: paint on a surface.
    """

    vertices: Array
    bones: Indices
    faces: Indices
    colours: Array
    lift: Array


def tube(bone: int, rings: Sequence[Ring], segments: int = 14, axis: str = "z") -> Mesh:
    """A closed tube through rings along an axis of the bone.

    Args:
        bone: its number.
        rings: cross-sections in order along the axis.
        segments: corners of a ring.
        axis: ``z`` for limbs, ``x`` for feet; ``y`` for what a hand grips.
    """
    angle = 2.0 * np.pi * np.arange(segments) / segments
    cos, sin = np.cos(angle), np.sin(angle)
    points = [
        np.stack([r.ahead + r.deep * cos, r.aside + r.wide * sin, np.full(segments, r.at)], axis=-1)
        for r in rings
    ]
    faces = _ring_faces(len(rings), segments)
    colours = np.repeat([ring.colour for ring in rings[:-1]], segments, axis=0)
    caps, cap_colours = _caps(rings, segments)
    vertices = np.concatenate(points)[:, _ORDER[axis]]
    return _mesh(bone, vertices, np.concatenate([faces, caps]), [*colours, *cap_colours])


# A tube along x keeps left to the left and turns its front to the top; one along y likewise.
_ORDER = {"z": [0, 1, 2], "x": [2, 1, 0], "y": [0, 2, 1]}


def ellipsoid(
    bone: int,
    centre: Sequence[float],
    radii: Sequence[float],
    colour: Colour,
    *,
    rings: int = 6,
    segments: int = 12,
    keep: Callable[[Array], npt.NDArray[np.bool_]] | None = None,
    shape: Callable[[Array], Array] | None = None,
) -> Mesh:
    """An ellipsoid, or the part of one.

    Args:
        bone: its number.
        centre: metres.
        radii: front, left and up, metres.
        colour: RGB.
        rings: from pole to pole.
        segments: around.
        keep: which faces stay, from their middles (F, 3) on the unit sphere.
        shape: bends the unit sphere (V, 3) before it is scaled.
    """
    tilt = np.linspace(-np.pi / 2.0, np.pi / 2.0, rings + 1)
    turn = 2.0 * np.pi * np.arange(segments) / segments
    ball = np.stack(
        [
            np.outer(np.cos(tilt), np.cos(turn)).ravel(),
            np.outer(np.cos(tilt), np.sin(turn)).ravel(),
            np.repeat(np.sin(tilt), segments),
        ],
        axis=-1,
    )
    faces = _ring_faces(rings + 1, segments)
    if keep is not None:
        faces = faces[keep(ball[faces].mean(axis=1))]
    bent = ball if shape is None else shape(ball)
    vertices = np.asarray(centre) + bent * np.asarray(radii)
    return _mesh(bone, vertices, faces, [colour] * len(faces), outwards=False)


def patch(bone: int, corners: Sequence[Sequence[float]], colour: Colour, lift: float) -> Mesh:
    """A flat convex piece of paint with an even number of corners, such as an eye."""
    count = len(corners)
    strips = [(i, i + 1, count - 2 - i, count - 1 - i) for i in range(count // 2 - 1)]
    mesh = _mesh(bone, np.array(corners, float), np.array(strips), [colour] * len(strips), False)
    return Mesh(mesh.vertices, mesh.bones, mesh.faces, mesh.colours, mesh.lift + lift)


def merge(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one."""
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes[:-1])])
    faces = [mesh.faces + start for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate([mesh.bones for mesh in meshes]),
        np.concatenate(faces),
        np.concatenate([mesh.colours for mesh in meshes]),
        np.concatenate([mesh.lift for mesh in meshes]),
    )


def _ring_faces(rings: int, segments: int) -> Indices:
    start = np.arange(segments)
    follow = (start + 1) % segments
    strip = np.stack([start, follow, follow + segments, start + segments], axis=-1)
    return np.concatenate([strip + ring * segments for ring in range(rings - 1)])


def _caps(rings: Sequence[Ring], segments: int) -> tuple[Indices, list[Colour]]:
    """Both ends, each as strips across the ring."""
    half = segments // 2 - 1
    strips = np.array([(i, i + 1, segments - 2 - i, segments - 1 - i) for i in range(half)])
    last = (len(rings) - 1) * segments
    return np.concatenate([strips, strips + last]), [rings[0].colour] * half + [
        rings[-1].colour
    ] * half


def _mesh(
    bone: int,
    vertices: Array,
    faces: Indices,
    colours: Sequence[Sequence[int]],
    outwards: bool = True,
) -> Mesh:
    if outwards:
        faces = _turned_outwards(vertices, faces)
    return Mesh(
        vertices,
        np.full(len(vertices), bone),
        faces,
        np.array(colours, float).reshape(-1, 3),
        np.zeros(len(faces)),
    )


def _turned_outwards(vertices: Array, faces: Indices) -> Indices:
    """Faces in the order that makes their normals leave the middle of the mesh."""
    corners = vertices[faces]
    normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    middle = (vertices.min(axis=0) + vertices.max(axis=0)) / 2.0
    inwards = np.sum(normals * (corners.mean(axis=1) - middle), axis=-1) < 0
    return np.where(inwards[:, None], faces[:, ::-1], faces)
