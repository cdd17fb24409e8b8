"""What the joints of one squat tell about its form, as one row of numbers.

Every number is a change since the athlete stood at the start of the same repetition, in lengths of
the athlete's own leg or in right angles. So shoes, stature, the camera's place and the stance drop
out, which a judge could otherwise take for the fault that was recorded in the same session.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coaching.engine.form.arrays import Wide, angle, between, smooth
from pose.sequence import PoseSequence

Whole = npt.NDArray[np.intp]

STEPS = (0.15, 0.4, 0.65, 0.9)  # of the way down, and of the way up, at which the body is read
_STANDING = 0.08  # of the way: less is swaying
_STANDING_FRAMES = 20  # the last ones before the descent say how the athlete stands
_LEVEL_PERCENTILE = 5  # the hips' height when standing, but for wild frames
_EXTREMES = (95, 5)
_RIGHT_ANGLE = 90.0
_TINY = 1e-6
_SIDES = ("left", "right")
_FOOT = ("heel", "foot_index", "ankle", "knee")
_PAIRED = ("shoulder", "hip", "knee", "ankle", "heel")


@dataclass(frozen=True, eq=False)
class Squat:
    """One repetition with the standing before and after it.

    Attributes:
        picture: (T, J, 2) joints in the picture, in any unit: pixels, or x and y over depth.
        space: (T, J, 3) joints in space in any unit, x right, y down, z away; only directions
            between joints are read, so that it may be centred on the hips.
    """

    picture: PoseSequence
    space: PoseSequence

    @staticmethod
    def recorded(poses: PoseSequence) -> "Squat":
        """Of joints in the camera's own space, as a camera with depth records them."""
        depth = np.where(poses.points[..., 2:] > _TINY, poses.points[..., 2:], np.nan)
        flat = (poses.points[..., :2] / depth).astype(np.float32)
        picture = PoseSequence(flat, poses.confidence, poses.times, poses.skeleton)
        return Squat(picture, poses)


def squat_features(squat: Squat) -> dict[str, float]:
    """Named features of one squat."""
    flat, deep = _tracks(squat.picture), _tracks(squat.space)
    times = _Times.of((flat["left_hip"] + flat["right_hip"])[:, 1] / 2)
    told: dict[str, float] = {}
    sides = [dict(_side(flat, deep, side, times.standing)) for side in _SIDES]
    for name, left in sides[0].items():
        one, other = times.since(left), times.since(sides[1][name])
        told |= times.read(f"{name}.mean", (one + other) / 2)
        told |= times.read(f"{name}.max", np.maximum(one, other))
        told |= times.read(f"{name}.min", np.minimum(one, other))
    for name, values in _whole(flat, deep, times.standing):
        told |= times.read(name, times.since(values))
    return told


@dataclass(frozen=True, eq=False)
class _Times:
    """Frames of a repetition: the standing, its steps, where it begins and ends."""

    standing: Whole
    steps: tuple[int, ...]
    begin: int
    end: int

    @staticmethod
    def of(hips: Wide) -> "_Times":
        """From the hips' place in the picture, (T,), downwards."""
        turn = int(np.argmax(hips))
        down, up = _way(hips[: turn + 1]), _way(hips[turn:][::-1])[::-1]
        standing = np.flatnonzero(down < _STANDING)
        standing = standing if len(standing) else np.array([0])
        rising = [turn + _first(up < step) for step in reversed(STEPS)]
        falling = [_last(down < step) for step in STEPS]
        return _Times(standing[-_STANDING_FRAMES:], (*falling, turn, *rising),
                      int(standing[-1]), turn + _first(up < _STANDING))  # fmt: skip

    def since(self, values: Wide) -> Wide:
        """The change since the standing."""
        change: Wide = values - np.median(values[self.standing])
        return change

    def read(self, name: str, change: Wide) -> dict[str, float]:
        """A signal at every step, at its extremes, and afterwards."""
        told = {f"{name}@{step}": float(change[at]) for step, at in enumerate(self.steps)}
        high, low = np.percentile(change[self.begin : self.end + 1], _EXTREMES)
        before, after = len(STEPS) // 2, len(self.steps) - 1 - len(STEPS) // 2
        told[f"{name}@max"], told[f"{name}@min"] = float(high), float(low)
        told[f"{name}@up"] = float(change[self.steps[after]] - change[self.steps[before]])
        told[f"{name}@end"] = float(change[self.end :].mean())
        return told


def _way(hips: Wide) -> Wide:
    """(T,) share of the way from standing to the turn, which is the last frame."""
    stands = float(np.percentile(hips, _LEVEL_PERCENTILE))
    way: Wide = (hips - stands) / max(float(hips[-1]) - stands, _TINY)
    return way


def _first(such: npt.NDArray[np.bool_]) -> int:
    return int(np.argmax(such)) if such.any() else len(such) - 1


def _last(such: npt.NDArray[np.bool_]) -> int:
    return len(such) - 1 - int(np.argmax(such[::-1])) if such.any() else 0


def _tracks(poses: PoseSequence) -> dict[str, Wide]:
    """(T, C) of every joint, without gaps, and of the middles between the sides."""
    points = smooth(poses.points)
    tracks = {joint: points[:, at] for joint, at in poses.skeleton.index.items()}
    for joint in (*_PAIRED, "foot_index"):
        tracks[joint] = (tracks[f"left_{joint}"] + tracks[f"right_{joint}"]) / 2
    return tracks


