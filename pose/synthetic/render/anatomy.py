"""The athlete's surface as data: cross-sections along trunk and limbs, fractions of stature.

Girths are those of a lean adult; ``Body.build`` scales them. Along a limb, places run from 0 at the
upper joint to 1 at the lower one.
"""

from collections.abc import Sequence

from pose.synthetic.body import Body
from pose.synthetic.geometry import SIDES, SIGN
from pose.synthetic.render.bones import BONE
from pose.synthetic.render.head import head
from pose.synthetic.render.mesh import Colour, Mesh, Ring, ellipsoid, merge, tube
from pose.synthetic.render.props import prop
from pose.synthetic.spec import Look

# Place, half width, half depth, shift to the front. Trunk: 0 at the hips, 1 at the shoulders.
Profile = Sequence[tuple[float, float, float, float]]
Triple = tuple[float, float, float]
Blobs = Sequence[tuple[Triple, Triple]]

TRUNK: Profile = (
    (-0.17, 0.040, 0.036, 0.0), (-0.12, 0.078, 0.054, -0.004), (-0.04, 0.098, 0.066, -0.006),
    (0.06, 0.099, 0.068, -0.006), (0.16, 0.093, 0.063, -0.003), (0.28, 0.082, 0.057, 0.0),
    (0.40, 0.080, 0.056, 0.001), (0.52, 0.084, 0.060, 0.001), (0.64, 0.090, 0.065, 0.002),
    (0.76, 0.096, 0.068, 0.003), (0.87, 0.104, 0.064, 0.002), (0.95, 0.105, 0.056, -0.002),
    (1.02, 0.104, 0.050, -0.005), (1.07, 0.091, 0.045, -0.007), (1.11, 0.066, 0.040, -0.007),
    (1.15, 0.044, 0.036, -0.007), (1.18, 0.035, 0.034, -0.005),
)  # fmt: skip
THIGH: Profile = (
    (-0.20, 0.022, 0.030, 0.0), (-0.10, 0.035, 0.044, 0.0), (0.0, 0.043, 0.053, 0.0),
    (0.10, 0.0465, 0.055, 0.001), (0.20, 0.048, 0.054, 0.002),
    (0.35, 0.047, 0.051, 0.003), (0.55, 0.042, 0.045, 0.003), (0.75, 0.037, 0.038, 0.001),
    (0.90, 0.034, 0.034, 0.0), (1.0, 0.033, 0.033, 0.001),
)  # fmt: skip
SHANK: Profile = (
    (0.0, 0.032, 0.032, 0.001), (0.10, 0.031, 0.032, -0.002), (0.22, 0.033, 0.036, -0.006),
    (0.36, 0.032, 0.035, -0.006), (0.52, 0.027, 0.029, -0.004), (0.70, 0.022, 0.023, -0.002),
    (0.86, 0.019, 0.020, 0.0), (1.0, 0.018, 0.020, -0.001),
)  # fmt: skip
UPPER_ARM: Profile = (
    (-0.05, 0.028, 0.031, 0.0), (0.08, 0.031, 0.034, 0.0), (0.25, 0.031, 0.034, 0.0),
    (0.45, 0.029, 0.033, 0.001), (0.65, 0.027, 0.030, 0.001), (0.85, 0.024, 0.025, 0.0),
    (1.0, 0.024, 0.024, 0.0),
)  # fmt: skip
FOREARM: Profile = (
    (0.0, 0.024, 0.024, 0.0), (0.12, 0.025, 0.027, 0.0), (0.28, 0.024, 0.026, 0.0),
    (0.50, 0.020, 0.022, 0.0), (0.72, 0.016, 0.018, 0.0), (0.90, 0.0135, 0.0165, 0.0),
    (1.0, 0.013, 0.017, 0.0),
)  # fmt: skip
# Along the foot from heel to toe: place, half width, height of the top over the sole.
FOOT: Profile = (
    (-0.040, 0.014, 0.030, 0.0), (-0.032, 0.020, 0.046, 0.0), (-0.008, 0.024, 0.056, 0.0),
    (0.018, 0.025, 0.050, 0.0), (0.045, 0.028, 0.036, 0.0), (0.075, 0.030, 0.028, 0.0),
    (0.100, 0.026, 0.022, 0.0), (0.114, 0.014, 0.016, 0.0),
)  # fmt: skip

_SOLE = 0.039
# Clothes stand off the skin, share of its girth.
_LOOSE_SHORTS, _LOOSE_SHIRT = 1.08, 1.08
_BELT = 0.17


