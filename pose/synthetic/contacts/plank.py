"""Toes and hands on the floor; the elbow says how far the chest comes down."""

from dataclasses import replace

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.contacts.placement import Placement
from pose.synthetic.dofs import DEFAULTS, Tracks, held, of_side
from pose.synthetic.extremities import BALL
from pose.synthetic.geometry import SIDES, SIGN, Array, apply, reach, rotation, stack

# The wrist above the floor with the palm flat on it, fraction of stature.
PALM_HEIGHT = 0.03
# Elbow at which the arms of a plank stand upright, degrees.
_LOCKED_ELBOW = 172.0

_BALL_LENGTH = float(np.hypot(BALL[0], BALL[2]))
_BALL_ANGLE = float(np.degrees(np.arctan2(BALL[2], BALL[0])))


def plank(body: Body, tracks: Tracks) -> Placement:
    """The body turns about the toes until the arms, bent as the elbow says, reach the floor."""
    toes, wrist = _toes_and_wrist(body, tracks)
    span = _arm_span(body, tracks, tracks["elbow"])
    return replace(
        on_toes(body, tracks, toes, wrist, span),
        wrists={side: _wrist_of(body, tracks, wrist, side) for side in SIDES},
        hands=dict.fromkeys(SIDES, rotation("y", np.zeros(len(span)))),
        elbows_to={side: _elbows_to(tracks, side) for side in SIDES},
    )


def on_toes(body: Body, tracks: Tracks, toes: Array, support: Array, span: Array) -> Placement:
    """A body face down, its shoulders as far as ``span`` (T,) from what supports them."""
    chain = _chain(body, tracks)
    shoulder = meet(toes, chain["shoulder"], support, span)
    turn = rotation("y", bearing(chain["shoulder"]) - bearing(shoulder - toes))
    at = {name: toes + apply(turn, point) for name, point in chain.items()}
    spine = bearing(at["shoulder"] - at["hip"])
    sole = bearing(toes - at["ankle"])
    half_stance = body.stature * tracks["stance"] / 2.0
    return Placement(
        hips=at["hip"],
        trunk=rotation("y", 90.0 - spine),
        ankles={
            side: at["ankle"]
            + stack(0.0, SIGN[side] * half_stance, 0.0)
            + body.stature * stack(*(of_side(tracks, f"foot_{axis}", side) for axis in "xyz"))
            for side in SIDES
        },
        feet=dict.fromkeys(SIDES, rotation("y", _BALL_ANGLE - sole)),
        knees_to=dict.fromkeys(SIDES, stack(np.zeros(len(spine)), 0.0, -1.0)),
    )


def toes_below(body: Body, support: float | Array, arm: float | Array) -> tuple[Array, Array]:
    """Heights and places of support in the middle plane: the arms upright, the body straight.

    Args:
        body: proportions.
        support: height of what supports the arms, metres.
        arm: from there to the shoulders, metres.
    """
    straight = float(np.linalg.norm(_chain(body, held({}, 1))["shoulder"]))
    floor = -BALL[2] * body.stature * 0.5
    along = np.sqrt(straight**2 - (support + arm - floor) ** 2)
    return stack(-along / 2.0, 0.0, floor), stack(along / 2.0, 0.0, support)


def _chain(body: Body, tracks: Tracks) -> dict[str, Array]:
    """Ankle, knee, hip and shoulder seen from the toes, the shank along x."""
    foot, ankle = np.radians(tracks["ankle"]), _BALL_LENGTH * body.stature
    thigh = np.radians(180.0 - tracks["knee"])
    spine = thigh - np.radians(tracks["hip_flexion"])
    at_ankle = ankle * stack(-np.cos(foot), 0.0, np.sin(foot))
    at_knee = at_ankle + np.array([body.shank, 0.0, 0.0])
    at_hip = at_knee + body.thigh * stack(np.cos(thigh), 0.0, np.sin(thigh))
    at_shoulder = at_hip + body.trunk * stack(np.cos(spine), 0.0, np.sin(spine))
    return {"ankle": at_ankle, "knee": at_knee, "hip": at_hip, "shoulder": at_shoulder}


def _toes_and_wrist(body: Body, tracks: Tracks) -> tuple[Array, Array]:
    """Points of support in the middle plane: the hands are below the shoulders at the top."""
    palm = body.stature * (PALM_HEIGHT + tracks["hands_up"])
    lift = stack(0.0, 0.0, body.stature * tracks["feet_up"])
    toes, wrist = toes_below(body, palm - lift[:, 2], _arm_span(body, tracks, _LOCKED_ELBOW))
    ahead = body.stature * (tracks["hands_ahead"] - DEFAULTS["hands_ahead"])
    return toes + lift, wrist + lift + stack(ahead, 0.0, 0.0)


def _arm_span(body: Body, tracks: Tracks, elbow: Array | float) -> Array:
    """(T,) shoulder to wrist as seen from the side."""
    aside = body.stature * tracks["hands"] / 2.0 - body.half_shoulders
    span: Array = np.sqrt(np.maximum(reach(body.upper_arm, body.forearm, elbow) ** 2 - aside**2, 0))
    return span


def meet(toes: Array, chain: Array, wrist: Array, span: Array) -> Array:
    """The shoulder: as far from the toes as the chain, from the wrist as the arm; the upper one."""
    radius = np.linalg.norm(chain, axis=-1)
    gap = wrist - toes
    distance = np.linalg.norm(gap, axis=-1)
    along = (radius**2 - span**2 + distance**2) / (2.0 * distance)
    off = np.sqrt(np.maximum(radius**2 - along**2, 0.0))
    axis = gap / distance[:, None]
    upwards = stack(-axis[:, 2], 0.0, axis[:, 0])
    shoulder: Array = toes + axis * along[:, None] + upwards * off[:, None]
    return shoulder


def _wrist_of(body: Body, tracks: Tracks, wrist: Array, side: str) -> Array:
    return wrist + stack(0.0, SIGN[side] * body.stature * tracks["hands"] / 2.0, 0.0)


def _elbows_to(tracks: Tracks, side: str) -> Array:
    """Elbows go back to the feet, and as far outwards as the athlete lets them."""
    out = np.radians(of_side(tracks, "elbows_out", side))
    return stack(-np.cos(out), SIGN[side] * np.sin(out), 0.0)


def bearing(vectors: Array) -> Array:
    """(T,) degrees above the x axis, seen from the athlete's right."""
    degrees: Array = np.degrees(np.arctan2(vectors[:, 2], vectors[:, 0]))
    return degrees
