"""What the hands hold, hung on the hand's bone across the palm."""

from pose.synthetic.body import Body
from pose.synthetic.geometry import SIGN
from pose.synthetic.render.bones import BONE
from pose.synthetic.render.mesh import Colour, Mesh, Ring, tube

_STEEL: Colour = (170, 172, 176)
_RUBBER: Colour = (40, 40, 44)


def prop(name: str, body: Body, side: str) -> list[Mesh]:
    """The named equipment in one hand."""
    return _PROPS[name](BONE[f"{side}_hand"], 0.05 * body.stature, SIGN[side])


def _nothing(_bone: int, _palm: float, _out: float) -> list[Mesh]:
    return []


def _dumbbell(bone: int, palm: float, _out: float) -> list[Mesh]:
    """A handle with a head at either end, metres."""
    parts = [_bar(bone, palm, -0.09, 0.09, 0.014, _STEEL)]
    parts += [_bar(bone, palm, a, b, 0.048, _RUBBER) for a, b in ((-0.13, -0.075), (0.075, 0.13))]
    return parts


def _barbell(bone: int, palm: float, out: float) -> list[Mesh]:
    """The half of it that a hand with the thumb inside holds, with its plate; metres."""
    near, far = 0.46 * out, 0.5 * out
    plate = _bar(bone, palm, min(near, far), max(near, far), 0.18, _RUBBER)
    return [*_plain_bar(bone, palm, out), plate]


def _plain_bar(bone: int, palm: float, out: float) -> list[Mesh]:
    """Half a bar; the halves overlap in the middle, metres."""
    inner, outer = -0.35 * out, 0.55 * out
    return [_bar(bone, palm, min(inner, outer), max(inner, outer), 0.014, _STEEL)]


def _bar(bone: int, palm: float, start: float, end: float, radius: float, colour: Colour) -> Mesh:
    """Along the hand's y; a tube along y has its first shift along x and its second along z."""
    rings = [Ring(at, radius, radius, colour, ahead=palm, aside=-0.018) for at in (start, end)]
    return tube(bone, rings, segments=10, axis="y")


_PROPS = {
    "none": _nothing,
    "dumbbells": _dumbbell,
    "barbell": _barbell,
    "bar": _plain_bar,
}