def athlete(body: Body, look: Look, equipment: str) -> Mesh:
    """Skin, clothes and what the hands hold."""
    parts = [_trunk(body, look), *head(body, look)]
    grip = _FLAT if equipment == "none" else _FIST
    for side in SIDES:
        parts += [*_leg(body, look, side), *_arm(body, look, side), _hand(body, look, side, grip)]
        parts += prop(equipment, body, side)
    return merge(parts)


def _trunk(body: Body, look: Look) -> Mesh:
    wide = {0: body.hips, 1: body.shoulders}
    rings = []
    for at, half_width, depth, ahead in TRUNK:
        colour = look.shorts if at < _BELT else look.shirt
        share = min(max(at, 0.0), 1.0)
        width = half_width * (wide[0] * (1.0 - share) + wide[1] * share)
        girth = body.stature * (body.build if at < 1.0 else 1.0)
        rings.append(
            Ring(at * body.trunk, width * girth, depth * girth, colour, ahead * body.stature)
        )
    return tube(BONE["trunk"], rings, segments=20)


def _limb(
    bone: int,
    profile: Profile,
    length: float,
    body: Body,
    cloth: tuple[Colour, float, float],
    skin: Colour,
) -> Mesh:
    """A limb, covered down to a share of its length by looser cloth."""
    colour, covered, loose = cloth
    girth = body.stature * body.build
    rings = []
    for at, wide, deep, ahead in profile:
        surface, slack = (colour, girth * loose) if at < covered else (skin, girth)
        rings.append(Ring(-at * length, wide * slack, deep * slack, surface, ahead * girth))
    return tube(bone, rings)


def _leg(body: Body, look: Look, side: str) -> list[Mesh]:
    size, girth = body.stature, body.stature * body.build
    shorts = (look.shorts, look.legs_covered, _LOOSE_SHORTS)
    tights = (look.shorts, look.legs_covered - 1.0, 1.02)
    knee_colour = look.shorts if look.legs_covered > 1.0 else look.skin
    glute = (-0.016 * girth, SIGN[side] * body.half_hips, -0.012 * size)
    return [
        ellipsoid(BONE["trunk"], glute, [r * girth for r in (0.058, 0.049, 0.056)], look.shorts),
        _limb(BONE[f"{side}_thigh"], THIGH, body.thigh, body, shorts, look.skin),
        ellipsoid(BONE[f"{side}_shank"], (0, 0, 0), [0.0325 * girth] * 3, knee_colour),
        _limb(BONE[f"{side}_shank"], SHANK, body.shank, body, tights, look.skin),
        _foot(body, look, side),
    ]


def _foot(body: Body, look: Look, side: str) -> Mesh:
    size = body.stature
    rings = [
        Ring(at * size, wide * size, top * size / 2.0, look.shoes, (top / 2.0 - _SOLE) * size)
        for at, wide, top, _ in FOOT
    ]
    return tube(BONE[f"{side}_foot"], rings, axis="x")


def _arm(body: Body, look: Look, side: str) -> list[Mesh]:
    girth = body.stature * body.build
    sleeve = (look.shirt, look.sleeves, _LOOSE_SHIRT)
    bare = (look.skin, 0.0, 1.0)
    upper, lower = BONE[f"{side}_upper_arm"], BONE[f"{side}_forearm"]
    shoulder = look.shirt if look.sleeves > 0 else look.skin
    return [
        ellipsoid(upper, (0, 0, 0), [0.0345 * girth] * 3, shoulder),
        _limb(upper, UPPER_ARM, body.upper_arm, body, sleeve, look.skin),
        ellipsoid(lower, (0, 0, 0), [0.0242 * girth] * 3, look.skin),
        _limb(lower, FOREARM, body.forearm, body, bare, look.skin),
    ]


# Palm or fist, fingers and thumb: centre and half axes; the thumb's side is positive.
_FLAT = (
    ((0.028, 0.0, 0.0), (0.034, 0.023, 0.012)),
    ((0.072, 0.0, -0.004), (0.034, 0.020, 0.008)),
    ((0.034, 0.025, -0.006), (0.026, 0.008, 0.008)),
)
_FIST = (
    ((0.030, 0.0, 0.0), (0.034, 0.024, 0.014)),
    ((0.050, 0.0, -0.014), (0.015, 0.023, 0.016)),
    ((0.040, 0.016, -0.022), (0.016, 0.010, 0.008)),
)


def _hand(body: Body, look: Look, side: str, blobs: Blobs) -> Mesh:
    bone, size = BONE[f"{side}_hand"], body.stature
    # The frame of a hand is right-handed on both sides: the thumb changes sides in it.
    mirror = (1.0, -SIGN[side], 1.0)
    return merge(
        [
            ellipsoid(
                bone,
                [c * m * size for c, m in zip(centre, mirror, strict=True)],
                [r * size for r in radii],
                look.skin,
            )
            for centre, radii in blobs
        ]
    )
