"""The joint-angle curves that a person may look at beside the video."""

from dataclasses import dataclass

import numpy as np

from coaching.engine.exercise import Exercise
from coaching.engine.signals import SIGMA_SECONDS
from pose.angles import ANGLES, joint_angle
from pose.motion import GRID_RATE, body_speed, even_grid, resample, velocity_minima
from pose.sequence import Poses, Seconds
from pose.smoothing import Curve, fill_gaps, smooth


@dataclass(frozen=True, eq=False)
class Curves:
    """Angles on an even grid.

    Attributes:
        times: (N,) seconds of the video.
        angles: by name of ``pose.angles.ANGLES``: (N,) degrees in the plane of the picture, NaN
            where a joint was not seen. Angles that were never seen are left out.
        primary: the names that the exercise is read from.
        velocity_minima: seconds at which the body comes to rest.
    """

    times: Seconds
    angles: dict[str, Curve]
    primary: tuple[str, ...]
    velocity_minima: Seconds


def curves(poses: Poses, exercise: Exercise | None = None) -> Curves:
    """All angles of the picture over time, and the moments of rest."""
    sequence = poses.image
    grid = even_grid(sequence.times)
    angles = {}
    for name in ANGLES:
        filled = fill_gaps(joint_angle(sequence, name).astype(float), sequence.times)
        curve = smooth(resample(filled, sequence.times, grid), GRID_RATE, SIGMA_SECONDS)
        if np.isfinite(curve).any():
            angles[name] = curve
    return Curves(
        times=grid,
        angles=angles,
        primary=tuple(name for name in (exercise.primary if exercise else ()) if name in angles),
        velocity_minima=velocity_minima(body_speed(sequence, grid), grid),
    )