def _leg(tracks: dict[str, Wide], standing: Whole) -> float:
    """Length from the hips to the ankles as the athlete stands."""
    return max(float(np.median(between(tracks["hip"], tracks["ankle"])[standing])), _TINY)


def _side(
    flat: dict[str, Wide], deep: dict[str, Wide], side: str, standing: Whole
) -> Iterator[tuple[str, Wide]]:
    """Signals of one side; outwards is away from the other side."""
    leg, out = _leg(flat, standing), 1.0 if side == "left" else -1.0
    own = {joint: flat[f"{side}_{joint}"] / leg for joint in (*_PAIRED, "foot_index")}
    for joint in _FOOT:
        yield f"{joint}_down", own[joint][:, 1]
        yield f"{joint}_out", out * own[joint][:, 0]
    for one, other in (("heel", "foot_index"), ("ankle", "foot_index")):
        yield f"{one}_{other}_down", (own[one] - own[other])[:, 1]
    for other in ("ankle", "foot_index", "hip"):
        yield f"knee_{other}_out", out * (own["knee"] - own[other])[:, 0]
    for one, other in (("heel", "foot_index"), ("knee", "ankle"), ("hip", "knee"),
                       ("shoulder", "hip")):  # fmt: skip
        yield f"{one}_{other}_long", between(own[one], own[other])
    yield from _bent(deep, side)
    yield from _leaning(deep, side, standing)


def _bent(deep: dict[str, Wide], side: str) -> Iterator[tuple[str, Wide]]:
    """Joint angles in space, right angles."""
    for one, corner, other in (("hip", "knee", "ankle"), ("shoulder", "hip", "knee"),
                               ("knee", "ankle", "foot_index")):  # fmt: skip
        tracks = (deep[f"{side}_{joint}"] for joint in (one, corner, other))
        yield f"{corner}_angle", angle(*tracks) / _RIGHT_ANGLE


def _leaning(deep: dict[str, Wide], side: str, standing: Whole) -> Iterator[tuple[str, Wide]]:
    """Shin and thigh against the vertical, forwards and outwards, radians."""
    ahead, across = _axes(deep, standing)
    out = 1.0 if side == "left" else -1.0
    shin = deep[f"{side}_knee"] - deep[f"{side}_ankle"]
    thigh = deep[f"{side}_hip"] - deep[f"{side}_knee"]
    yield "shin_ahead", np.arctan2(shin @ ahead, -shin[:, 1])
    yield "shin_out", out * np.arctan2(shin @ across, -shin[:, 1])
    yield "thigh_back", np.arctan2(-(thigh @ ahead), -thigh[:, 1])
    yield "thigh_in", -out * (thigh @ across) / _leg(deep, standing)


def _whole(
    flat: dict[str, Wide], deep: dict[str, Wide], standing: Whole
) -> Iterator[tuple[str, Wide]]:
    """Signals of both sides together."""
    leg, deep_leg = _leg(flat, standing), _leg(deep, standing)
    apart = {j: (flat[f"left_{j}"] - flat[f"right_{j}"])[:, 0] / leg for j in _FOOT}
    ground = {j: (deep[f"left_{j}"] - deep[f"right_{j}"])[:, [0, 2]] / deep_leg for j in _FOOT}
    wide = {joint: np.linalg.norm(places, axis=1) for joint, places in ground.items()}
    for joint in _FOOT:
        yield f"{joint}_apart", apart[joint]
        yield f"{joint}_wide", wide[joint]
    yield "knee_ankle_apart", apart["knee"] - apart["ankle"]
    yield "knee_toe_apart", apart["knee"] - apart["foot_index"]
    yield "knee_ankle_wide", wide["knee"] - wide["ankle"]
    for joint in ("hip", "shoulder"):
        yield f"{joint}_down", flat[joint][:, 1] / leg
        yield f"{joint}_beside", (flat[joint] - flat["ankle"])[:, 0] / leg
    for one, other in (("shoulder", "hip"), ("nose", "shoulder"), ("hip", "knee")):
        yield f"{one}_{other}_down", (flat[one] - flat[other])[:, 1] / leg
    yield "shoulder_hip_beside", (flat["shoulder"] - flat["hip"])[:, 0] / leg
    yield "shoulders_wide", between(flat["left_shoulder"], flat["right_shoulder"]) / leg
    ahead, across = _axes(deep, standing)
    trunk, head = deep["shoulder"] - deep["hip"], deep["nose"] - deep["shoulder"]
    yield "trunk_ahead", np.arctan2(trunk @ ahead, -trunk[:, 1])
    yield "trunk_beside", np.abs(np.arctan2(trunk @ across, -trunk[:, 1]))
    yield "head_ahead", np.arctan2(head @ ahead, -head[:, 1])


def _axes(deep: dict[str, Wide], standing: Whole) -> tuple[Wide, Wide]:
    """Level unit vectors to the athlete's front and left, (3,) each, as the athlete stands."""
    rows = [(deep[f"left_{j}"] - deep[f"right_{j}"])[standing] for j in _PAIRED]
    left = np.median(np.concatenate(rows), axis=0)
    turned = np.arctan2(left[2], left[0])
    across = np.array([np.cos(turned), 0.0, np.sin(turned)])
    ahead = np.array([np.sin(turned), 0.0, -np.cos(turned)])
    steps = (deep["foot_index"] - deep["heel"])[standing] @ ahead
    return (ahead if np.median(steps) >= 0 else -ahead), across
