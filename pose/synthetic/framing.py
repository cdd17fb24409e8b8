"""Put the camera where the whole set is in the picture."""

from dataclasses import replace

import numpy as np

from pose.synthetic.camera import Camera
from pose.synthetic.geometry import Array
from pose.synthetic.kinematics import pose_body
from pose.synthetic.motion import interpolate
from pose.synthetic.spec import AthleteSpec
from pose.synthetic.timeline import plan

# The camera steps back by this share until everything fits; never nearer or further than, metres.
_STEP, _NEAREST, _FURTHEST = 1.04, 1.6, 12.0
# Moments at which the set is looked at.
_SAMPLES = 60
# Head and hands go on beyond the outermost joints, metres.
_FLESH = 0.12


def framed(spec: AthleteSpec, margin: float) -> AthleteSpec:
    """The spec with camera distance and aim such that the set just fits.

    Args:
        spec: with bearing, height and lens of the camera as wished.
        margin: share of each side of the picture that stays free.
    """
    points = _occupied(spec)
    aim = (points[:, 2].min() + points[:, 2].max()) / 2.0
    camera = replace(spec.camera, target=float(aim), distance=_NEAREST)
    while camera.distance < _FURTHEST and not _fits(points, camera, spec.size, margin):
        camera = replace(camera, distance=camera.distance * _STEP)
    return replace(spec, camera=camera)


def half_width(spec: AthleteSpec) -> float:
    """Metres from the athlete's place to the edge of the picture, along the floor."""
    camera = spec.camera
    return camera.distance * spec.size[0] / (2.0 * camera.pixels(spec.size))


def _occupied(spec: AthleteSpec) -> Array:
    """(N, 3) space the athlete takes up during the set, gym axes."""
    timeline = plan(spec)
    start, end = timeline.windows[0].start, timeline.windows[-1].end
    if spec.from_standing:
        start, end = timeline.arrived, timeline.leaving
    tracks = interpolate(timeline.keys, np.linspace(start, end, _SAMPLES))
    points = pose_body(spec.body, spec.movement.contact, tracks).points.reshape(-1, 3)
    return np.concatenate([points + _FLESH, points - _FLESH])


def _fits(points: Array, camera: Camera, size: tuple[int, int], margin: float) -> bool:
    seen = camera.project(points, size)[:, :2] / np.array(size)
    return bool(np.all((seen > margin) & (seen < 1.0 - margin)))
