"""Draws the athlete in the gym, frame by frame."""

import numpy as np

from pose.estimators.base import Frame
from pose.synthetic.geometry import Array
from pose.synthetic.kinematics import Figure
from pose.synthetic.render.anatomy import athlete
from pose.synthetic.render.bones import bone_frames
from pose.synthetic.render.gym import backdrop
from pose.synthetic.render.paint import Light, fill, soften, visible
from pose.synthetic.render.shadow import cast
from pose.synthetic.spec import AthleteSpec


class Renderer:
    """Pictures of one figure from one camera; the room is drawn once.

    Args:
        spec: body, look, camera and size.
        figure: the athlete in every frame.
    """

    def __init__(self, spec: AthleteSpec, figure: Figure) -> None:
        self._spec, self._figure = spec, figure
        self._mesh = athlete(spec.body, spec.look, spec.movement.equipment)
        self._origins, self._frames = bone_frames(figure)
        self._room = backdrop(spec.camera, spec.size, spec.look)
        self._light = _light(spec)

    def draw(self, index: int) -> Frame:
        """(height, width, 3) uint8 RGB: one frame of the figure."""
        camera, size = self._spec.camera, self._spec.size
        canvas = self._room.copy()
        joints = {name: track[index] for name, track in self._figure.joints.items()}
        cast(canvas, joints, self._light.direction, camera, size)
        polygons = visible(self._mesh, self._vertices(index), camera, size, self._light)
        fill(canvas, polygons)
        soften(canvas, polygons)
        return canvas

    def _vertices(self, index: int) -> Array:
        """(V, 3) the mesh as its bones are in a frame."""
        bones = self._mesh.bones
        frames = self._frames[index][bones]
        turned = np.matmul(frames, self._mesh.vertices[:, :, None])[:, :, 0]
        placed: Array = self._origins[index][bones] + turned
        return placed


def _light(spec: AthleteSpec) -> Light:
    """Light from above and from the camera's side of the room, a little to one hand."""
    rng = np.random.default_rng(spec.look.scene + 1)
    towards = -spec.camera.axes[2] * rng.uniform(0.4, 0.8)
    towards = towards + spec.camera.axes[0] * rng.uniform(-0.6, 0.6)
    towards = towards + np.array([0.0, 0.0, rng.uniform(0.6, 1.0)])
    x, y, z = towards / np.linalg.norm(towards)
    return Light(direction=(float(x), float(y), float(z)))
