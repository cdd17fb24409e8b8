"""Forward kinematics: a body and its degrees of freedom over time give every joint in 3D."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pose.skeletons import BLAZEPOSE33
from pose.synthetic import extremities
from pose.synthetic.body import Body
from pose.synthetic.contacts import CONTACTS, Placement
from pose.synthetic.dofs import Tracks, of_side
from pose.synthetic.geometry import (
    SIDES,
    SIGN,
    Array,
    apply,
    mixed,
    mixed_frames,
    rotation,
    stack,
    two_link,
    unit,
    within,
)
from pose.synthetic.grip import Arm, gripping
from pose.synthetic.spine import chest_frame, neck_base, shoulder_joint


@dataclass(frozen=True, eq=False)
class Figure:
    """The athlete in the gym, frame by frame.

    Attributes:
        joints: name of each joint of BLAZEPOSE33 to its track (T, 3), metres, gym axes.
        frames: (T, 3, 3) orientations of ``trunk``, ``head`` and of each side's ``hand`` and
            ``foot`` such as ``left_hand``.
        head: (T, 3) centre of the head.
    """

    joints: Mapping[str, Array]
    frames: Mapping[str, Array]
    head: Array

    @property
    def points(self) -> Array:
        """(T, 33, 3) joints in the order of BLAZEPOSE33."""
        return np.stack([self.joints[name] for name in BLAZEPOSE33.joints], axis=1)


def pose_body(body: Body, contact: str, tracks: Tracks) -> Figure:
    """Every joint of an athlete supported by a named contact."""
    placement = CONTACTS[contact](body, tracks)
    chest = chest_frame(tracks, placement.trunk)
    joints, frames = _limbs(body, tracks, placement, chest)
    frames["trunk"] = placement.trunk
    frames["head"] = chest @ _nod(tracks)
    head = _head_centre(body, tracks, joints, chest, frames["head"])
    joints |= _extremities(body, joints, frames, head)
    return _in_gym(Figure(joints, frames, head), tracks)


def _limbs(
    body: Body, tracks: Tracks, placement: Placement, chest: Array
) -> tuple[dict[str, Array], dict[str, Array]]:
    joints: dict[str, Array] = {}
    frames: dict[str, Array] = {}
    for side in SIDES:
        shoulder = shoulder_joint(body, tracks, placement.hips, placement.trunk, chest, side)
        # The hips stay level and square when the trunk leans or turns over them.
        hip = placement.hips + SIGN[side] * body.half_hips * _pelvis(placement)
        joints |= {f"{side}_shoulder": shoulder, f"{side}_hip": hip}
        joints |= _leg(body, placement, hip, side)
        arm, frames[f"{side}_hand"] = _arm(body, tracks, placement, chest, shoulder, side)
        joints |= arm
        frames[f"{side}_foot"] = placement.feet[side]
    return joints, frames


def _pelvis(placement: Placement) -> Array:
    return np.array([0.0, 1.0, 0.0]) if placement.pelvis is None else placement.pelvis


def _leg(body: Body, placement: Placement, hip: Array, side: str) -> dict[str, Array]:
    ankle = within(hip, placement.ankles[side], body.thigh + body.shank)
    knee = two_link(hip, ankle, body.thigh, body.shank, placement.knees_to[side])
    return {f"{side}_knee": knee, f"{side}_ankle": ankle}


def _arm(
    body: Body, tracks: Tracks, placement: Placement, chest: Array, shoulder: Array, side: str
) -> tuple[dict[str, Array], Array]:
    free = _free_arm(body, tracks, chest, shoulder, side)
    if np.any(tracks["on_bar"]):
        free = _on_bar(body, tracks, placement.trunk, shoulder, side, free)
    held = side in placement.wrists
    elbow, wrist, hand = _held_arm(body, placement, shoulder, side, free) if held else free
    return {f"{side}_elbow": elbow, f"{side}_wrist": wrist}, hand


def _on_bar(body: Body, tracks: Tracks, trunk: Array, shoulder: Array, side: str, free: Arm) -> Arm:
    """The arm of a hand on a bar, or of one on its way there."""
    share, bar = tracks["on_bar"], gripping(body, tracks, trunk, shoulder, side)
    if np.all(share == 1.0):
        return bar
    wrist = within(shoulder, mixed(free[1], bar[1], share), body.upper_arm + body.forearm)
    pole = mixed(unit(free[0] - shoulder), unit(bar[0] - shoulder), share)
    elbow = two_link(shoulder, wrist, body.upper_arm, body.forearm, pole)
    return elbow, wrist, mixed_frames(free[2], bar[2], share)


def _held_arm(
    body: Body, placement: Placement, shoulder: Array, side: str, free: tuple[Array, Array, Array]
) -> tuple[Array, Array, Array]:
    """The arm of a held hand, or of one on its way there."""
    grip = np.ones(len(shoulder)) if placement.grip is None else placement.grip
    pole = mixed(free[0] - shoulder, placement.elbows_to[side], grip)
    wrist = mixed(free[1], placement.wrists[side], grip)
    wrist = within(shoulder, wrist, body.upper_arm + body.forearm)
    elbow = two_link(shoulder, wrist, body.upper_arm, body.forearm, pole)
    return elbow, wrist, mixed_frames(free[2], placement.hands[side], grip)


def _free_arm(
    body: Body, tracks: Tracks, chest: Array, shoulder: Array, side: str
) -> tuple[Array, Array, Array]:
    """Elbow, wrist and hand of an arm that hangs from its shoulder."""
    sign = SIGN[side]
    arm = (
        chest
        @ rotation("z", -sign * of_side(tracks, "arm_across", side))
        @ rotation("x", sign * of_side(tracks, "arm_abduction", side))
        @ rotation("y", -of_side(tracks, "arm_flexion", side))
        @ rotation("z", sign * of_side(tracks, "arm_rotation", side))
    )
    forearm = arm @ rotation("y", of_side(tracks, "elbow", side) - 180.0)
    elbow = shoulder - arm[:, :, 2] * body.upper_arm
    wrist = elbow - forearm[:, :, 2] * body.forearm
    grip = rotation("z", sign * of_side(tracks, "supination", side))
    # Hanging, the fingers point down and the back of the hand faces outwards.
    hand = forearm @ grip @ _HANGING_HAND[side]
    return elbow, wrist, hand


_HANGING_HAND = {
    side: np.column_stack([(0.0, 0.0, -1.0), (-sign, 0.0, 0.0), (0.0, sign, 0.0)])
    for side, sign in SIGN.items()
}


def _nod(tracks: Tracks) -> Array:
    nod: Array = rotation("z", tracks["head_yaw"]) @ rotation("y", tracks["head_pitch"])
    return nod


def _head_centre(
    body: Body, tracks: Tracks, joints: Mapping[str, Array], chest: Array, head: Array
) -> Array:
    shoulders = (joints["left_shoulder"] + joints["right_shoulder"]) / 2.0
    pivot = np.array([0.0, 0.0, extremities.NECK_PIVOT]) * body.stature
    above = extremities.HEAD_ABOVE_SHOULDERS - extremities.NECK_PIVOT
    skull = np.array([extremities.HEAD_BEFORE_SHOULDERS, 0.0, above]) * body.stature
    base = neck_base(body, tracks, shoulders, chest)
    return base + apply(chest, pivot) + apply(head, skull)


def _extremities(
    body: Body, joints: Mapping[str, Array], frames: Mapping[str, Array], head: Array
) -> dict[str, Array]:
    points: dict[str, Array] = {}
    for name, at in extremities.HEAD.items():
        for side, place in _both_sides(name, at):
            points[side] = head + apply(frames["head"], body.stature * np.array(place))
    for side in SIDES:
        # The frame of a hand is right-handed on both sides: the thumb changes sides in it.
        thumb = np.array([1.0, -SIGN[side], 1.0]) * body.stature
        for name, at in extremities.HAND.items():
            offset = apply(frames[f"{side}_hand"], thumb * np.array(at))
            points[f"{side}_{name}"] = joints[f"{side}_wrist"] + offset
        for name, at in extremities.FOOT.items():
            offset = apply(frames[f"{side}_foot"], body.stature * np.array(at))
            points[f"{side}_{name}"] = joints[f"{side}_ankle"] + offset
    return points


def _both_sides(name: str, at: extremities.Point) -> list[tuple[str, extremities.Point]]:
    if "left" not in name:
        return [(name, at)]
    return [(name, at), (name.replace("left", "right"), (at[0], -at[1], at[2]))]


def _in_gym(figure: Figure, tracks: Tracks) -> Figure:
    turn = rotation("z", tracks["yaw"])
    place = stack(tracks["root_x"], tracks["root_y"], 0.0)
    return Figure(
        {name: place + apply(turn, at) for name, at in figure.joints.items()},
        {name: turn @ matrices for name, matrices in figure.frames.items()},
        place + apply(turn, figure.head),
    )
