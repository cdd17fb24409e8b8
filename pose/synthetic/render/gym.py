"""The room behind the athlete: a floor, a wall and what hangs on it, seen through the camera."""

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Frame
from pose.synthetic.camera import Camera
from pose.synthetic.geometry import Array
from pose.synthetic.spec import Look

# The wall stands this far behind the athlete as the camera sees it, metres.
WALL = 2.6
# Width of floor boards and height of the skirting, metres.
_BOARD, _SKIRTING = 0.22, 0.12
# Grain of the camera, grey levels.
_GRAIN = 2.0
# Half a seam's share of a board; a ray this level never meets the floor.
_SEAM, _LEVEL = 0.02, 1e-6


def backdrop(camera: Camera, size: tuple[int, int], look: Look) -> Frame:
    """(height, width, 3) the empty room."""
    rng = np.random.default_rng(look.scene)
    rays = _rays(camera, size)
    floor, on_floor, floor_reach = _on_floor(camera, rays)
    wall, wall_reach = _on_wall(camera, rays)
    picture = _wall_colours(wall, look, rng)
    nearer = on_floor & (floor_reach < wall_reach)
    picture[nearer] = _floor_colours(floor[nearer], look, rng)
    picture += rng.normal(0.0, _GRAIN, picture.shape[:2])[..., None]
    return np.clip(picture, 0, 255).astype(np.uint8)


def _rays(camera: Camera, size: tuple[int, int]) -> Array:
    """(height, width, 3) directions from the lens through each pixel, gym axes."""
    width, height = size
    scale = camera.pixels(size)
    x, y = np.meshgrid(np.arange(width) - width / 2, np.arange(height) - height / 2)
    seen = np.stack([x / scale, y / scale, np.ones_like(x)], axis=-1)
    rays: Array = seen @ camera.axes
    return rays


def _on_floor(camera: Camera, rays: Array) -> tuple[Array, npt.NDArray[np.bool_], Array]:
    down = rays[..., 2] < -_LEVEL
    reach = np.where(down, -camera.position[2] / np.where(down, rays[..., 2], -1.0), np.inf)
    far = np.where(down, reach, 0.0)
    return camera.position[:2] + rays[..., :2] * far[..., None], down, reach


def _on_wall(camera: Camera, rays: Array) -> tuple[Array, Array]:
    """Where rays meet the wall: metres to the right and up, and how far along the ray."""
    back = camera.axes[2].copy()
    back[2] = 0.0
    back /= np.linalg.norm(back)
    ahead = np.maximum(rays @ back, 1e-6)
    reach = (camera.distance + WALL) / ahead
    at = camera.position + rays * reach[..., None]
    return np.stack([at @ camera.axes[0], at[..., 2]], axis=-1), reach


def _wall_colours(at: Array, look: Look, rng: np.random.Generator) -> Array:
    across, up = at[..., 0], at[..., 1]
    shade = 0.92 + 0.05 * np.sin(across * 0.9 + rng.uniform(0, 6)) + 0.03 * np.clip(up, 0, 3)
    colours: Array = np.array(look.wall, float) * shade[..., None]
    for _ in range(int(rng.integers(0, 4))):
        left, low = rng.uniform(-4.0, 3.0), rng.uniform(0.1, 1.6)
        wide, high = rng.uniform(0.4, 1.8), rng.uniform(0.3, 1.4)
        inside = (across > left) & (across < left + wide) & (up > low) & (up < low + high)
        colours[inside] = (
            colours[inside] * 0.25 + (rng.uniform(60, 190) + rng.uniform(-35, 35, 3)) * 0.75
        )
    colours[up < _SKIRTING] *= 0.7
    return colours


def _floor_colours(at: Array, look: Look, rng: np.random.Generator) -> Array:
    boards = np.floor(at[:, 0] / _BOARD).astype(int)
    tones = rng.normal(1.0, 0.045, 512)[boards % 512]
    grain = 0.02 * np.sin(at[:, 1] * 9.0 + boards * 1.7)
    seam = np.abs(at[:, 0] / _BOARD - np.round(at[:, 0] / _BOARD)) < _SEAM
    shade = (tones + grain) * np.where(seam, 0.82, 1.0)
    colours: Array = np.array(look.floor, float) * shade[:, None]
    return colours
