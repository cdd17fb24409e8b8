"""Walking: footfalls along a path, feet planted in between, arms swinging."""

from dataclasses import dataclass

import numpy as np

from pose.synthetic.geometry import SIDES, SIGN, Array
from pose.synthetic.motion import minimum_jerk

# Speed of a calm walk, metres a second; seconds from one footfall to the next.
SPEED, STEP = 0.95, 0.5
# Seconds on the spot, turning from the way walked to the way faced.
TURN = 1.1
# Share of the stride a foot is in the air; how high it is lifted, metres.
_SWING, _LIFT = 0.42, 0.04
# Swing of the arms and bend of the elbows at full speed, tilt of a foot in the air, degrees.
_ARMS, _ELBOWS, _HEEL = 20.0, 14.0, 24.0
# Somebody who walks about stays within this of a place, metres; first faces any way, degrees; and
# stops for that long, seconds.
_ROAM, _FACING, _STOP = 1.3, (-180.0, 180.0), (0.0, 3.0)
# Shorter steps than this are none, metres.
_NO_STEP = 1e-3
# From ankle to toes, metres.
_TOES = 0.17


@dataclass(frozen=True, eq=False)
class Path:
    """Where the athlete is at every moment of a clip.

    Attributes:
        times: (T,) seconds.
        place: (T, 2) metres in the gym.
        yaw: (T,) degrees, the way the athlete faces.
    """

    times: Array
    place: Array
    yaw: Array


def walk_seconds(metres: float) -> float:
    """How long walking that far takes, turning included; 0 for no walk."""
    return 0.0 if metres == 0 else abs(metres) / SPEED + TURN


def path(times: Array, right: Array, walk_in: float, walk_out: float, leaving: float) -> Path:
    """In along the picture, turn to the exercise's front, and out again.

    Args:
        times: (T,) seconds.
        right: (2,) unit vector along the floor, to the right of the picture.
        walk_in: metres, positive from the right, negative from the left.
        walk_out: metres, likewise.
        leaving: seconds, when walking out begins.
    """
    inwards, outwards = np.zeros(len(times)), np.zeros(len(times))
    yaw = np.zeros(len(times))
    if walk_in:
        arrive = abs(walk_in) / SPEED
        inwards = walk_in * (1.0 - _ramp(times / arrive))
        facing = _bearing(-np.sign(walk_in) * right)
        yaw = facing * (1.0 - minimum_jerk((times - arrive) / TURN))
    if walk_out:
        gone = abs(walk_out) / SPEED
        outwards = walk_out * _ramp((times - leaving - TURN) / gone)
        yaw = yaw + _bearing(np.sign(walk_out) * right) * minimum_jerk((times - leaving) / TURN)
    return Path(times, (inwards + outwards)[:, None] * right, yaw)


def roaming(times: Array, rng: np.random.Generator) -> Path:
    """Here and there about a place, with a stop at each end of a way.

    Args:
        times: (T,) seconds.
        rng: of where to and for how long.
    """
    place, yaw = np.zeros((len(times), 2)), np.full(len(times), rng.uniform(*_FACING))
    clock = float(times[0])
    while clock < times[-1]:
        to = rng.uniform(-_ROAM, _ROAM, 2)
        way = to - place[-1]
        facing = yaw[-1] + (_bearing(way) - yaw[-1] + 180.0) % 360.0 - 180.0
        yaw = yaw + (facing - yaw[-1]) * minimum_jerk((times - clock) / TURN)
        seconds = float(np.linalg.norm(way)) / SPEED
        place = place + way * _ramp((times - clock - TURN) / seconds)[:, None]
        clock += TURN + seconds + float(rng.uniform(*_STOP))
        # What comes later starts from where this way ends.
    return Path(times, place, yaw)


def steps(route: Path, stance: float, stature: float) -> dict[str, Array]:
    """Degrees of freedom of feet and arms that carry an athlete along a path.

    Feet land where the body will be in the middle of their time on the floor, so that they stand
    still between footfalls and come to rest side by side where the path ends.

    Args:
        route: of the middle of the body.
        stance: between the ankles, fraction of stature.
        stature: metres.
    """
    tracks = _root(route)
    for side in SIDES:
        offset = SIGN[side] * stance * stature / 2.0
        foot = _foot(route, offset, phase=0.0 if side == "left" else STEP)
        x, y = _from_root(route, foot[:, :2])
        tracks[f"{side}_foot_x"] = x / stature
        tracks[f"{side}_foot_y"] = (y - offset) / stature
        tracks[f"{side}_foot_z"] = foot[:, 2] / stature
        tracks[f"{side}_foot_turn"] = foot[:, 3] - route.yaw
        tracks[f"{side}_foot_pitch"] = foot[:, 4]
    return tracks | _arms(route)


def _root(route: Path) -> dict[str, Array]:
    return {"root_x": route.place[:, 0], "root_y": route.place[:, 1], "yaw": route.yaw}


def _arms(route: Path) -> dict[str, Array]:
    """Arms swing against the legs, as widely as the walk is fast."""
    moved = np.linalg.norm(np.diff(route.place, axis=0, append=route.place[-1:]), axis=1)
    pace = np.clip(moved / np.gradient(route.times) / SPEED, 0.0, 1.0)
    swing = _ARMS * pace * np.sin(np.pi * route.times / STEP)
    return {"left_arm_flexion": swing, "right_arm_flexion": -swing, "elbow": -_ELBOWS * pace}


def _foot(route: Path, offset: float, phase: float) -> Array:
    """(T, 5) of one foot in the gym: x, y and height in metres, turn and pitch in degrees."""
    stride = 2.0 * STEP
    count = np.floor((route.times - phase) / stride)
    begun = phase + count * stride
    here, there = (_landing(route, begun + k * stride, offset) for k in (0.0, 1.0))
    share = np.clip((route.times - begun) / (_SWING * stride), 0.0, 1.0)
    steps_out = np.linalg.norm(there[:, :2] - here[:, :2], axis=1) > _NO_STEP
    at = here + (there - here) * minimum_jerk(share)[:, None]
    heel = _HEEL * np.sin(np.pi * share) * steps_out
    # The toes stay above the floor while the heel rises.
    height = _LIFT * np.sin(np.pi * share) * steps_out + _TOES * np.sin(np.radians(heel))
    return np.column_stack([at[:, :2], height, at[:, 2], heel])


def _landing(route: Path, begun: Array, offset: float) -> Array:
    """(T, 3) x, y and turn of a foot that has stood on the floor until its stride begins."""
    middle = begun - (1.0 - _SWING) * STEP
    x, y, yaw = (np.interp(middle, route.times, track) for track in (*route.place.T, route.yaw))
    turn = np.radians(yaw)
    return np.column_stack([x - offset * np.sin(turn), y + offset * np.cos(turn), yaw])


def _from_root(route: Path, at: Array) -> tuple[Array, Array]:
    """Places of the gym in the athlete's own axes."""
    dx, dy = (at - route.place).T
    turn = np.radians(route.yaw)
    return dx * np.cos(turn) + dy * np.sin(turn), -dx * np.sin(turn) + dy * np.cos(turn)


def _ramp(share: Array) -> Array:
    """Steady in the middle, a short run-up and run-out at the ends."""
    s = np.clip(share, 0.0, 1.0)
    eased: Array = 0.7 * s + 0.3 * minimum_jerk(s)
    return eased


def _bearing(direction: Array) -> float:
    return float(np.degrees(np.arctan2(direction[1], direction[0])))
